"""少写了必填的内容

## 为什么
必填的内容是读文件的人一定要知道的。没有核对、没有公布也要写明，不能空着不提。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke  # expect: SCH102
到现场次数: 0
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
补上提示的那一项。没有核对写 `待核`，没有公布写 `未公布`；`portal new` 生成的空表里每一项都标着必填还是选填。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SCH102", name="missing-key", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("missing-key"))
