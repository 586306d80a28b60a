"""The log of one case cut to what counts: which round of it, and how and when that round ended.

A withdrawn or refused case that is handed in again is a new round; its clocks start anew, the
natural span does not. Order of rows, time of entry and the process's time zone mean nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from generator.clocks.kinds import RECEIPTS, RECEIVED, Kinds
from generator.clocks.pauses import Paired, pair
from generator.model.identity import normal

OPEN = "在办"


class Event(NamedTuple):
    """One event of a case: kind, local time without zone, name of procedure or material, time of entry."""

    event: str
    time: datetime
    name: str = ""
    entered: datetime | None = None


class Round(NamedTuple):
    """The round a case's figures are of: its events up to the day it ended, or as-of when open.

    `first` is the earliest receipt of any round; `late` are receipts recorded after the end.
    """

    events: tuple[Event, ...]
    end: date
    outcome: str
    decided: bool
    dropped: bool
    first: date | None
    late: frozenset[str]
    flags: frozenset[str]

    @property
    def closed(self) -> bool:
        """Whether the case has ended, with or without a decision."""
        return self.outcome != OPEN

    def days(self, *names: str) -> list[date]:
        """Days of the round's events of these kinds, earliest first."""
        return sorted(event.time.date() for event in self.events if event.event in names)

    def first_of(self, name: str, since: date = date.min) -> date | None:
        """The first day of a kind of event, not before `since`."""
        return next((day for day in self.days(name) if day >= since), None)

    def paired(self, pairs: dict[str, str], named: bool) -> Paired:
        """Pauses by the pairs of a clock; `named` ones pair only within one procedure name."""
        found = [pair((event.time.date(), event.event == end, normal(event.name) if named else "")
                      for event in self.events if event.event in (start, end)) for start, end in pairs.items()]
        closed, unclosed, unopened = ([span for each in found for span in each[part]] for part in range(3))
        return Paired(tuple(sorted(closed)), tuple(sorted(unclosed)), tuple(unopened))


def read(events: Iterable[Event], as_of: date, kinds: Kinds) -> Round:
    """The round that counts on a day. Later events have not happened yet, equal rows are one.

    The first decision ends a case. Without one, an event that drops it (撤件, 不予受理 …) ends it
    unless a receipt follows. The round begins after the last drop before the last receipt.
    """
    rows = tuple(events)
    different = {(row.event, row.time, normal(row.name)): row for row in rows}
    known = [row for row in different.values() if row.event in kinds and row.time.date() <= as_of]
    decision = min(_times(known, kinds.ending), default=None)
    receipts = [time for time in _times(known, RECEIPTS) if decision is None or time.date() <= decision.date()]
    last = max(receipts, default=None)
    drops = sorted(_times(known, kinds.dropping))
    begun = max((time for time in drops if last and time < last), default=None)
    ended = decision or next((time for time in drops if last is None or time >= last), None)
    end = ended.date() if ended else as_of
    flags = set(_strange(rows, as_of, kinds)) | ({"resubmitted"} if begun else set())
    late = frozenset(row.event for row in known if row.event in RECEIPTS and row.time.date() > end)
    if decision and receipts and RECEIVED in late:
        flags.add("received-after-decision")
    enders = kinds.ending if decision else kinds.dropping
    outcome = min((row.event for row in known if row.time == ended and row.event in enders), default=OPEN)
    own = tuple(sorted(row for row in known if (begun is None or row.time > begun) and row.time.date() <= end))
    first = min(receipts).date() if receipts else None
    return Round(own, end, outcome, decision is not None, ended is not None and decision is None, first, late, frozenset(flags))


def _times(events: Iterable[Event], names: Iterable[str]) -> Iterator[datetime]:
    return (event.time for event in events if event.event in names)


def _strange(events: Iterable[Event], as_of: date, kinds: Kinds) -> Iterator[str]:
    """Rows that are left out: unknown kinds, and days to come that were entered before they came."""
    for event in events:
        if event.event not in kinds:
            yield "unknown-event"
        elif event.time.date() > as_of and (event.entered is None or event.entered.date() <= as_of):
            yield "event-in-future"
