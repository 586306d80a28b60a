"""只能从几个词里选，写了别的

## 为什么
这一项只有几种写法，统一了才能比较、查找和统计。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
示例: 对  # expect: SCH103
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
示例: 是
```

## 怎么改
从提示列出的写法里选一个。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SCH103", name="value-not-allowed", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("value-not-allowed"))
