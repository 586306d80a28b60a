"""The steps from version to version of a city guide, each with its differences."""

from __future__ import annotations

from dataclasses import dataclass

from generator.collection import Portal
from generator.comparing import Difference, Effect, compare
from generator.model.records import Version


@dataclass(frozen=True, slots=True)
class Step:
    """One version against the one before it; the first has no differences."""

    version: Version
    previous: Version | None
    differences: tuple[Difference, ...]

    @property
    def substantive(self) -> bool:
        """Whether anything but wording-free details changed: the order decides, not the record."""
        return any(difference.effect is not Effect.NEUTRAL for difference in self.differences)

    @property
    def sections(self) -> tuple[str, ...]:
        """Top elements that changed in substance, in schema order."""
        return tuple(dict.fromkeys(d.path[0] for d in self.differences if d.effect is not Effect.NEUTRAL))


def steps(portal: Portal, item: str) -> list[Step]:
    """All kept versions of a city guide, oldest first, announced ones included."""
    shapes = portal.shapes.of_home("市指南")
    found: list[Step] = []
    previous: Version | None = None
    for version in portal.guides(item):
        differences = compare(version.tree.entries, previous.tree.entries, shapes) if previous else []
        found.append(Step(version, previous, tuple(differences)))
        previous = version
    return found
