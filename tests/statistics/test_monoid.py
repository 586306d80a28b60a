"""Merging aggregates is addition: associative, commutative, with a zero, whatever was merged first."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.statistics.aggregate import (
    EMPTY,
    EXCLUDED,
    FLAG,
    MEASURE,
    RECORDS,
    Aggregate,
    measured,
    pack,
    total,
)

KEYS = st.integers(0, 40)
AGGREGATES = st.lists(st.tuples(KEYS, st.integers(1, 9))).map(
    lambda rows: Aggregate.of([(np.array([key for key, _ in rows], dtype=np.int64), np.array([n for _, n in rows], dtype=np.int64))]))


@given(AGGREGATES, AGGREGATES, AGGREGATES)
def test_laws(a: Aggregate, b: Aggregate, c: Aggregate) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + EMPTY == a == EMPTY + a


@given(st.lists(AGGREGATES, max_size=70))
def test_a_sum_of_many_is_the_sum_one_by_one(parts: list[Aggregate]) -> None:
    one = EMPTY
    for part in parts:
        one += part
    assert total(parts) == one == total(reversed(parts))
    assert one.counts.sum() == sum(part.counts.sum() for part in parts)


@given(st.lists(KEYS))
def test_ones_are_of_with_ones(keys: list[int]) -> None:
    array = np.array(keys, dtype=np.int64)
    assert Aggregate.ones([array]) == Aggregate.of([(array, np.ones(len(array), dtype=np.int64))])


@given(st.integers(0, 63), st.integers(0, 511), st.integers(0, 2047), st.integers(0, 8191), st.integers(0, (1 << 22) - 1))
def test_a_key_says_what_it_is_made_of(measure: int, place: int, item: int, month: int, value: int) -> None:
    one = [np.array([each], dtype=np.int64) for each in (place, item, month)]
    (key, n), = Aggregate.ones([pack(*one) + measured(measure, value)]).items()
    assert (*key, n) == (measure, place, item, month, value, 1)


def test_measures_do_not_share_a_number() -> None:
    numbers = [*MEASURE.values(), EXCLUDED, FLAG, RECORDS]
    assert len(set(numbers)) == len(numbers)
    assert max(numbers) < 64
