"""The order of time limits: laws on all drawn values, and what the calendar has to say about them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.collection import Portal
from generator.model.quantity import UNITS, Quantity, order, parse
from tests.reading.helping import REPO

TEXTS = [*(f"{number}{unit}" for unit in UNITS for number in (1, 2, 5, 7, 20, 9999)), "即办", "未规定"]
_QUANTITIES = st.sampled_from([quantity for text in TEXTS if (quantity := parse(text))])


@pytest.mark.parametrize("text", TEXTS)
def test_writing_is_reading(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize("text", ["", "待核", "未公布", "5", "5天", "５日", "0日", "05日", "10000日", "5 日", "5日\n", "-5日", "五日", "5个工作", "1年", "即办\n"])
def test_no_quantity(text: str) -> None:
    assert parse(text) is None


@given(_QUANTITIES)
def test_reflexive(each: Quantity) -> None:
    assert order(each, each) == 0


@given(_QUANTITIES, _QUANTITIES)
def test_mirrored(left: Quantity, right: Quantity) -> None:
    there, back = order(left, right), order(right, left)
    assert (there is None) == (back is None)
    assert there is None or back is None or there == -back
    assert (there == 0) == (left == right)


@settings(max_examples=500)
@given(_QUANTITIES, _QUANTITIES, _QUANTITIES)
def test_transitive(first: Quantity, second: Quantity, third: Quantity) -> None:
    signs = order(first, second), order(second, third)
    if None not in signs and max(signs) <= 0:  # type: ignore[type-var]
        assert order(first, third) in (-1, 0)


@pytest.mark.parametrize(("left", "right", "sign"), [
    ("5日", "5个工作日", -1), ("5个工作日", "5日", 1), ("7日", "5个工作日", None), ("5个工作日", "7日", None), ("4日", "5个工作日", -1),
    ("1个月", "30日", None), ("24小时", "1日", None), ("即办", "1小时", -1), ("9999个月", "未规定", -1), ("未规定", "即办", 1), ("8小时", "24小时", -1),
])
def test_only_what_can_be_said(left: str, right: str, sign: int | None) -> None:
    first, second = parse(left), parse(right)
    assert first
    assert second
    assert order(first, second) == sign


def test_days_never_outlast_as_many_working_days_on_the_calendar() -> None:
    """N日 ≤ N个工作日, the last day rolled over holidays: every start of the announced years, every N to 60."""
    calendar = Portal(REPO).calendar
    start, last, crossed = date(min(calendar.years), 1, 1), date(max(calendar.years), 9, 1), 0
    while start <= last:
        for number in (*range(1, 12), 15, 20, 30, 45, 60):
            days, working = (calendar.due(start, Quantity(number, unit)).day for unit in ("日", "个工作日"))
            assert days <= working, (start, number)
            crossed += calendar.due(start, Quantity(number + 2, "日")).day < working
        start += timedelta(days=1)
    assert crossed > 1000  # so 5个工作日 against 7日 is open for good reason
    assert calendar.due(date(2024, 2, 9), Quantity(7, "日")).day < calendar.due(date(2024, 2, 9), Quantity(5, "个工作日")).day
