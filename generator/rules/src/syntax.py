"""文件的格式读不出来

## 为什么
少一个引号、括号，缩进没对齐，冒号后面少空格，整个文件就读不出来，网站只能显示上一次好的内容。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限:4日  # expect: SRC103
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限: 4日
办理环节:
  - {名称: 审查, 时限: 2日}
```

## 怎么改
到提示的那一行看：

- 冒号后面空一格，一行只有一个英文冒号；
- 同一层的行，前面的空格一样多，用两个空格，不用 Tab；
- 引号、方括号、花括号成对，各项之间用英文逗号；
- 内容里有冒号、`#`、逗号，或者以 `@ % &` 开头的，整句加英文引号。

改完再运行一次 `portal check`。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC103", name="syntax", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("syntax"))
