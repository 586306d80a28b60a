"""The sample's events as text and as a basis, read once."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.statistics.basis import Basis
from generator.statistics.basis import basis as made

REPO = Path(__file__).resolve().parents[2]
SAMPLE = REPO / "statistics" / "sample" / "events.csv.gz"


@pytest.fixture(scope="session")
def portal() -> Portal:
    """The repository's portal on the sample's day."""
    return Portal(REPO, date(2026, 11, 20))


@pytest.fixture(scope="session")
def ground(portal: Portal) -> Basis:
    """Its basis."""
    return made(portal)


@pytest.fixture(scope="session")
def lines() -> list[str]:
    """The heading and the first 12,000 rows of the sample, whole cases."""
    with gzip.open(SAMPLE, "rt", encoding="utf-8", newline="") as file:
        found = [next(file) for _ in range(12001)]
    while found[-1].split(",")[0] == found[-2].split(",")[0]:
        found.pop()
    return found[:-1]
