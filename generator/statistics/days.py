"""The working-day calendar as tables, for many cases at once.

A row a calendar (places with holidays of their own have one), a column a day. Days are whole numbers
since 1970. `NONE` stands for no day and is later than any.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from generator.clocks import Calendar
from generator.model.quantity import Quantity
from generator.statistics.fields import Array, Ints

NONE = 1 << 40
EPOCH = date(1970, 1, 1)
FIRST, LAST = (date(1990, 1, 1) - EPOCH).days, (date(2100, 1, 1) - EPOCH).days  # of what is counted in tables
_FAR = (date(2200, 1, 1) - EPOCH).days   # so that a due date stays within them
MOST = 9000   # the longest limit in days that the tables hold: 24 years

WORKING, NATURAL, MONTHS, INSTANT, UNSET = range(5)
_UNITS = {"个工作日": WORKING, "日": NATURAL, "个月": MONTHS}


class Limits(NamedTuple):
    """Quantities side by side: number and unit; UNSET when the law sets none or it is not known."""

    number: Ints
    unit: Ints

    def at(self, at: Array) -> Limits:
        """Those of some terms or cases."""
        return Limits(self.number[at], self.unit[at])


def limits(quantities: Sequence[Quantity | None]) -> Limits:
    """Quantities as arrays."""
    return Limits(np.array([0 if each is None else max(each.number, 0) for each in quantities], dtype=np.int64),
                  np.array([UNSET if each is None or each.number < 0 else _UNITS.get(each.unit, INSTANT) for each in quantities], dtype=np.int64))


def fits(quantity: Quantity | None) -> bool:
    """Whether the tables hold due dates of a quantity."""
    return quantity is None or quantity.number * {"个月": 31, "个工作日": 2}.get(quantity.unit, 1) <= MOST


class Days:
    """The tables."""

    def __init__(self, calendars: Sequence[Calendar]) -> None:
        days = [EPOCH + timedelta(n) for n in range(FIRST, _FAR)]
        working = np.array([[calendar.working(day) for day in days] for calendar in calendars])
        self._width = len(days)
        self._count = np.cumsum(working, axis=1, dtype=np.int64).ravel()
        ahead = np.where(working, np.arange(len(days)), len(days) - 1)
        self._next = (np.minimum.accumulate(ahead[:, ::-1], axis=1)[:, ::-1] + FIRST).ravel()
        each = [np.flatnonzero(row) + FIRST for row in working]
        self._deep = max(len(row) for row in each) + 1
        self._nth = np.array([[0, *row, *[_FAR] * (self._deep - 1 - len(row))] for row in each], dtype=np.int64).ravel()
        month = np.arange(FIRST, _FAR).astype("datetime64[D]").astype("datetime64[M]")
        self._month = month.astype(np.int64)
        self._first = month.astype("datetime64[D]").astype(np.int64)
        unknown = [[not calendar.announced(date(year, 1, 1)) for year in range(1970, 2201)] for calendar in calendars]
        self._unknown = np.cumsum(np.array(unknown), axis=1, dtype=np.int64)

    def count(self, calendar: Ints, day: Ints) -> Ints:
        """Working days from the beginning of the tables to a day, itself included."""
        return np.asarray(self._count[calendar * self._width + np.clip(day - FIRST, 0, self._width - 1)])

    def between(self, calendar: Ints, start: Ints, end: Ints) -> Ints:
        """Working days d with start < d ≤ end."""
        return np.asarray(np.maximum(self.count(calendar, end) - self.count(calendar, start), 0))

    def roll(self, calendar: Ints, day: Ints) -> Ints:
        """The first working day from a day on."""
        return np.asarray(self._next[calendar * self._width + np.clip(day - FIRST, 0, self._width - 1)])

    def nth(self, calendar: Ints, count: Ints) -> Ints:
        """The day on which the count of working days is first reached."""
        return np.asarray(self._nth[calendar * self._deep + np.clip(count, 0, self._deep - 1)])

    def month(self, day: Ints) -> Ints:
        """Months since January 1970."""
        return np.asarray(self._month[np.clip(day - FIRST, 0, self._width - 1)])

    def length(self, start: Ints, limit: Limits) -> Ints:
        """Days of a limit in 日 or 个月: a month ends on the same day of the later month, or its last."""
        at = np.flatnonzero(limit.unit == MONTHS)
        found = np.where(limit.unit == MONTHS, 0, limit.number)
        if len(at):
            day = start[at]
            later = self.month(day) + limit.number[at]
            first, after = (np.asarray(each.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)) for each in (later, later + 1))
            found[at] = np.minimum(first + day - self._first[np.clip(day - FIRST, 0, self._width - 1)], after - 1) - day
        return found

    def due(self, calendar: Ints, start: Ints, limit: Limits) -> Ints:
        """The last day of a limit; NONE without a start or a limit."""
        given = (start < NONE) & (limit.unit != UNSET)
        begin = np.where(given, start, FIRST)
        worked = self.nth(calendar, self.count(calendar, begin) + limit.number)
        rolled = self.roll(calendar, begin + self.length(begin, limit))
        found = np.where(limit.unit == WORKING, worked, np.where(limit.unit == INSTANT, begin, rolled))
        return np.where(given, found, NONE)

    def provisional(self, calendar: Ints, start: Ints, end: Ints) -> Array:
        """Whether a year from start to end has no notice."""
        first, last = (self.month(day) // 12 for day in (start, end))
        before = np.where(first > 0, self._unknown[calendar, np.maximum(first - 1, 0)], 0)
        return np.asarray(self._unknown[calendar, last] > before)
