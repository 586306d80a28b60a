"""The initial review by a lower level, which has its own clock (行政许可法第四十三条).

The lower level receives, accepts and pauses by the same rules; it ends when the file is handed up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from generator.clocks.calendar import Calendar, Due
from generator.clocks.kinds import ACCEPTED, REVIEWED, REVIEWING, Kinds
from generator.clocks.limits import due_date
from generator.clocks.log import Round
from generator.clocks.pauses import Paired, Span, cut, union
from generator.clocks.starts import answered, legal_start
from generator.clocks.terms import Terms


class Review(NamedTuple):
    """The review against its own limit; `days` are working days without lawful pauses."""

    started: date | None
    ended: date | None
    due: Due | None
    late: bool | None
    days: int | None


def review(log: Round, received: date, supplements: Paired, lawful: Sequence[Span],
           terms: Terms, calendar: Calendar, kinds: Kinds) -> Review | None:
    """The review of a case that has one; still open ones run to the end of the case or as-of."""
    accepted, handed = log.first_of(REVIEWING), handed_up(log, received)
    if accepted is None and handed is None:
        return None
    end = handed or log.end
    answer = answered(received, accepted, supplements, end, handed is not None)
    start = legal_start(ACCEPTED, answer, terms.notice, calendar).day
    due = due_date(start, kinds[REVIEWING].limit, None, [], lawful, calendar)
    if start is None or due is None:
        return Review(start, handed, None, None, None)
    days = calendar.working_days_between(start, end) - working(union(cut(lawful, start, end)), calendar)
    return Review(start, handed, due, end > due.day, days)


def handed_up(log: Round, received: date) -> date | None:
    """The day the lower level handed the file up: not before it had accepted, or received, it."""
    return log.first_of(REVIEWED, log.first_of(REVIEWING) or received)


def working(spans: Iterable[Span], calendar: Calendar) -> int:
    """Working days of disjoint spans."""
    return sum(calendar.working_days_between(span.start, span.end) for span in spans)
