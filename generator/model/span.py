"""Limits added up along a line of items: a number for each unit, nothing converted.

The one crossing of units that is decided is that of `quantity.order`: N日 never outlasts N个工作日. Sums are of the
limits as written; that a last day in 日 may roll over a holiday is the calendar's business, not theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from generator.model.quantity import Quantity


class Span(NamedTuple):
    """How much of each unit. The order is that in which they are said."""

    months: int = 0
    working: int = 0
    days: int = 0
    hours: int = 0

    def plus(self, limit: Quantity | None) -> Span:
        """One limit more; what is no number of days (即办, 未规定, nothing) adds none."""
        if limit is None or limit.number <= 0:
            return self
        return self._replace(**{_FIELDS[limit.unit]: getattr(self, _FIELDS[limit.unit]) + limit.number})

    def covers(self, other: Span) -> bool:
        """Whether the other is certainly no longer."""
        return (self.months >= other.months and self.hours >= other.hours and self.working >= other.working
                and self.working + self.days >= other.working + other.days)

    @property
    def parts(self) -> tuple[Quantity, ...]:
        """The units that occur, as limits."""
        return tuple(Quantity(number, unit) for unit, field in _FIELDS.items() if (number := getattr(self, field)))


_FIELDS = {"个月": "months", "个工作日": "working", "日": "days", "小时": "hours"}
_Some = TypeVar("_Some")


def longest(found: Iterable[_Some], span: Callable[[_Some], Span]) -> list[_Some]:
    """Those that no other outlasts, in the order given; the first of equal ones. More than one where the units cannot say."""
    kept: list[_Some] = []
    for each in found:
        if not any(span(other).covers(span(each)) for other in kept):
            kept = [other for other in kept if not span(each).covers(span(other))]
            kept.append(each)
    return kept
