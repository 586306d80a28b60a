"""No hidden cell can be worked out from what is published: neither alone in a row nor by sums of sums."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.model.tally import LEAST
from generator.statistics.cells import Cell, Table
from generator.statistics.suppression import hidden, suppress

PLACES, ITEMS = tuple("ABCDE"), tuple("pqrs")
TOTALS = st.fixed_dictionaries({(place, item): st.integers(0, 12) for place in PLACES for item in ITEMS})
PERSONAL = st.sets(st.sampled_from(ITEMS))


@given(TOTALS, PERSONAL)
def test_sums_of_rows_and_columns_fix_no_hidden_cell(totals: dict[tuple[str, str], int], personal: set[str]) -> None:
    gone = sorted(hidden(totals, personal))
    assert {pair for pair, n in totals.items() if pair[1] in personal and 0 < n < LEAST} <= set(gone)
    if not gone or len(gone) == len(totals):
        return
    known = np.array([[float(pair[side] == name) for pair in gone] for side, names in ((0, PLACES), (1, ITEMS)) for name in names])
    for at in range(len(gone)):
        one = np.zeros(len(gone))
        one[at] = 1  # fixed only if it is a sum of what is known
        solution, *_ = np.linalg.lstsq(known.T, one, rcond=None)
        assert not np.allclose(known.T @ solution, one) or _lone(gone, gone[at])


def _lone(gone: list[tuple[str, str]], pair: tuple[str, str]) -> bool:
    """A cell with its whole row and column gone has no published total left to subtract from."""
    return {(pair[0], item) for item in ITEMS} | {(place, pair[1]) for place in PLACES} <= set(gone)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=24))
def test_months_are_put_together_until_five(decided: list[int]) -> None:
    found = Table()
    for month, n in enumerate(decided):
        found.counters[Cell("A", "p", f"2025-{month:02}")] = Counter(closed=n, received=n)
    published, gone = suppress(found, {"p"}, "2025-99")
    counts = [row["closed"] for row in published.counters.values()]
    if gone:
        assert sum(decided) < LEAST
        assert not published.counters
    else:
        assert sum(counts) == sum(decided)
        assert all(n >= LEAST for n in counts) or sum(decided) == 0


def test_items_of_firms_stay_as_they_are() -> None:
    found = Table()
    found.counters[Cell("A", "p", "2025-01")] = Counter(closed=1)
    published, gone = suppress(found, set(), "2025-99")
    assert (published.counters, gone) == (found.counters, [])


def test_the_month_of_the_day_takes_nothing_from_months_that_are_over() -> None:
    found = Table()
    for month, counts in (("2025-01", Counter(closed=6)), ("2025-02", Counter(closed=3)), ("2025-03", Counter(open=2, closed=1))):
        found.counters[Cell("A", "p", month)] = counts
    published, gone = suppress(found, {"p"}, "2025-02")
    assert published.counters == {Cell("A", "p", "2025-02"): Counter(closed=9), Cell("A", "p", "2025-03"): Counter(open=2, closed=1)}
    assert gone == []
