"""写了空的列表

## 为什么
空的列表不会把市级的内容去掉，没有写到的照市级执行。写的人多半以为这样就是“一样都不要”。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
申请材料: []  # expect: GDE111
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
申请材料:
  - {名称: 施工合同, 变动: 不要求}
```

## 怎么改
照市级执行的，删掉这一行；不要其中几条的，逐条写 `{名称: …, 变动: 不要求}`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.model.tree import Items
from generator.rules.repeating import overlays
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Keyed lists of a county without an entry."""
    for holding, overlay in overlays(portal):
        for name, node in overlay.entries.items():
            shape = portal.shapes.get(name)
            if shape is not None and shape.kind == "table" and not shape.meta and isinstance(node, Items) and not node.nodes:
                yield Fact(node.where, f"“{name}”是空的，不起作用，仍照市级执行。", "删掉这一行；不要其中几条的，逐条写 变动: 不要求。",
                           holding.place, holding.item, name)


RULE = Rule(code="GDE111", name="empty-list", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)", mended_by="旗县区", check=check)
