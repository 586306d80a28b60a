"""County against the city version it follows: which LVL rule a difference belongs to.

All level rules look at the one comparison; this table only says under which name a difference
is reported. The first name that takes a difference has it, the last takes what is left, so an
element added to the schema is covered without a line of code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.collection import Holding, Portal
from generator.comparing import Difference, Effect
from generator.findings import ERROR, Fact, Finding, Where
from generator.model.shape import Shape
from generator.model.tree import Node, Scalar, Table, is_unknown

_KINDS: dict[str, Callable[[Difference], bool]] = {
    "material-not-in-parent": lambda d: d.path[0] == "申请材料" and d.kind == "added" and len(d.path) == 2,
    "step-not-in-parent": lambda d: d.path[0] == "办理环节" and d.kind == "added" and len(d.path) == 2,
    "special-procedure-not-in-parent": lambda d: d.path[0] == "特别程序" and d.kind == "added" and len(d.path) == 2,
    "condition-not-in-parent": lambda d: d.path[0] in ("受理条件", "审查标准") and d.kind == "added",
    "fee-heavier-than-parent": lambda d: d.path[0] == "收费",
    "limit-longer-than-parent": lambda d: d.shape.kind == "limit" and d.shape.burden == "at-most",
    "start-later-than-parent": lambda d: d.path == ("承诺时限起点",),
    "material-stricter-than-parent": lambda d: d.path[0] == "申请材料",
    "step-stricter-than-parent": lambda d: d.path[0] in ("办理环节", "特别程序"),
    "more-visits-than-parent": lambda d: d.path == ("到现场次数",),
    "fewer-channels-than-parent": lambda d: d.path[0] in ("办理形式", "网办深度", "告知承诺"),
    "heavier-than-parent": lambda d: True,
}
ADVICE = "改回市级的内容，或者报市工改办批准后在 catalog/waivers.yml 写一条豁免。"
SETTLE = "能照市级原文写的照写，或者删掉这一行；确实要不同的，报市工改办判定是减负、加重还是不变。"


def kind_of(difference: Difference) -> str:
    """The name of the LVL rule that reports a heavier difference."""
    return next(name for name, takes in _KINDS.items() if takes(difference))


def heavier(portal: Portal, name: str) -> Iterator[Fact]:
    """Facts of one level rule over all counties."""
    for holding in portal.holdings():
        for difference in holding.differences:
            if difference.effect is Effect.HEAVIER and kind_of(difference) == name:
                yield level_fact(holding, difference, _message(holding, difference), ADVICE)


def undecided(portal: Portal) -> Iterator[tuple[Holding, Difference]]:
    """Differences of all counties of which the order cannot say whether they are heavier."""
    for holding in portal.holdings():
        for difference in holding.differences:
            if difference.effect is Effect.OPEN:
                yield holding, difference


def level_fact(holding: Holding, difference: Difference, message: str, advice: str) -> Fact:
    """A fact at the county's line, with the city's line as related."""
    own, theirs = ends(holding, difference)
    value = difference.left.text if isinstance(difference.left, Scalar) else ""
    return Fact(own, message, advice, holding.place, holding.item, difference.subject, (theirs,), value)


def ends(holding: Holding, difference: Difference) -> tuple[Where, Where]:
    """Where a difference stands in the county's file and in the city's guide."""
    overlay, guide = holding.overlay, holding.followed.guide
    assert overlay is not None
    return (place_in(overlay.tree, difference.left, difference.holder, difference.path[0]),
            place_in(guide.tree, difference.right, difference.holder_right, difference.path[0]))


def place_in(tree: Table, node: Node | None, holder: Node | None, element: str) -> Where:
    """The node itself, else the entry it lies in, else the element, whichever is in this file."""
    for candidate in (node, holder if isinstance(holder, Table) else None):
        if candidate is not None and candidate.where.path == tree.where.path:
            return candidate.where
    if element not in tree.keys and node is not None:
        return node.where
    return tree.place_of(element)


def _message(holding: Holding, difference: Difference) -> str:
    version = f"市级第{holding.followed.guide.number}版"
    *inside, name = difference.labels
    words = "、".join(inside)
    if difference.kind == "reordered":
        return f"{words}的先后次序比{version}多了限制。"
    if difference.kind != "changed" and (difference.shape.kind in ("table", "texts")):
        more = difference.kind == "added"
        return f"{words}{'多' if more else '少'}了“{name}”，{version}{'没有' if more else '有'}。"
    return (f"{called(difference)}写 {said(difference.left, difference.shape)}，"
            f"比{version}的 {said(difference.right, difference.shape)} 重。")


def called(difference: Difference) -> str:
    """An element in a sentence: “承诺办结时限”, “施工合同”的份数."""
    *inside, name = difference.labels
    return f"“{inside[-1]}”的{name}" if inside else f"“{name}”"


def said(node: Node | None, shape: Shape) -> str:
    """A value in a sentence; what is not written counts as its default."""
    if isinstance(node, Scalar):
        return node.text
    return shape.default or "没有写"


def rejected(holding: Holding, findings: Iterable[Finding], *, forced: bool = False) -> list[Difference]:
    """Differences of a county whose page keeps the city's value: heavier ones no waiver tolerates, those a
    waiver tolerates but the law does not, and 待核 or 未公布 written over what the city states.

    `forced` asks against the version in force instead of the one followed.
    """
    own = [finding for finding in findings if (finding.place, finding.item) == (holding.place, holding.item)]
    tolerated = {(finding.name, finding.subject) for finding in own if finding.waived}
    wrong = {finding.subject for finding in own if finding.open and finding.severity == ERROR}
    return [difference for difference in (holding.latest_differences if forced else holding.differences)
            if dodges(difference) or (difference.effect is Effect.HEAVIER
            and ((kind_of(difference), difference.subject) not in tolerated or difference.subject in wrong))]


def dodges(difference: Difference) -> bool:
    """Whether a county writes 待核 or 未公布 where the city states a value."""
    return difference.effect is Effect.UNKNOWN and is_unknown(difference.left) and not (
        difference.right is None or is_unknown(difference.right))
