"""The sample, as it is published: every row accounted for, every planted pattern found, and the loop agrees."""

from __future__ import annotations

import csv
import gzip
from collections import Counter, defaultdict
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from generator.changes.in_force import Guides
from generator.clocks import OPEN, Event, Terms
from generator.clocks import figures as by_loop
from generator.clocks.kinds import RECEIPTS
from generator.clocks.log import read as read_round
from generator.collection import Portal
from generator.statistics import engines, publishing
from generator.statistics.basis import Basis
from generator.statistics.days import EPOCH
from tests.statistics.both import PROMISE_LATE, aggregate_of
from tests.statistics.conftest import REPO, SAMPLE

DOOR, NOT_PUSHED = {"duplicate-case", "case-of-unknown-item", "case-of-unknown-place", "event-in-future"}, "result-not-pushed"
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
    assert found == {rule: places for rule, places in planted.items() if rule not in {*DOOR, NOT_PUSHED}}
    gaps: Counter[str] = Counter()
    for row in published["counters"]:
        gaps[row["place"]] += row["closed"] - row.get("pushed", 0)
    telling = {row["place"] for row in published["counters"] if row.get("pushed")}
    assert {place: n for place, n in gaps.items() if place in telling and n} == planted[NOT_PUSHED]


def test_joint_applications_and_ways_of_applying_by_hand(published: Row) -> None:
    """Counted again from the rows, by place: receipts that say how, projects of which a stage was one application."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(SAMPLE, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["event"] in ("网上申请", "窗口申请"):
                said[row["place"]].update({"declared": 1, "online": int(row["event"] == "网上申请")})
    for place in {row["place"] for row in published["counters"]}:
        mine = [row for row in published["counters"] if row["place"] == place]
        assert {name: sum(row.get(name, 0) for row in mine) for name in ("declared", "online")} == {
            name: said[place][name] for name in ("declared", "online")}, place
    joint = [(project["place"], kind, each) for project in published["projects"] for kind, each in project.get("joint", {}).items()]
    assert {kind for _, kind, _ in joint} == {"并联审批", "联合审图", "联合验收"}
    assert all(0 <= each["done"] <= each["due"] for _, _, each in joint)
    assert {place for place, _, _ in joint} == {place for place in said if place not in ("150400", "150425")} | {"150430"}


def test_days_add_up_in_every_cell(published: Row) -> None:
    for row in published["counters"]:
        assert row.get("excluded_days", 0) == sum(row["excluded"].values())
        assert row.get("gross_days", 0) >= row.get("net_days", 0) + row.get("excluded_days", 0)
    closed = {(row["place"], row["item"], row["month"]): row["closed"] for row in published["counters"]}
    for cell in published["cells"]:
        n = sum(cell["histogram"].values())
        assert n == closed[cell["place"], cell["item"], cell["month"]] or (cell["clock"] in ("法定时钟", "推送", "反馈") and n < closed[cell["place"], cell["item"], cell["month"]])


def test_the_loop_counts_the_same(published: Row, portal: Portal, ground: Basis) -> None:
    """Every tenth case; all of them in tests/trust."""
    compare(SAMPLE, ground, portal, every=10)


def compare(path: Path, ground: Basis, portal: Portal, every: int) -> None:
    """Histograms and kept promises of some cases by the loop, each by the guide of its day, and by the tables."""
    guides = Guides(portal)
    counted: Counter[tuple[str, str, str, int]] = Counter()
    chosen: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        heading = file.readline()
        for number, (_, group) in enumerate(groupby(file, key=lambda line: line.partition(",")[0])):
            if number % every == 0:
                rows = list(group)
                chosen += rows
                counted.update(_figures(list(csv.reader(rows)), ground, guides))
    assert aggregate_of(heading, chosen, ground) == counted


def _figures(rows: list[list[str]], ground: Basis, guides: Guides) -> list[tuple[str, str, str, int]]:
    place, item = rows[0][2:4]
    events = [Event(row[4], datetime.fromisoformat(row[5]), row[8], datetime.fromisoformat(row[6]) if row[6] else None) for row in rows]
    at = ground.places.index(place)
    terms = _held(guides, place, item, events, ground)
    found = by_loop(events, terms, ground.calendars[ground.calendar[at]], ground.as_of, ground.kinds)
    if found.outcome == OPEN or found.gross is None or found.ended is None:
        return []
    clocks: tuple[tuple[str, int | None], ...] = (("法定时钟", found.statutory), ("审批服务用时", found.service), ("自然跨度", found.span))
    calendar = ground.calendars[ground.calendar[at]]
    days_of = {name: [event.time.date() for event in events if event.event == name] for name in ("结果推送", "监管反馈")}
    pushed = next((day for day in days_of["结果推送"] if day >= found.ended), None)
    fed_back = next((day for day in days_of["监管反馈"] if pushed and day >= pushed), None)
    told = (("推送", found.ended, pushed), ("反馈", pushed, fed_back))
    clocks += tuple((clock, calendar.working_days_between(start, end)) for clock, start, end in told if start and end)
    counted = [(place, item, clock, days) for clock, days in clocks if days is not None]
    return [*counted, (place, item, PROMISE_LATE, 0)] if found.promised_late else counted


def _held(guides: Guides, place: str, item: str, events: list[Event], ground: Basis) -> Terms:
    """The guide of the day of acceptance; before any was kept, the first."""
    log = read_round(events, ground.as_of, ground.kinds)
    day = next(iter(log.days("受理") or log.days(*RECEIPTS)), None) or log.first or log.end
    guide = guides.at(place, item, day) or guides.periods(place, item)[0][1]
    return guide.terms


def test_a_promise_shortened_later_makes_no_case_late(published: Row, ground: Basis) -> None:
    """供水报装 in 红山区 was 3 working days and became 2 by the county's own promise of 9 October 2026."""
    place, item = ground.places.index("150402"), ground.items.index("gongshui-baozhuang")
    days = np.array([(day - EPOCH).days for day in (date(2025, 5, 6), date(2026, 10, 8), date(2026, 10, 9))])
    found = ground.term_on(np.full(3, place), np.full(3, item), days)
    assert [str(ground.terms[term].promise) for term in found] == ["3个工作日", "3个工作日", "2个工作日"]
    before = [row for row in published["counters"] if (row["place"], row["item"]) == ("150402", "gongshui-baozhuang") and row["month"] <= "2026-09"]
    late, judged = (sum(row.get(name, 0) for row in before) for name in ("promise_late", "promise_judged"))
    assert 0 < late * 20 < judged, "2 个工作日才是后来的承诺,按它算要多几倍"
