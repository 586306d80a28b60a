"""括号或者缩进套得太多层

## 为什么
正常的文件套四五层。套到十二层的，多半是括号没有关上，或者缩进一行比一行多。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
俗称: [[[[[[[[[[[[[开工证]]]]]]]]]]]]]  # expect: SRC111
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理形式: [窗口办理, 网上办理, 快递申请]
```

## 怎么改
检查提示的那一行：没关上的括号补上，多余的括号删掉，同一层的行对齐。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC111", name="too-deep", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("too-deep"))
