"""The working-day calendar: State Council notices year by year, plus local holidays.

A year without a notice is never guessed: weekends are taken as days off so that something can be
shown, and the result says that it is provisional (暂定).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from generator.model.quantity import Quantity
from generator.model.records import day as day_of
from generator.model.tree import Table

_DAY = timedelta(days=1)


class Due(NamedTuple):
    """A due date; provisional when it touches a year whose holidays are not announced."""

    day: date
    provisional: bool


class Calendar:
    """Which days are working days."""

    def __init__(self, years: Iterable[Table]) -> None:
        self._off: set[date] = set()
        self._on: set[date] = set()
        self.years: set[int] = set()
        for table in years:
            self.years.add(int(table.text("年份", "0")))
            for row in (*table.tables("放假"), *table.tables("地方放假")):
                start, end = day_of(row.text("从")), day_of(row.text("到"))
                self._off.update(start + _DAY * n for n in range((end - start).days + 1))
            self._on.update(day_of(text) for text in table.texts("调休上班"))

    def working(self, day: date) -> bool:
        """Whether offices work on a day."""
        return day in self._on or (day.weekday() < 5 and day not in self._off)

    def announced(self, day: date) -> bool:
        """Whether the holidays of the day's year have been announced."""
        return day.year in self.years

    def due(self, start: date, limit: Quantity) -> Due:
        """The last day of a limit that starts the day after `start` (first day not counted).

        工作日 counts working days; 日 and 个月 run through and roll to the next working day
        (民法典第二百零一条、第二百零三条). 即办 and 小时 end on the day itself.
        """
        if limit.unit == "个工作日":
            return self._working_days(start, limit.number)
        if limit.unit == "日":
            end = start + _DAY * limit.number
        elif limit.unit == "个月":
            end = _months(start, limit.number)
        else:
            return Due(start, False)
        return self._roll(start, end)

    def working_days_between(self, start: date, end: date) -> int:
        """Working days d with start < d ≤ end."""
        return sum(self.working(start + _DAY * n) for n in range(1, (end - start).days + 1))

    def _working_days(self, start: date, count: int) -> Due:
        day, left = start, count
        while left:
            day += _DAY
            left -= self.working(day)
        return Due(day, self._provisional(start, day))

    def _roll(self, start: date, end: date) -> Due:
        while not self.working(end):
            end += _DAY
        return Due(end, self._provisional(start, end))

    def _provisional(self, start: date, end: date) -> bool:
        return any(year not in self.years for year in range(start.year, end.year + 1))


def _months(start: date, count: int) -> date:
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - _DAY).day
    return date(year, month, min(start.day, last))
