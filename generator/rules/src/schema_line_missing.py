"""第一行不是编辑器用的格式说明

## 为什么
每个数据文件的第一行告诉编辑器这是哪一类文件。有了它，写的时候就有中文提示，写错的地方当场画线。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
事项: jianzhu-gongcheng-shigong-xuke  # expect: SRC113
版本: 1
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
把提示里给出的那一行原样放到文件的第一行，前面不要有空行。
"""

from __future__ import annotations

from generator.findings import WARNING
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC113", name="schema-line-missing", severity=WARNING, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("schema-line-missing"))
