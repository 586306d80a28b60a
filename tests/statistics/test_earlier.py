"""A case is measured against what held on the day it was accepted."""

from __future__ import annotations

from datetime import date

import numpy as np

from generator.clocks import Terms
from generator.model.quantity import Quantity
from generator.statistics.basis import Basis
from generator.statistics.days import EPOCH
from tests.clocks.checking import CALENDAR, KINDS

AS_OF = date(2026, 11, 20)


def _terms(days: int) -> Terms:
    return Terms("甲", "行政许可", Quantity(20, "个工作日"), "受理", {}, promise=Quantity(days, "个工作日"))


def _number(day: date) -> int:
    return (day - EPOCH).days


def test_the_terms_of_the_day_of_acceptance() -> None:
    earlier = {("A", "q"): [(date(2025, 1, 1), _terms(9)), (date(2026, 3, 2), _terms(7))]}
    ground = Basis(KINDS, {"A": CALENDAR, "B": CALENDAR}, ["p", "q", "r"],
                   {(place, item): _terms(5) for place in "AB" for item in "pqr"}, AS_OF, earlier)
    days = [date(1980, 1, 1), date(2024, 12, 31), date(2025, 1, 1), date(2026, 3, 1), date(2026, 3, 2), date(2026, 11, 20)]
    promised = {}
    for place in (0, 1):
        for item in (0, 1, 2):
            found = ground.term_on(np.full(len(days), place), np.full(len(days), item), np.array(list(map(_number, days))))
            promised[place, item] = [int(ground.promise.number[term]) for term in found]
    assert promised.pop((0, 1)) == [9, 9, 7, 7, 5, 5]
    assert set(map(tuple, promised.values())) == {(5,) * 6}
