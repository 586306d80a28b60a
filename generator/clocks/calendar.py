"""The working-day calendar: State Council notices year by year, plus local holidays of a place.

A year without a notice is never guessed: weekends are taken as days off so that something can be
shown, and the result says that it is provisional (暂定).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from generator.clocks.pauses import Span
from generator.model.quantity import Quantity
from generator.model.records import Place
from generator.model.records import day as day_of
from generator.model.tree import Table

_DAY = timedelta(days=1)


class Due(NamedTuple):
    """A due date; provisional when it touches a year whose holidays are not announced."""

    day: date
    provisional: bool


class Calendar:
    """Which days are working days: by the national notices, or in one place with `at`."""

    def __init__(self, years: Iterable[Table], codes: Iterable[str] = ()) -> None:
        self._tables, here = tuple(years), frozenset(codes)
        self._off: set[date] = set()
        self._on: set[date] = set()
        self.local: set[date] = set()  # holidays of the place itself
        self.years: set[int] = set()
        for table in self._tables:
            self.years.add(int(table.text("年份", "0")))
            self._off.update(day for row in table.tables("放假") for day in _days(row))
            self.local.update(day for row in table.tables("地方放假") if row.text("区划") in here for day in _days(row))
            self._on.update(day_of(text) for text in table.texts("调休上班"))

    def at(self, *codes: str) -> Calendar:
        """The calendar of a place: its own holidays too. `codes` are the place's and those above it (`lineage`)."""
        return Calendar(self._tables, codes)

    def working(self, day: date) -> bool:
        """Whether offices work on a day. A local holiday falling on a made-up working day is a day off."""
        return day not in self.local and (day in self._on or (day.weekday() < 5 and day not in self._off))

    def announced(self, day: date) -> bool:
        """Whether the holidays of the day's year have been announced."""
        return day.year in self.years

    def provisional(self, start: date, end: date) -> bool:
        """Whether a year from start to end has no notice."""
        return any(year not in self.years for year in range(start.year, end.year + 1))

    def due(self, start: date, limit: Quantity, excluded: Sequence[Span] = ()) -> Due:
        """The last day of a limit that starts the day after `start` (first day not counted).

        工作日 counts working days; 日 and 个月 run through and roll to the next working day
        (民法典第二百零一条、第二百零三条). 即办 and 小时 end on the day itself. Days in `excluded`
        are neither counted nor rolled to.
        """
        if limit.unit not in ("个工作日", "日", "个月"):
            return Due(start, False)
        count = (_months(start, limit.number) - start).days if limit.unit == "个月" else limit.number
        day = start
        while count:
            day += _DAY
            count -= (limit.unit != "个工作日" or self.working(day)) and not _within(day, excluded)
        while limit.unit != "个工作日" and (not self.working(day) or _within(day, excluded)):
            day += _DAY
        return Due(day, self.provisional(start, day))

    def working_days_between(self, start: date, end: date) -> int:
        """Working days d with start < d ≤ end."""
        return sum(self.working(start + _DAY * n) for n in range(1, (end - start).days + 1))


def lineage(code: str, places: Mapping[str, Place]) -> tuple[str, ...]:
    """A place's code and the codes above it, the nearest first."""
    found: list[str] = []
    while code in places and code not in found:
        found.append(code)
        code = places[code].parent
    return tuple(found)


def _days(row: Table) -> Iterator[date]:
    start, end = day_of(row.text("从")), day_of(row.text("到"))
    return (start + _DAY * n for n in range((end - start).days + 1))


def _within(day: date, spans: Sequence[Span]) -> bool:
    return any(span.start < day <= span.end for span in spans)


def _months(start: date, count: int) -> date:
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - _DAY).day
    return date(year, month, min(start.day, last))
