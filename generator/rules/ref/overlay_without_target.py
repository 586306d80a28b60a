"""改的这一条市级没有

## 为什么
旗县区的文件只写与市级不同的地方：写上名称，就是改市级的那一条。名称对不上，改动就落了空——写错了字的以为改了其实没改，多收的材料也会混在里面(赤工改办综合字〔2023〕7号三(三)：不得额外增加或变相增加办理环节、申请材料)。对的是本地跟随的那个市级版本，改过名的也能认出来。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
申请材料:
  - {名称: 施工合同书, 份数: 1}  # expect: REF101
  - {名称: 资金落实证明, 变动: 不要求}  # expect: REF101
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
申请材料:
  - {名称: 施工合同, 份数: 1}
  - {名称: 建设资金已经落实承诺书, 变动: 不要求}
```

## 怎么改
照提示里市级现在的名称改。确实是本地新增的，写全并加 `变动: 增加`(会被指出，除非市工改办批准了豁免)。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.credit import GUIDE, tiers
from generator.collection.holding import Baseline
from generator.findings import ERROR, Fact
from generator.model.identity import normal
from generator.model.shape import Shape
from generator.model.tree import Node, Scalar, Table
from generator.reading.explain import near_names
from generator.resolving import ADD, CHANGE
from generator.resolving.overlay import names_of
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Entries of a county's file that name nothing in the city version it follows, and of a tier of credit in the one in force."""
    for holding in portal.holdings():
        if holding.overlay is not None:
            yield from _untargeted(portal, holding.overlay.tree, holding.followed, holding.place)
    for tier in tiers(portal):
        for change in tier.changes:
            baseline, own = portal.baseline(change.item), change.table.get(GUIDE)
            if baseline is not None and isinstance(own, Table):
                yield from (fact._replace(mended_by="市工改办") for fact in _untargeted(portal, own, baseline, ""))


def _untargeted(portal: Portal, tree: Table, base: Baseline, place: str) -> Iterator[Fact]:
    for name in tree.entries:
        shape = portal.shapes.get(name)
        if shape is None or shape.meta or shape.kind != "table":
            continue
        theirs = base.elements.get(name)
        known = names_of(theirs, shape)
        for entry in tree.tables(name):
            own = entry.get(shape.key)
            if not isinstance(own, Scalar) or entry.text(CHANGE) == ADD:
                continue
            target = known.get(normal(own.text))
            if target is None or normal(target.text(shape.key)) != normal(own.text):
                yield Fact(own.where, f"“{name}”里改了“{own.text}”，市级第{base.guide.number}版没有这一条。",
                           _cure(own.text, target, theirs, known, shape), place, base.item,
                           f"{name}/{own.text}", ((theirs or base.guide.tree).where,))


def _cure(text: str, renamed: Table | None, theirs: Node | None, known: dict[str, Table], shape: Shape) -> str:
    if renamed is not None:
        return f"市级已经改名为“{renamed.text(shape.key)}”，照新的名称写。"
    if isinstance(theirs, Scalar):
        return f"市级这一项写的是 {theirs.text}，还没有可以改的；这里的先删掉。"
    near = near_names(text, list(dict.fromkeys(entry.text(shape.key) for entry in known.values())))
    guess = f"是不是“{'”或者“'.join(near)}”？" if near else ""
    return f"{guess}写错了照市级的名称改；本地新增的写全并加 变动: 增加。"


RULE = Rule(code="REF101", name="overlay-without-target", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(三)", mended_by="旗县区", check=check)
