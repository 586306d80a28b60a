"""What a changed list or city guide means for the counties that handle the item.

Per county: whether the change simply comes through, whether a line of the county's own stands in
its way, whether the county thereby becomes heavier than the city, and by when it must act. Lists
hold everywhere at once: nobody follows them, so they always come through.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.changes.diff import Diff, FileChange
from generator.changes.lag import due
from generator.changes.steps import GUIDE, KEPT, substantive
from generator.clocks import Due
from generator.collection import Portal
from generator.comparing import Difference, Effect, compare
from generator.model.identity import normal
from generator.model.records import Claim, Place
from generator.model.tree import Items, Table
from generator.resolving import CHANGE, overlay

COMES, STANDS, HEAVIER = "照市级执行", "本地另有规定", "将比市级重"


class Impact(NamedTuple):
    """One county and one changed item. `due` is None when nothing has to be followed."""

    place: Place
    item: str
    follows: int
    standing: str
    own: tuple[str, ...]
    heavier: tuple[Difference, ...]
    due: Due | None


def impacts(diff: Diff) -> Iterator[Impact]:
    """Counties by changed item, in the order of the places."""
    for item, changes in weighing(diff).items():
        guide = next((each for each in changes if each.slot.kind == GUIDE), None)
        for place in diff.portal.counties:
            claim = diff.portal.claim(place.code, item)
            if claim is None or not claim.claimed:
                continue
            if guide is not None and guide.old and guide.new:
                yield _impact(diff.portal, guide, guide.old, guide.new, place, claim)
            else:
                yield Impact(place, item, claim.follows, COMES, (), (), None)


def weighing(diff: Diff) -> dict[str, list[FileChange]]:
    """The changed lists and city guides that both sides have, by item."""
    found: dict[str, list[FileChange]] = {}
    for change in diff.files:
        if change.slot.kind in KEPT and not change.slot.number and change.differences:
            found.setdefault(change.slot.item, []).append(change)
    return found


def _impact(portal: Portal, change: FileChange, old: Table, new: Table, place: Place, claim: Claim) -> Impact:
    file = portal.overlay(place.code, claim.item)
    own = file.tree if file else None
    heavier = _heavier(portal, own, new, old) if own is not None else ()
    touched = tuple(dict.fromkeys(each.subject for each in change.differences if own is not None and states(own, each)))
    standing = HEAVIER if heavier else STANDS if touched else COMES
    version = change.version
    owed = version is not None and substantive(change.differences) and claim.follows < version.number
    return Impact(place, claim.item, claim.follows, standing, touched, heavier,
                  due(portal, version) if owed and version is not None else None)


def _heavier(portal: Portal, own: Table, new: Table, old: Table) -> tuple[Difference, ...]:
    """What of the county's own becomes heavier by the change; what was heavier before is another matter."""
    shapes = portal.shapes.of_home("旗县区指南")

    def against(base: Table) -> list[Difference]:
        laid = overlay(base.entries, own.entries, portal.shapes)
        return [each for each in compare(laid, base.entries, shapes) if each.effect is Effect.HEAVIER]

    before = {each.path for each in against(old)}
    return tuple(each for each in against(new) if each.path not in before)


def states(own: Table, difference: Difference) -> bool:
    """Whether a county's file says something of its own where a difference lies."""
    node = own.get(difference.path[0])
    if node is None or len(difference.path) == 1 or not isinstance(node, Items):
        return node is not None
    names = {normal(name) for name in (difference.path[1], difference.labels[1])}
    rows = [row for row in node.nodes if isinstance(row, Table) and names & {normal(row.text(key)) for key in list(row.entries)[:1]}]
    if not any(isinstance(row, Table) for row in node.nodes):
        return True  # a list of texts is stated whole
    return any(len(difference.path) == 2 or difference.path[2] in row.entries or CHANGE in row.entries for row in rows)
