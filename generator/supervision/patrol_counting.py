"""The case side of a patrol: every decided case of the last months held to its guide, counted by place.

Only counts and the names of lists leave this module for the published file; which case a signal is
about goes into rows for the private folder.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.changes.in_force import Guide
from generator.clocks import OPEN, Calendar, Figures, Kinds, figures, lineage
from generator.clocks.log import Round
from generator.clocks.log import read as round_of
from generator.collection import Portal
from generator.supervision.conformance import HEAVIER, SAME, UNKNOWN, Verdict, accepted_on, judge, kinds_of
from generator.supervision.conformance_cases import Record, records
from generator.supervision.conformance_guides import Guides
from generator.supervision.signals import Signal, signals

_NO_DOUBT = {"resubmitted"}  # said of a case, but nothing is wrong with its record


class Handled(NamedTuple):
    """One case as of the portal's day: its round, figures, and the guide that held."""

    record: Record
    log: Round
    figures: Figures
    guide: Guide | None


class Seen(NamedTuple):
    """One signal of one case; private."""

    place: str
    item: str
    case: str
    signal: Signal
    ended: date


@dataclass
class Tally:
    """One place so far."""

    closed: int = 0
    period: int = 0
    open: int = 0
    open_late: int = 0
    flagged: int = 0
    names: int = 0
    parts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    why: Counter[str] = field(default_factory=Counter)


@dataclass
class Counted:
    """What all cases come to; `totals` are decided cases by place and item."""

    cases: int = 0
    places: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    totals: Counter[tuple[str, str]] = field(default_factory=Counter)
    seen: list[Seen] = field(default_factory=list)


class Handling:
    """Cases → what they come to on a portal's day."""

    def __init__(self, portal: Portal) -> None:
        self.portal, self.guides = portal, Guides(portal)
        self.kinds: Kinds = kinds_of(self.guides)
        self._calendars: dict[str, Calendar] = {}

    def calendar(self, place: str) -> Calendar:
        """The calendar of a place."""
        if place not in self._calendars:
            self._calendars[place] = self.portal.calendar.at(*lineage(place, self.portal.places))
        return self._calendars[place]

    def handled(self, record: Record) -> Handled | None:
        """A case on the day; None when nothing of it has happened yet."""
        log = round_of(record.events, self.portal.as_of, self.kinds)
        if not log.events:
            return None
        first = accepted_on(log)
        guide = self.guides.at(record.place, record.item, first) if first else None
        # no guide kept for that day: today's limits serve the clocks, nothing is held against the case
        terms_of = guide or self.guides.at(record.place, record.item, self.portal.as_of)
        if terms_of is None:
            return None
        found = figures(record.events, terms_of.terms, self.calendar(record.place), self.portal.as_of, self.kinds)
        return Handled(record, log, found, guide)

    def verdicts(self, case: Handled) -> dict[str, Verdict]:
        """流程, 时限 and 要件 of a decided case."""
        return judge(case.log, case.figures, case.guide, self.guides, self.calendar(case.record.place))

    def signals(self, case: Handled, verdicts: dict[str, Verdict]) -> list[Signal]:
        """Reasons to look at a decided case."""
        return signals(case.log, case.figures, case.guide, verdicts, self.calendar(case.record.place), self.kinds)


def count(portal: Portal, paths: Sequence[Path], start: date, last: date | None) -> Counted:
    """All cases of some event files; decided ones from `start` on are held to their guides."""
    handling, found = Handling(portal), Counted()
    for record in records(paths):
        if record.place not in portal.places or (case := handling.handled(record)) is None:
            continue
        found.cases += 1
        tally = found.places[record.place]
        if case.figures.outcome == OPEN:
            tally.open += 1
            tally.open_late += bool(case.figures.late)
        elif case.log.decided and case.log.end >= start:
            _decided(handling, case, tally, found, last)
    return found


def _decided(handling: Handling, case: Handled, tally: Tally, found: Counted, last: date | None) -> None:
    record, end = case.record, case.log.end
    tally.closed += 1
    tally.period += last is not None and end > last
    tally.flagged += bool(set(case.figures.flags) - _NO_DOUBT)
    found.totals[record.place, record.item] += 1
    verdicts = handling.verdicts(case)
    for part, verdict in verdicts.items():
        tally.parts[part][verdict.word] += 1
        tally.names += len(verdict.unmatched)
        if verdict.word == UNKNOWN:
            tally.why[f"{part}：{verdict.why}"] += 1
    found.seen += [Seen(record.place, record.item, record.id, signal, end) for signal in handling.signals(case, verdicts)]


def part_of(tally: Tally, name: str) -> dict[str, int]:
    """One part's counts under the names of the published file."""
    counts = tally.parts[name]
    return {"same": counts[SAME], "heavier": counts[HEAVIER], "unknown": counts[UNKNOWN]}


