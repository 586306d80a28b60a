"""Lag: a county still follows a version although a later one in substance is in force.

Derived from pin, versions, as-of and calendar, never stored. The clock starts with the first
substantive version after the pin, so a later cosmetic one neither clears nor creates lag.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.changes.steps import Step, steps
from generator.clocks import Due
from generator.collection import Holding, Portal
from generator.comparing import Effect, compare
from generator.model import quantity
from generator.model.records import Version


@dataclass(frozen=True, slots=True)
class Lag:
    """What a county owes: versions, sections changed, due date. `left` is working days to the due
    date, negative when past."""

    followed: int
    latest: int
    missed: tuple[Step, ...]
    due: Due
    left: int

    @property
    def late(self) -> bool:
        """Whether the due date is past."""
        return self.left < 0

    @property
    def sections(self) -> tuple[str, ...]:
        """Elements changed in substance since the version followed."""
        return tuple(dict.fromkeys(name for step in self.missed for name in step.sections))


def lag(portal: Portal, holding: Holding) -> Lag | None:
    """The lag of a claimed item on the portal's day, None when there is none."""
    followed, latest = holding.followed.guide, holding.latest.guide
    if followed.number >= latest.number:
        return None
    missed = tuple(step for step in steps(portal, holding.item)
                   if followed.number < step.version.number <= latest.number and step.substantive)
    if not missed or not _differ(portal, holding):
        return None
    ends = due(portal, missed[0].version)
    today, calendar = portal.as_of, portal.calendar
    left = (calendar.working_days_between(today, ends.day) if ends.day >= today
            else -max(1, calendar.working_days_between(ends.day, today)))
    return Lag(followed.number, latest.number, missed, ends, left)


def due(portal: Portal, version: Version) -> Due:
    """By when a version must be followed: 生效日期 plus 宽限."""
    grace = quantity.parse(version.change.grace) or quantity.Quantity(0, "")
    return portal.calendar.due(version.effective, grace)


def _differ(portal: Portal, holding: Holding) -> bool:
    """Whether the version in force still differs in substance: a change taken back is owed by nobody."""
    found = compare(holding.latest.guide.tree.entries, holding.followed.guide.tree.entries, portal.shapes.of_home("市指南"))
    return any(difference.effect is not Effect.NEUTRAL for difference in found)
