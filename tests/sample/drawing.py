"""Draws of the sample: one stream of numbers from the seed, working days and office hours by the published calendar.

Only `random()` is asked of the library, which gives the same numbers in every version of Python.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from generator.clocks import Calendar

T = TypeVar("T")
DAY = timedelta(days=1)
MORNING, AFTERNOON = (8 * 3600 + 1800, 11 * 3600 + 3000), (14 * 3600, 17 * 3600 + 1200)


class Draw:
    """The stream of draws; no second is given out twice, so that equal stamps are planted ones."""

    def __init__(self, seed: int, calendar: Calendar) -> None:
        self._random = random.Random(seed).random
        self.calendar = calendar
        self._used: set[datetime] = set()

    def chance(self, share: float) -> bool:
        return self._random() < share

    def whole(self, least: int, most: int) -> int:
        return least + int(self._random() * (most - least + 1))

    def low(self, least: int, most: int) -> int:
        """A whole number, smaller ones more often."""
        return least + int(self._random() * self._random() * (most - least + 1))

    def pick(self, values: Sequence[T]) -> T:
        return values[int(self._random() * len(values))]

    def on(self, day: date, hours: tuple[int, int]) -> datetime:
        """A second of a day within hours."""
        while True:
            moment = datetime.combine(day, time()) + timedelta(seconds=self.whole(*hours))
            if moment not in self._used:
                self._used.add(moment)
                return moment

    def working(self, day: date) -> date:
        """The day itself or the next working day."""
        while not self.calendar.working(day):
            day += DAY
        return day

    def resting(self, day: date) -> date:
        """The day itself or the next rest day."""
        while self.calendar.working(day):
            day += DAY
        return day

    def later(self, day: date, count: int) -> date:
        """Working days later (earlier when negative)."""
        step = DAY if count > 0 else -DAY
        for _ in range(abs(count)):
            day += step
            while not self.calendar.working(day):
                day += step
        return day
