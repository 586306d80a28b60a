"""The steps from version to version of a file, each with its differences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.collection import Portal
from generator.comparing import Difference, Effect, compare
from generator.model.records import Change, Version

GUIDE = "市指南"
KEPT = ("自治区清单", "市清单", GUIDE)  # kinds whose versions others follow
_SETTLED = {"减负": Effect.LIGHTER, "加重": Effect.HEAVIER, "不变": Effect.NEUTRAL}


@dataclass(frozen=True, slots=True)
class Step:
    """One version against the one before it; the first has no differences."""

    version: Version
    previous: Version | None
    differences: tuple[Difference, ...]

    @property
    def substantive(self) -> bool:
        """Whether anything but wording-free details changed: the order decides, not the record."""
        return substantive(self.differences)

    @property
    def sections(self) -> tuple[str, ...]:
        """Top elements that changed in substance, in schema order."""
        return tuple(dict.fromkeys(d.path[0] for d in self.differences if d.effect is not Effect.NEUTRAL))


def steps(portal: Portal, item: str) -> list[Step]:
    """All kept versions of a city guide, oldest first, announced ones included."""
    return steps_of(portal, GUIDE, portal.city.code, item)


def steps_of(portal: Portal, kind: str, place: str, item: str) -> list[Step]:
    """All kept versions of a list file or a guide, oldest first."""
    shapes = portal.shapes.of_home(kind)
    found: list[Step] = []
    previous: Version | None = None
    for version in portal.versions(kind, place, item):
        differences = compare(version.tree.entries, previous.tree.entries, shapes) if previous else []
        found.append(Step(version, previous, tuple(differences)))
        previous = version
    return found


def substantive(differences: tuple[Difference, ...]) -> bool:
    """Whether any difference weighs, or might."""
    return any(difference.effect is not Effect.NEUTRAL for difference in differences)


def notes(change: Change) -> dict[str, str]:
    """The lines of 影响 in a change record: element → effect."""
    return {row.text("要素"): row.text("影响") for row in change.table.tables("影响")}


def settled(difference: Difference, notes: Mapping[str, str]) -> Effect:
    """The effect after the change record has spoken: its 影响 settles 待判, never 加重."""
    if difference.effect is Effect.OPEN:
        return _SETTLED.get(notes.get(difference.subject, ""), Effect.OPEN)
    return difference.effect
