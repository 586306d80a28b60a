"""同一个名称写了两次

## 为什么
同一层里一个名称只能写一次。写两次时，有的软件取前一个，有的取后一个，公布出去的就不知道是哪一个。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 0
到现场次数: 1  # expect: SRC101
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
留下对的那一行，删掉另一行。提示里写着前一次在第几行。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC101", name="duplicate-key", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("duplicate-key"))
