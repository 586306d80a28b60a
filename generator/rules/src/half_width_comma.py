"""英文逗号把一句话切断了

## 为什么
写在 `{ }` 里的内容，英文逗号表示换下一项。一句话里用了英文逗号，后半句就变成了一个没有内容的名称。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理环节:
  - {名称: 审查, 时限: 2日, 情形: 涉及现场核验的, 需要专家评审的}  # expect: SRC106
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限: 4日
办理环节:
  - {名称: 审查, 时限: 2日, 办理岗位: 审批岗位，需要时现场核验}
```

## 怎么改
句子里的逗号改成中文逗号(，)，或者把整句加英文引号。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC106", name="half-width-comma", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("half-width-comma"))
