"""Pauses the law allows, up to their listed time, and the due date that they and an extension leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from generator.clocks.calendar import Calendar, Due
from generator.clocks.pauses import Span
from generator.model.quantity import Quantity


def listed(closed: Iterable[Span], procedures: Mapping[str, Quantity | None], calendar: Calendar) -> list[Span]:
    """Closed pauses of lawful procedures, each up to its listed time; 未规定 and an unknown time set none."""
    return [Span(span.start, min(span.end, last_day(span, procedures[span.name], calendar)), span.name)
            for span in closed if span.name in procedures]


def last_day(span: Span, limit: Quantity | None, calendar: Calendar) -> date:
    """The last day of a pause that its listed time allows."""
    return span.end if limit is None or limit.number < 0 else calendar.due(span.start, limit).day


def due_date(start: date | None, limit: Quantity | None, extension: Quantity | None, approved: Sequence[date],
             excluded: Sequence[Span], calendar: Calendar) -> Due | None:
    """The due date of a limit; an extension counts when it was approved not after the date without it.

    None where nothing has started, or the law sets no limit or it is not known.
    """
    if start is None or limit is None or limit.number < 0:
        return None
    due = calendar.due(start, limit, excluded)
    if extension is None or extension.number <= 0 or not any(day <= due.day for day in approved):
        return due
    if extension.unit == limit.unit:
        return calendar.due(start, Quantity(limit.number + extension.number, limit.unit), excluded)
    later = calendar.due(due.day, extension, excluded)
    return Due(later.day, due.provisional or later.provisional)
