"""County against the city version it follows: which LVL rule a difference belongs to.

All level rules look at the one comparison; this table only says under which name a difference
is reported. The first name that takes a difference has it, the last takes what is left, so an
element added to the schema is covered without a line of code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.collection import Holding, Portal
from generator.comparing import Difference, Effect
from generator.findings import Fact, Finding, Where
from generator.model.tree import Node, Scalar, Table

_KINDS: dict[str, Callable[[Difference], bool]] = {
    "material-not-in-parent": lambda d: d.path[0] == "申请材料" and d.kind == "added" and len(d.path) == 2,
    "step-not-in-parent": lambda d: d.path[0] == "办理环节" and d.kind == "added" and len(d.path) == 2,
    "special-procedure-not-in-parent": lambda d: d.path[0] == "特别程序" and d.kind == "added" and len(d.path) == 2,
    "condition-not-in-parent": lambda d: d.path[0] in ("受理条件", "审查标准") and d.kind == "added",
    "fee-heavier-than-parent": lambda d: d.path[0] == "收费",
    "limit-longer-than-parent": lambda d: d.shape.kind == "limit",
    "start-later-than-parent": lambda d: d.path == ("承诺时限起点",),
    "material-stricter-than-parent": lambda d: d.path[0] == "申请材料",
    "step-stricter-than-parent": lambda d: d.path[0] in ("办理环节", "特别程序"),
    "more-visits-than-parent": lambda d: d.path == ("到现场次数",),
    "fewer-channels-than-parent": lambda d: d.shape.burden == "covers" or d.path == ("告知承诺",),
    "heavier-than-parent": lambda d: True,
}
ADVICE = "改回市级的内容,或者报市工改办批准后在 catalog/waivers.yml 写一条豁免。"


def kind_of(difference: Difference) -> str:
    """The name of the LVL rule that reports a heavier difference."""
    return next(name for name, takes in _KINDS.items() if takes(difference))


def heavier(portal: Portal, name: str) -> Iterator[Fact]:
    """Facts of one level rule over all counties."""
    for holding in portal.holdings():
        for difference in holding.differences:
            if difference.effect is Effect.HEAVIER and kind_of(difference) == name:
                yield level_fact(holding, difference, _message(holding, difference), ADVICE)


def level_fact(holding: Holding, difference: Difference, message: str, advice: str) -> Fact:
    """A fact at the county's line, with the city's line as related."""
    own, theirs = ends(holding, difference)
    value = difference.left.text if isinstance(difference.left, Scalar) else ""
    return Fact(own, message, advice, holding.place, holding.item, difference.subject, (theirs,), value)


def ends(holding: Holding, difference: Difference) -> tuple[Where, Where]:
    """Where a difference stands in the county's file and in the city's guide."""
    overlay, guide = holding.overlay, holding.followed.guide
    assert overlay is not None
    return (_place(difference.left, difference.holder, overlay.tree, difference.path[0]),
            _place(difference.right, difference.holder_right, guide.tree, difference.path[0]))


def _place(node: Node | None, holder: Node | None, tree: Table, element: str) -> Where:
    """The node itself, else the entry or list it lies in, else the element, if it is in this file."""
    for candidate in (node, holder if isinstance(holder, Table) else None):
        if candidate is not None and candidate.where.path == tree.where.path:
            return candidate.where
    if element not in tree.keys and node is not None:
        return node.where
    return tree.place_of(element)


def _message(holding: Holding, difference: Difference) -> str:
    version = f"市级第{holding.followed.guide.number}版"
    words = "、".join(difference.labels[:-1]) if len(difference.labels) > 1 else ""
    name = difference.labels[-1]
    inside = f"{words}的" if words else ""
    if difference.kind == "added":
        return f"{words or '这里'}多了“{name}”,{version}没有。"
    if difference.kind == "removed":
        return f"{words or '这里'}少了“{name}”,{version}有。"
    if difference.kind == "reordered":
        return f"{words}的先后次序比{version}多了限制。"
    return f"{inside}“{name}”写 {said(difference.left)},比{version}的 {said(difference.right)} 重。"


def said(node: Node | None) -> str:
    """A value in a sentence."""
    return node.text if isinstance(node, Scalar) else "没有写"


def rejected(holding: Holding, findings: Iterable[Finding]) -> list[Difference]:
    """Heavier differences of a county that no waiver tolerates: its page keeps the city's value."""
    tolerated = {(finding.name, finding.subject) for finding in findings
                 if finding.waived and (finding.place, finding.item) == (holding.place, holding.item)}
    return [difference for difference in holding.differences if difference.effect is Effect.HEAVIER
            and (kind_of(difference), difference.subject) not in tolerated]
