"""The published sample: made again to the same rows, marked, small, and spoilt exactly as its list says."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from generator.clocks import Event, Kinds, figures, lineage, terms
from generator.collection import Portal
from generator.ingest.normal import manifest_of, read
from generator.ingest.reasons import REASONS
from generator.model.personal import numbers
from tests.sample.__main__ import ingested, patterns
from tests.sample.making import HERE, REPO, Sample, sample

EVENTS = REPO / "statistics/sample/events.csv.gz"
PATTERNS = HERE / "patterns.yml"
DOOR = {"duplicate-case": "办件编号重复", "case-of-unknown-item": "事项不明", "case-of-unknown-place": "地方不明", "event-in-future": "时间在将来"}
CLOCKS = {"acceptance-after-decision", "pause-unlawful", "pause-unclosed", "pause-at-deadline", "pause-too-long"}


@pytest.fixture(scope="module")
def made() -> Sample:
    return sample()


@pytest.fixture(scope="module")
def cases() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in read(EVENTS):
        found.setdefault(row["case"], []).append(row)
    return found


def _planted() -> dict[str, set[str]]:
    return {row["规则"]: set(row["件"]) for row in yaml.safe_load(PATTERNS.read_text(encoding="utf-8"))["件"]}


def test_made_again_it_is_the_same(made: Sample, tmp_path: Path) -> None:
    folder = ingested(made, tmp_path)
    how = "示例变了；变得对的，运行 python -m tests.sample"
    assert gzip.decompress((folder / "events.csv.gz").read_bytes()) == gzip.decompress(EVENTS.read_bytes()), how
    assert json.loads((folder / "events.json").read_text(encoding="utf-8")) == manifest_of(EVENTS), how
    assert patterns(made) == PATTERNS.read_text(encoding="utf-8"), how


def test_it_is_small_marked_and_about_nobody(cases: dict[str, list[dict[str, str]]]) -> None:
    data = EVENTS.read_bytes()
    assert len(data) <= 5 * 1024 * 1024
    assert data[4:8] == bytes(4), "压缩文件里有时间，重做一次字节就不同"
    assert all(name.startswith("示例") for name in cases)
    assert manifest_of(EVENTS)["sample"] is True
    assert list(numbers(gzip.decompress(data))) == []


def test_it_covers_two_years_twelve_counties_and_the_main_items(cases: dict[str, list[dict[str, str]]]) -> None:
    received = {rows[0]["time"][:7] for rows in cases.values()}
    assert (min(received), max(received), len(received)) == ("2024-11", "2026-10", 24)
    assert {place.code for place in Portal(REPO).counties} <= {rows[0]["place"] for rows in cases.values()}
    promised = {"qiye-touzi-xiangmu-beian", "yongdi-yushen-yu-xuanzhi", "jianshe-yongdi-guihua-xuke", "shuitu-baochi-fangan-shenpi",
                "huanjing-yingxiang-baogaoshu-shenpi", "jianshe-gongcheng-guihua-xuke", "teshu-jianshe-gongcheng-xiaofang-sheji-shencha",
                "jianzhu-gongcheng-shigong-xuke", "teshu-jianshe-gongcheng-xiaofang-yanshou", "gongshui-baozhuang"}
    items = Counter(rows[0]["item"] for rows in cases.values())
    assert promised <= items.keys()
    assert len(items) >= 20


def test_what_the_door_refuses_is_what_was_planted() -> None:
    manifest = manifest_of(EVENTS)
    listed = yaml.safe_load(PATTERNS.read_text(encoding="utf-8"))["排除的行"]
    assert manifest["excluded"] == listed
    assert set(listed) <= set(REASONS)
    assert set(DOOR.values()) <= set(listed)
    assert manifest["in"] == manifest["counted"] + sum(listed.values())


def test_the_clocks_flag_exactly_what_was_planted(cases: dict[str, list[dict[str, str]]]) -> None:
    """No case beside the planted ones bears a flag; the rest of the patterns show only when cases are put together."""
    portal = Portal(REPO, date(2026, 11, 20))
    kinds = Kinds(portal.table("catalog/vocabulary/events.yml"))
    found: dict[str, set[str]] = {rule: set() for rule in CLOCKS}
    for name, rows in cases.items():
        place, item = rows[0]["place"], rows[0]["item"]
        holding, base = portal.holding(place, item), portal.baseline(item)
        assert base is not None
        events = [Event(row["event"], datetime.fromisoformat(row["time"]), row["name"]) for row in rows]
        result = figures(events, terms(holding.elements if holding else base.elements), portal.calendar.at(*lineage(place, portal.places)),
                         portal.as_of, kinds)
        for flag in result.flags:
            found.setdefault(flag, set()).add(name)
    assert found == {rule: names for rule, names in _planted().items() if rule in CLOCKS}
