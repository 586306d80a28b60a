"""数太大、太小，或者条数、项数不对

## 为什么
有些内容有范围：次数不能是负数，版本从 1 起，不要一条材料时只写名称和变动。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: -1  # expect: SCH106
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 0
```

## 怎么改
照提示里的范围改。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SCH106", name="out-of-bounds", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("out-of-bounds"))
