"""The tables say of every case what the loop says: random logs, the vectors, and hard ones."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clocks import Event, Terms
from tests.clocks.drawing import draw_case
from tests.statistics.both import by_loop, by_tables

BATCH, BATCHES = 40, 50  # 2,000 cases


@settings(max_examples=BATCHES, deadline=None)
@given(st.integers(0, 1 << 40), st.dates(date(2018, 6, 1), date(2027, 3, 1)))
def test_random_cases(seed: int, as_of: date) -> None:
    random = Random(seed)
    agree([draw_case(random)[:2] for _ in range(BATCH)], as_of)


@pytest.mark.parametrize("seed", range(3))
def test_random_cases_on_their_own_day(seed: int) -> None:
    for events, terms, as_of in (draw_case(Random(seed * 1000 + number)) for number in range(40)):
        agree([(events, terms)], as_of)


def agree(cases: list[tuple[list[Event], Terms]], as_of: date) -> None:
    """Both ways, case by case."""
    cases = [(events, terms) for events, terms in cases if events]
    events, terms = [each for each, _ in cases], [each for _, each in cases]
    for made, ours, theirs in zip(cases, by_tables(events, terms, as_of), by_loop(events, terms, as_of), strict=True):
        assert ours == theirs, made
