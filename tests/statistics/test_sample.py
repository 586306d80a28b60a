"""The sample, as it is published: every row accounted for, every planted pattern found, and the loop agrees."""

from __future__ import annotations

import csv
import gzip
from collections import Counter, defaultdict
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.clocks import OPEN, Event
from generator.clocks import figures as by_loop
from generator.collection import Portal
from generator.statistics import engines, publishing
from generator.statistics.basis import Basis
from tests.statistics.both import aggregate_of
from tests.statistics.conftest import REPO, SAMPLE

DOOR = {"duplicate-case", "case-of-unknown-item", "case-of-unknown-place", "event-in-future"}
Row = dict[str, Any]


@pytest.fixture(scope="module")
def published(portal: Portal) -> Row:
    """The sample's snapshot."""
    return publishing.make(portal, [SAMPLE], *engines.chosen("pandas", None, 1))


def test_every_row_is_counted_or_excluded(published: Row) -> None:
    records = published["records"]
    assert records["in"] == records["counted"] + sum(records["excluded"].values()) > 60_000


def test_every_planted_pattern_is_found_and_nothing_else(published: Row) -> None:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for flag in published["flags"]:
        found[flag["rule"]][flag["place"]] += flag["n"]
    planted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in yaml.safe_load((REPO / "tests" / "sample" / "patterns.yml").read_text("utf-8"))["件"]:
        planted[row["规则"]].update(case.split("-")[1] for case in row["件"])
    assert found == {rule: places for rule, places in planted.items() if rule not in DOOR}


def test_days_add_up_in_every_cell(published: Row) -> None:
    for row in published["counters"]:
        assert row.get("excluded_days", 0) == sum(row["excluded"].values())
        assert row.get("gross_days", 0) >= row.get("net_days", 0) + row.get("excluded_days", 0)
    closed = {(row["place"], row["item"], row["month"]): row["closed"] for row in published["counters"]}
    for cell in published["cells"]:
        n = sum(cell["histogram"].values())
        assert n == closed[cell["place"], cell["item"], cell["month"]] or (cell["clock"] == "法定时钟" and n < closed[cell["place"], cell["item"], cell["month"]])


def test_the_loop_counts_the_same(published: Row, portal: Portal, ground: Basis) -> None:
    """Every tenth case; all of them in tests/trust."""
    compare(SAMPLE, ground, every=10)


def compare(path: Path, ground: Basis, every: int) -> None:
    """Histograms of some cases by the loop and by the tables."""
    counted: Counter[tuple[str, str, str, int]] = Counter()
    chosen: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        heading = file.readline()
        for number, (_, group) in enumerate(groupby(file, key=lambda line: line.partition(",")[0])):
            if number % every == 0:
                rows = list(group)
                chosen += rows
                counted.update(_figures(list(csv.reader(rows)), ground))
    assert aggregate_of(heading, chosen, ground) == counted


def _figures(rows: list[list[str]], ground: Basis) -> list[tuple[str, str, str, int]]:
    place, item = rows[0][2:4]
    events = [Event(row[4], datetime.fromisoformat(row[5]), row[8], datetime.fromisoformat(row[6]) if row[6] else None) for row in rows]
    at = ground.places.index(place)
    terms = ground.terms[ground.term[at, ground.items.index(item)]]
    found = by_loop(events, terms, ground.calendars[ground.calendar[at]], ground.as_of, ground.kinds)
    if found.outcome == OPEN or found.gross is None:
        return []
    clocks = (("法定时钟", found.statutory), ("审批服务用时", found.service), ("自然跨度", found.span))
    return [(place, item, clock, days) for clock, days in clocks if days is not None]
