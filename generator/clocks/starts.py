"""The day a law begins to count: acceptance, deemed acceptance, receipt, or materials completed.

行政许可法第三十二条: a notice of what is missing is given once, on the spot or within five working
days; otherwise the application is accepted from the day it was received.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.clocks.calendar import Calendar
from generator.clocks.kinds import ACCEPTED
from generator.clocks.pauses import Paired
from generator.model.quantity import Quantity

MOVED = frozenset({"收到申请", "收到全部信息"})  # a supplement asked for in time moves these


class Answer(NamedTuple):
    """How the office answered an application: received, accepted, first supplement asked for and completed.

    `end` is the day of the result, or as-of when the case is open.
    """

    received: date
    accepted: date | None
    asked: date | None
    completed: date | None
    end: date
    closed: bool


class Start(NamedTuple):
    """The first day of a clock (itself not counted); deemed when the law puts it, not the office."""

    day: date | None
    deemed: bool = False


def answered(received: date, accepted: date | None, supplements: Paired, end: date, closed: bool) -> Answer:
    """The answer with the first supplement asked for on or after receipt: only that one can move a start."""
    pairs = [(span.start, False, span.end) for span in supplements.closed if received <= span.start <= end]
    pairs += [(span.start, True, span.start) for span in supplements.unclosed if received <= span.start <= end]
    asked, unclosed, completed = min(pairs, default=(None, True, None))
    return Answer(received, accepted, asked, completed if completed and not unclosed and completed <= end else None, end, closed)


def legal_start(kind: str, answer: Answer, notice: Quantity, calendar: Calendar) -> Start:
    """The start of a law that counts from `kind`; none while the applicant has yet to complete, or no law says.

    - 受理: the day of acceptance, unless that came later than `notice` after receipt, or never:
      then the day of receipt. After a supplement asked for in time the completed materials are
      what was received. Acceptance with the supplement still open stands as it is.
    - 收到申请, 收到全部信息: the day of receipt; a supplement asked for in time moves it to the day
      of completion, or of acceptance when that came first.
    - any other kind: the day of receipt. An empty kind has no start.
    """
    if kind == ACCEPTED:
        return _acceptance(answer, notice, calendar)
    if kind in MOVED and in_time(answer, notice, calendar):
        done = [day for day in (answer.completed, answer.accepted) if day is not None]
        return Start(min(done) if done else _undone(answer))
    return Start(answer.received if kind else None)


def in_time(answer: Answer, notice: Quantity, calendar: Calendar) -> bool:
    """Whether a supplement was asked for before acceptance and within the notice period."""
    asked, accepted, completed = answer.asked, answer.accepted, answer.completed
    if asked is None or asked > calendar.due(answer.received, notice).day:
        return False
    return accepted is None or asked < accepted or (completed is not None and completed <= accepted)


def _acceptance(answer: Answer, notice: Quantity, calendar: Calendar) -> Start:
    received, accepted, completed = answer.received, answer.accepted, answer.completed
    if in_time(answer, notice, calendar):
        if completed is None or (accepted is not None and accepted < completed):
            return Start(accepted or _undone(answer))
        received = completed
    last = calendar.due(received, notice).day
    if accepted is not None:
        return Start(accepted) if accepted <= last else Start(received, deemed=True)
    if answer.end > last:
        return Start(received, deemed=True)
    return Start(received if answer.closed else None)


def _undone(answer: Answer) -> date | None:
    """A supplement never completed: nothing has begun, unless the case was decided all the same."""
    return answer.received if answer.closed else None
