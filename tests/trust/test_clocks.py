"""The clocks on a hundred thousand seeded cases, each counted a second time day by day."""

from __future__ import annotations

from random import Random

import pytest

from tests.clocks.checking import agree
from tests.clocks.drawing import draw_case

pytestmark = pytest.mark.trust
CASES, PART = 100_000, 10_000


@pytest.mark.parametrize("first", range(0, CASES, PART))
def test_the_reference_agrees(first: int) -> None:
    """A failing case is repeated by its seed, which the message of `agree` shows with the events."""
    for seed in range(first, first + PART):
        agree(*draw_case(Random(seed)))
