"""Elements against the element their `x-bound` names: promise against statute.

Looks at the city guide in force of every item, and in counties only at what stands in the
county's own file and is no heavier than the city already (then a level rule has said it). This
table only says under which name a breach is reported; the last takes what is left, so a new
`x-bound` in the schema is covered without a line of code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from generator.collection import Holding, Portal
from generator.comparing import Difference, Effect, compare_element
from generator.findings import Fact, Finding, Where
from generator.model.tree import Node, Scalar, Table
from generator.rules.levels import called, place_in, said

_KINDS: dict[str, Callable[[Difference], bool]] = {
    "promise-longer-than-statute": lambda d: d.path == ("承诺办结时限",),
    "promise-start-later-than-statute": lambda d: d.path == ("承诺时限起点",),
    "procedure-outside-lawful": lambda d: d.path[0] == "特别程序" and d.kind == "added" and len(d.path) == 2,
    "beyond-bound": lambda d: True,
}
CITY_DESK, COUNTY_DESK = "部门", "旗县区"


class Bounded(NamedTuple):
    """A difference of an element against its bound; `heavier_than_city` when a level rule has it."""

    place: str
    item: str
    difference: Difference
    where: Where
    related: Where
    desk: str
    heavier_than_city: bool = False


def kind_of(difference: Difference) -> str:
    """The name of the rule that reports an element beyond its bound."""
    return next(name for name, takes in _KINDS.items() if takes(difference))


def beyond(portal: Portal, name: str) -> Iterator[Fact]:
    """Facts of one bound rule; what is heavier than the city is left to the level rules."""
    for bounded in against_bounds(portal):
        if bounded.difference.effect is Effect.HEAVIER and kind_of(bounded.difference) == name and not bounded.heavier_than_city:
            yield _fact(bounded)


def beyond_though_waived(portal: Portal, name: str, findings: list[Finding]) -> Iterator[Fact]:
    """A waiver lets a county be heavier than the city, never than the law."""
    waived = {(finding.place, finding.item, finding.subject) for finding in findings
              if finding.waived and finding.code.startswith("LVL")}
    for bounded in against_bounds(portal):
        difference = bounded.difference
        if (bounded.heavier_than_city and difference.effect is Effect.HEAVIER and kind_of(difference) == name
                and (bounded.place, bounded.item, difference.subject) in waived):
            yield _fact(bounded)


def against_bounds(portal: Portal) -> Iterator[Bounded]:
    """All differences against bounds: of each city guide in force, then of counties' own lines."""
    for item in portal.items:
        baseline = portal.baseline(item)
        if baseline is None or portal.ended(item):
            continue
        for difference, bound in _compared(portal, baseline.elements):
            where = place_in(baseline.guide.tree, difference.left, difference.holder, difference.path[0])
            yield Bounded(portal.city.code, item, difference, where, bound or where, CITY_DESK)
    for holding in portal.holdings():
        if holding.overlay is not None:
            yield from _of_county(portal, holding, holding.overlay.tree)


def _of_county(portal: Portal, holding: Holding, own: Table) -> Iterator[Bounded]:
    heavier = {difference.path for difference in holding.differences if difference.effect is Effect.HEAVIER}
    inherited: set[tuple[tuple[str, ...], Effect]] | None = None
    for difference, bound in _compared(portal, holding.elements):
        left = difference.left
        if left is None or left.where.path != own.where.path:
            continue
        if inherited is None:
            inherited = {(each.path, each.effect) for each, _ in _compared(portal, holding.followed.elements)}
        same = (difference.path, difference.effect) in inherited
        if same and (isinstance(left, Table) or difference.effect is Effect.OPEN):
            continue  # the city's own fault, said once at the city's line
        yield Bounded(holding.place, holding.item, difference, left.where, bound or left.where, COUNTY_DESK, difference.path in heavier)


def _compared(portal: Portal, elements: Mapping[str, Node]) -> Iterator[tuple[Difference, Where | None]]:
    for shape in portal.shapes.values():
        if shape.bound and shape.name in elements:
            limit = elements.get(shape.bound)
            for difference in compare_element(elements[shape.name], limit, shape):
                end = difference.right or limit
                yield difference, end.where if end is not None else None


def _fact(bounded: Bounded) -> Fact:
    difference = bounded.difference
    if difference.kind == "added" and difference.shape.kind in ("table", "texts"):
        message = f"{difference.labels[0]}写了“{difference.labels[-1]}”，法律允许的里面没有。"
    else:
        message = (f"{called(difference)}写 {said(difference.left, difference.shape)}，"
                   f"比法定的 {said(difference.right, difference.shape)} 重。")
    value = difference.left.text if isinstance(difference.left, Scalar) else ""
    return Fact(bounded.where, message, "改到不超过法定的内容；法定的写错了，改自治区清单。", bounded.place, bounded.item,
                difference.subject, (bounded.related,), value, mended_by=bounded.desk)
