"""写的与市级相同

## 为什么
旗县区只写与市级不同的地方。相同的写了没有作用，市级以后改了，这里还是旧的，就成了差异。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限: 5日  # expect: GDE110
申请材料:
  - {名称: 施工合同, 份数: 1, 材料类型: 复印件}  # expect: GDE110
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
申请材料:
  - {名称: 施工合同, 份数: 1}
```

## 怎么改
删掉这一项，照市级执行。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.repeating import overlays, repeated
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Elements, entries and fields of a county that say what the city says."""
    for holding, overlay in overlays(portal):
        for node, related, subject in repeated(holding, overlay):
            yield Fact(node.where, f"“{subject}”与市级第{holding.followed.guide.number}版相同，不用写。", "删掉这一项，照市级执行。",
                       holding.place, holding.item, subject, (related,))


RULE = Rule(code="GDE110", name="equal-to-parent", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)", mended_by="旗县区", check=check)
