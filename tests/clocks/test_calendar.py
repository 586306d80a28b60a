"""Working days and due dates by the calendar this repository publishes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from generator.clocks import Calendar, lineage
from generator.clocks.pauses import Span
from generator.findings import Where
from generator.model.quantity import Quantity, order, parse
from generator.model.records import Place
from generator.model.tree import Table
from generator.reading.yamltree import build

FOLDER = Path(__file__).resolve().parents[2] / "catalog" / "calendar"


def _tables() -> Iterator[Table]:
    for path in sorted(FOLDER.glob("*.yml")):
        tree, problems = build(path.name, path.read_text(encoding="utf-8"), frozenset())
        assert tree is not None, problems
        yield tree


CALENDAR = Calendar(_tables())
FIRST, LAST = date(2018, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]


def quantity(text: str) -> Quantity:
    found = parse(text)
    assert found is not None
    return found


def due(start: str, limit: str) -> tuple[str, bool]:
    found = CALENDAR.due(date.fromisoformat(start), quantity(limit))
    return found.day.isoformat(), found.provisional


@pytest.mark.parametrize("year", range(2018, 2027))
def test_day_by_day_against_an_independent_calendar(year: int) -> None:
    ours = {day for day in DAYS if day.year == year and CALENDAR.working(day)}
    theirs = {day for day in DAYS if day.year == year and chinese_calendar.is_workday(day)}
    assert ours == theirs


@pytest.mark.parametrize(("start", "limit", "end"), [
    ("2026-03-02", "5个工作日", "2026-03-09"),  # the day itself is not counted
    ("2026-02-13", "1个工作日", "2026-02-14"),  # a Saturday made up for Spring Festival
    ("2026-02-13", "5个工作日", "2026-02-27"),  # 14, then 24 to 27: nine days off between
    ("2026-02-13", "6个工作日", "2026-02-28"),  # another made-up Saturday
    ("2026-02-13", "7日", "2026-02-24"),        # ends in the festival, rolls over it
    ("2026-02-13", "1日", "2026-02-14"),        # ends on a made-up Saturday, which is a working day
    ("2026-03-02", "5日", "2026-03-09"),        # ends on a plain Saturday
    ("2026-01-31", "1个月", "2026-02-28"),      # no 31 February; 28 February is made up
    ("2025-01-31", "1个月", "2025-02-28"),
    ("2025-11-30", "3个月", "2026-02-28"),      # over the turn of the year
    ("2026-09-07", "1个月", "2026-10-08"),      # 7 October is a holiday
    ("2026-10-01", "即办", "2026-10-01"),
    ("2026-03-02", "24小时", "2026-03-02"),
])
def test_due_dates(start: str, limit: str, end: str) -> None:
    assert due(start, limit) == (end, False)


@pytest.mark.parametrize(("start", "limit", "end"), [
    ("2026-12-30", "5个工作日", "2027-01-06"),
    ("2026-12-30", "5日", "2027-01-04"),
    ("2027-03-01", "1个工作日", "2027-03-02"),
    ("2017-12-29", "1个工作日", "2018-01-02"),
])
def test_a_year_without_notice_makes_the_due_date_provisional(start: str, limit: str, end: str) -> None:
    assert due(start, limit) == (end, True)


def test_the_last_day_of_an_announced_year_is_not_provisional() -> None:
    assert due("2026-12-24", "5个工作日") == ("2026-12-31", False)
    assert CALENDAR.announced(LAST)
    assert not CALENDAR.announced(LAST + timedelta(1))


def test_more_days_used_than_the_limit_and_yet_not_late() -> None:
    """Lateness is the clock's to say, not the order's: a holiday carries the last day along."""
    start, end = date(2026, 9, 28), date(2026, 10, 8)
    assert CALENDAR.due(start, quantity("5日")).day == end
    assert (end - start).days > 5


def test_working_days_between_counts_the_end_and_not_the_start() -> None:
    monday, friday = date(2026, 3, 2), date(2026, 3, 6)
    assert CALENDAR.working_days_between(monday, friday) == 4
    assert CALENDAR.working_days_between(monday, monday) == 0
    assert CALENDAR.working_days_between(date(2026, 2, 13), date(2026, 2, 28)) == 6
    assert CALENDAR.working_days_between(friday, monday) == 0


def test_a_due_date_in_working_days_is_as_many_working_days_away() -> None:
    for start in DAYS[:-60:7]:
        for number in (1, 5, 20):
            end = CALENDAR.due(start, Quantity(number, "个工作日")).day
            assert CALENDAR.working(end)
            assert CALENDAR.working_days_between(start, end) == number


def test_days_never_outlast_as_many_working_days() -> None:
    """What the order decides without a calendar holds with it, from every day, holidays included."""
    for number in (1, 2, 3, 5, 7, 10, 15, 20):
        days, working = Quantity(number, "日"), Quantity(number, "个工作日")
        assert order(days, working) == -1
        assert all(CALENDAR.due(start, days).day <= CALENDAR.due(start, working).day for start in DAYS[:-60])


def test_what_the_order_leaves_open_the_calendar_decides_both_ways() -> None:
    five, seven = quantity("5个工作日"), quantity("7日")
    assert order(five, seven) is None
    signs = {(a > b) - (a < b) for a, b in ((CALENDAR.due(day, five).day, CALENDAR.due(day, seven).day) for day in DAYS[:-60])}
    assert signs == {-1, 0, 1}


def test_local_holidays_are_days_off_where_they_are_set() -> None:
    """放假办法第四条 lets a nationality area add its festivals; the next county works on."""
    text = """年份: 2026
放假: []
调休上班: [2026-08-15]
地方放假:
  - {名称: 示例节, 从: 2026-08-10, 到: 2026-08-11, 区划: '150421'}
  - {名称: 全区示例节, 从: 2026-08-14, 到: 2026-08-15, 区划: '150000'}
"""
    tree, _ = build("2026.yml", text, frozenset())
    assert tree is not None
    where = Where("places.yml", 1, 1)
    places = {code: Place(code, code, code, "", parent, where)
              for code, parent in (("150000", ""), ("150400", "150000"), ("150421", "150400"), ("150402", "150400"))}
    national = Calendar([tree])
    here, there = (national.at(*lineage(code, places)) for code in ("150421", "150402"))
    days = [date(2026, 8, day) for day in (7, 10, 11, 12, 14, 15)]
    assert [here.working(day) for day in days] == [True, False, False, True, False, False]
    assert [there.working(day) for day in days] == [True, True, True, True, False, False]
    assert [national.working(day) for day in days] == [True, True, True, True, True, True]
    assert lineage("150421", places) == ("150421", "150400", "150000")
    assert here.due(days[0], quantity("5日")).day == there.due(days[0], quantity("5日")).day == date(2026, 8, 12)
    assert here.due(days[0], quantity("2个工作日")).day == date(2026, 8, 13)


def test_a_due_date_steps_over_excluded_days() -> None:
    """Excluded days are neither counted nor rolled to."""
    pause = [Span(date(2026, 3, 4), date(2026, 3, 10), "听证")]
    assert CALENDAR.due(date(2026, 3, 2), quantity("5个工作日"), pause).day == date(2026, 3, 13)
    assert CALENDAR.due(date(2026, 3, 2), quantity("3日"), pause).day == date(2026, 3, 11)
    weekend = [Span(date(2026, 3, 7), date(2026, 3, 10), "听证")]
    assert CALENDAR.due(date(2026, 3, 2), quantity("5日"), weekend).day == date(2026, 3, 11)  # Saturday rolls over the pause
