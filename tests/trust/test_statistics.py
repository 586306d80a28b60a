"""The tables against the loop on many cases, and a cluster that loses a worker half way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from distributed import Client, LocalCluster

from generator.collection import Portal
from generator.statistics import cluster, local
from generator.statistics.aggregate import total
from generator.statistics.basis import Basis, basis
from generator.statistics.blocks import Block, blocks
from tests.clocks.drawing import draw_case
from tests.statistics.both import by_loop, by_tables
from tests.statistics.test_sample import compare

pytestmark = pytest.mark.trust
REPO = Path(__file__).resolve().parents[2]
SAMPLE = REPO / "statistics" / "sample" / "events.csv.gz"
BATCH, CASES = 200, 100_000


@pytest.fixture(scope="module")
def portal() -> Portal:
    """The repository's portal on the sample's day."""
    return Portal(REPO, date(2026, 11, 20))


@pytest.fixture(scope="module")
def ground(portal: Portal) -> Basis:
    """The basis of the sample."""
    return basis(portal)


def test_random_cases() -> None:
    random = Random(20261120)
    for _ in range(CASES // BATCH):
        as_of = date(2018, 6, 1) + timedelta(random.randrange(3200))
        cases = [(events, terms) for events, terms, _ in (draw_case(random) for _ in range(BATCH)) if events]
        events, terms = [each for each, _ in cases], [each for _, each in cases]
        for made, ours, theirs in zip(cases, by_tables(events, terms, as_of), by_loop(events, terms, as_of), strict=True):
            assert ours == theirs, (made, as_of)


def test_every_case_of_the_sample(ground: Basis, portal: Portal) -> None:
    compare(SAMPLE, ground, portal, every=1)


def test_a_worker_killed_half_way(ground: Basis) -> None:
    expected = total(part.aggregate for part in local.parts(blocks([SAMPLE], 200_000), ground, 1))
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50) as made:
        def killing(found: Iterable[Block]) -> Iterator[Block]:
            for number, block in enumerate(found):
                if number == 12:
                    with Client(made.scheduler_address, set_as_default=False) as client:
                        os.kill(min(client.run(os.getpid).values()), signal.SIGKILL)
                yield block

        found = total(part.aggregate for part in cluster.parts(killing(blocks([SAMPLE], 200_000)), ground, made.scheduler_address))
    assert found == expected
