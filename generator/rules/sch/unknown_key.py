"""不认识的名称

## 为什么
每类文件能写哪些内容，在 `catalog/schemas/` 里有定义。名称错一个字，这一项就不会公布；写在别的文件里的内容写到这里，会出现两个说法。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺时限: 4日  # expect: SCH101
办理结果: 施工许可证  # expect: SCH101
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
照提示里相近的名称改；提示说写在别的文件里的，到那个文件里改，这里删掉。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SCH101", name="unknown-key", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("unknown-key"))
