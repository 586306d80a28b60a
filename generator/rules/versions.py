"""Files that carry a version, each against the one it replaced: what the VER rules look at.

Only the present file is held against the newest version kept below it; older steps are history
that nobody can mend.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.changes import KEPT, Diff, FileChange, Step, notes, settled
from generator.collection import Portal
from generator.comparing import Difference, Effect, compare
from generator.findings import Fact, Where
from generator.model.records import Version, version_of
from generator.model.tree import Table
from generator.rules.levels import place_in

DESK = {"自治区清单": "自治区", "市清单": "市工改办", "市指南": "部门", "旗县区指南": "旗县区"}


class Kept(NamedTuple):
    """A present file: the step from the version before it, and a kept version that bears its number or a
    higher one (then nobody knows which step this is, and there are no differences)."""

    kind: str
    place: str
    item: str
    step: Step
    rival: Version | None

    @property
    def tree(self) -> Table:
        """The present text."""
        return self.step.version.tree

    @property
    def row(self) -> Table | None:
        """The present version's line in the change record."""
        table = self.step.version.change.table
        return None if table is self.tree else table

    def effects(self) -> list[tuple[Difference, Effect]]:
        """Differences against the version before, as the change record settles them."""
        said = notes(self.step.version.change)
        return [(each, settled(each, said)) for each in self.step.differences]

    def fact(self, where: Where, message: str, advice: str, subject: str, *related: Where) -> Fact:
        """A fact for the desk that keeps the file."""
        return Fact(where, message, advice, self.place, self.item, subject, related, mended_by=DESK[self.kind])

    def spot(self, difference: Difference) -> Where:
        """Where a difference lies in the present file."""
        return place_in(self.tree, difference.left, difference.holder, difference.path[0])


def present(portal: Portal, *kinds: str) -> Iterator[Kept]:
    """The present files of these kinds (region, city list and guide when none is named)."""
    for kind in kinds or KEPT:
        shapes = portal.shapes.of_home(kind)
        for document in portal.of_kind(kind):
            if document.tree is None or document.stale:
                continue
            place, item = document.slot.place, document.slot.item
            now = version_of(document.tree, document.path)
            kept = [each for each in portal.versions(kind, place, item) if each.path != document.path]
            before = max((each for each in kept if each.number < now.number), key=lambda each: each.number, default=None)
            rival = max((each for each in kept if each.number >= now.number), key=lambda each: each.number, default=None)
            differences = tuple(compare(now.tree.entries, before.tree.entries, shapes)) if before and not rival else ()
            yield Kept(kind, place, item, Step(now, before, differences), rival)


def changed(diff: Diff, *kinds: str) -> Iterator[tuple[FileChange, Version, Version]]:
    """Files of these kinds (region and city files when none is named) that differ between two revisions: the change, the version
    now, the version before."""
    for change in diff.files:
        if change.slot.kind in (kinds or KEPT) and not change.slot.number and change.old is not None and change.new is not None and not change.unread:
            yield change, version_of(change.new, change.path), version_of(change.old, change.path)


def named(differences: list[Difference]) -> str:
    """The elements of some differences in a sentence, three at most."""
    names = list(dict.fromkeys(each.subject for each in differences))
    return "、".join(f"“{name}”" for name in names[:3]) + (f"等{len(names)}处" if len(names) > 3 else "")
