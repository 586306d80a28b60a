"""Limits added up along a line: the order of single limits, kept by their sums."""

from __future__ import annotations

import itertools
import random

from generator.model.quantity import UNITS, Quantity, order, parse
from generator.model.span import Span, longest

SINGLE = [Quantity(number, unit) for unit in UNITS for number in (1, 2, 7)]


def _sum(*limits: str) -> Span:
    span = Span()
    for limit in limits:
        span = span.plus(parse(limit))
    return span


def test_units_are_added_apart_and_what_is_no_number_adds_nothing() -> None:
    assert _sum("5个工作日", "3日", "10个工作日", "1个月", "4小时") == Span(months=1, working=15, days=3, hours=4)
    assert _sum("即办", "未规定", "待核", "未公布") == Span()
    assert [str(part) for part in _sum("3日", "5个工作日", "1个月").parts] == ["1个月", "5个工作日", "3日"]


def test_single_limits_are_ordered_as_everywhere_else() -> None:
    for left, right in itertools.product(SINGLE, repeat=2):
        a, b = Span().plus(left), Span().plus(right)
        expected = order(left, right)
        assert (b.covers(a), a.covers(b)) == (expected in (-1, 0), expected in (1, 0)), (left, right)


def test_sums_are_ordered_reflexively_and_transitively_and_more_is_never_shorter() -> None:
    drawn = random.Random(7)
    spans = [Span(*(drawn.randrange(4) for _ in range(4))) for _ in range(60)]
    for a, b, c in itertools.product(spans, repeat=3):
        assert a.covers(a)
        assert not (a.covers(b) and b.covers(c)) or a.covers(c)
    for span, limit in itertools.product(spans, SINGLE):
        assert span.plus(limit).covers(span)


def test_days_never_outlast_as_many_working_days() -> None:
    assert _sum("5个工作日", "5个工作日").covers(_sum("5个工作日", "5日"))
    assert not _sum("5个工作日", "5日").covers(_sum("5个工作日", "5个工作日"))
    assert not _sum("4个工作日").covers(_sum("5日"))
    assert not _sum("20日").covers(_sum("5个工作日"))


def test_the_longest_are_those_nothing_outlasts_and_the_first_of_equal_ones() -> None:
    spans = [_sum("3日"), _sum("5个工作日"), _sum("9日"), _sum("5个工作日"), _sum("4个工作日", "1日")]
    assert longest(list(enumerate(spans)), lambda pair: pair[1]) == [(1, spans[1]), (2, spans[2])]
