"""Every case of a place is drawn with the probability that is published, and drawing one says nothing of another: by simulation."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import combinations

import pytest

from generator.supervision.sampling import choose, size

pytestmark = pytest.mark.trust
SEEDS = [hashlib.sha256(f"公开文件 {n}".encode()).hexdigest() for n in range(20_000)]


@pytest.mark.parametrize("closed", [7, 38, 121])
def test_every_case_is_drawn_equally_often(closed: int) -> None:
    """Chi-square over the cases: with this many seeds a bias of one part in a hundred would show."""
    names, count = [f"示例-150402-{n:05d}" for n in range(closed)], size(closed, 5, 5)
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        seen.update(choose(names, seed, count))
    expected = len(SEEDS) * count / closed
    chi = sum((seen[name] - expected) ** 2 / (expected * (1 - count / closed)) for name in names) * (closed - 1) / closed
    assert seen.total() == len(SEEDS) * count
    assert abs(chi - (closed - 1)) < 5 * (2 * (closed - 1)) ** 0.5, chi
    assert all(abs(seen[name] - expected) < 5 * expected ** 0.5 for name in names)


def test_pairs_are_drawn_equally_often() -> None:
    names, count = [f"示例-150424-{n:05d}" for n in range(9)], 5
    seen: Counter[tuple[str, str]] = Counter()
    for seed in SEEDS:
        seen.update(combinations(sorted(choose(names, seed, count)), 2))
    expected = len(SEEDS) * count * (count - 1) / (9 * 8)
    assert len(seen) == 36
    assert all(abs(n - expected) < 5 * expected ** 0.5 for n in seen.values()), seen


def test_the_first_drawn_is_any_of_them() -> None:
    """The order within a place is random too, so a check stopped early is still a sample."""
    names = [f"示例-150429-{n:05d}" for n in range(12)]
    seen = Counter(choose(names, seed, 1)[0] for seed in SEEDS)
    expected = len(SEEDS) / len(names)
    assert all(abs(seen[name] - expected) < 5 * expected ** 0.5 for name in names)
