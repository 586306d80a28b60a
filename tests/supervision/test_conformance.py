"""Cases against the guide in force there on the day of acceptance: every planted signal, and none else."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.collection import Portal
from generator.ingest.normal import manifest_of
from generator.supervision.conformance import HEAVIER, SAME, UNKNOWN
from generator.supervision.conformance_guides import Guides, closing
from generator.supervision.patrol_counting import Counted, count
from tests.sample.__main__ import SUPERVISED, signals, supervised
from tests.sample.making import REPO
from tests.sample.supervising import AS_OF, LICENCE, PATTERNS, PLAN, Supervised
from tests.sample.supervising import supervised as made

EVENTS, OTHERS = REPO / "statistics/sample/supervision.csv.gz", REPO / "statistics/sample/events.csv.gz"
SIGNALS = REPO / "tests/sample/signals.yml"
Found = dict[tuple[str, str], set[str]]


@cache
def portal() -> Portal:
    return Portal(REPO, AS_OF)


@cache
def counted(*paths: Path) -> Counted:
    return count(portal(), paths, closing(AS_OF, 12), None)


def _found(result: Counted) -> Found:
    found: Found = {}
    for seen in result.seen:
        found.setdefault((seen.signal.rule, seen.signal.subject), set()).add(seen.case)
    return found


def _listed() -> Found:
    return {(row["规则"], row["看到"]): set(row["件"]) for row in yaml.safe_load(SIGNALS.read_text("utf-8"))}


def _kept(sample: Supervised, folder: Path) -> Path:
    return supervised(sample, folder) / f"{SUPERVISED}.csv.gz"


def test_made_again_it_is_the_same(tmp_path: Path) -> None:
    sample, how = made(), "巡查示例变了；变得对的，运行 python -m tests.sample"
    kept = _kept(sample, tmp_path)
    assert gzip.decompress(kept.read_bytes()) == gzip.decompress(EVENTS.read_bytes()), how
    assert json.loads(kept.with_name(f"{SUPERVISED}.json").read_text("utf-8")) == manifest_of(EVENTS), how
    assert signals(sample) == SIGNALS.read_text("utf-8"), how
    assert all(case.id.startswith("示例") for case in sample.cases)


def test_every_planted_signal_is_found_in_exactly_its_cases_and_no_other() -> None:
    assert _found(counted(EVENTS)) == _listed()
    assert {rule for rule, _ in _listed()} == {"handled-outside-system", "hidden-approval", "pause-hides-lateness", "entered-after-decision"}


def test_among_twenty_thousand_other_cases_only_those_handled_in_seconds_are_added() -> None:
    """The first sample knows that pattern too; of its pauses none hides lateness, of its late entries none is of a whole case."""
    more = _found(counted(EVENTS, OTHERS))
    planted = {row["规则"]: row["件"] for row in yaml.safe_load((REPO / "tests/sample/patterns.yml").read_text("utf-8"))["件"]}
    added = {key: cases - _listed()[key] for key, cases in more.items() if cases - _listed()[key]}
    assert added.keys() == {("handled-outside-system", "受理到决定不到一分钟")}
    (cases,) = added.values()
    assert len(cases) == 5  # of twelve; the others were decided more than twelve months ago
    assert cases <= set(planted["handled-in-seconds"])


@pytest.mark.parametrize("pattern", [name for name in PATTERNS if name not in ("照指南办的",)])
def test_a_pattern_left_out_takes_its_signals_with_it_and_no_other(pattern: str, tmp_path: Path) -> None:
    sample = made(without=pattern)
    found = _found(count(portal(), [_kept(sample, tmp_path)], closing(AS_OF, 12), None))
    assert found == {key: set(cases) for key, cases in sample.planted.items()}
    gone = _listed().keys() - found.keys()
    assert bool(gone) == (pattern in ("违规暂停", "隐性审批：材料", "隐性审批：环节", "体外循环", "补录"))
    assert all(found[key] == cases for key, cases in _listed().items() if key not in gone)


def test_parts_add_up_and_what_cannot_be_judged_has_a_reason() -> None:
    for place, tally in counted(EVENTS, OTHERS).places.items():
        for part, words in tally.parts.items():
            assert set(words) <= {SAME, HEAVIER, UNKNOWN}
            assert words.total() == tally.closed, (place, part)
            assert words[UNKNOWN] == sum(n for why, n in tally.why.items() if why.startswith(f"{part}：")), (place, part)


def test_the_parts_of_a_county_are_the_planted_ones() -> None:
    """红山区: 20 handled as the guide says, 6 with materials beyond it, 3 that stopped the clock."""
    tally = counted(EVENTS).places["150402"]
    assert tally.closed == 29
    assert {part: tuple(words[word] for word in (SAME, HEAVIER, UNKNOWN)) for part, words in tally.parts.items()} == {
        "流程": (26, 0, 3), "时限": (26, 3, 0), "要件": (20, 6, 3)}


def _versions(place: str, item: str, days: Iterable[str]) -> list[int]:
    guides = Guides(portal())
    found = [guides.at(place, item, date.fromisoformat(day)) for day in days]
    return [guide.version if guide else 0 for guide in found]


def test_the_guide_is_the_one_in_force_there_on_that_day() -> None:
    days = ("2024-12-31", "2025-01-01", "2026-03-01", "2026-03-02", "2026-10-07", "2026-10-08")
    assert _versions("150400", LICENCE, days) == [0, 1, 1, 2, 2, 3]
    assert _versions("150402", PLAN, ("2026-08-31", "2026-09-03", "2026-10-28", "2026-11-03")) == [0, 1, 1, 2]
    assert _versions("150422", PLAN, ("2026-11-10",)) == [1]  # still within the grace


def test_past_the_grace_the_version_in_force_holds_unless_a_waiver_lets_the_county_stay() -> None:
    assert _versions("150422", PLAN, ("2026-11-30", "2026-12-01")) == [1, 2]
    waiver = next(each for each in portal().waivers if each.rule == "behind-parent-version")
    assert (waiver.place, waiver.item) == ("150426", LICENCE)
    assert _versions("150426", LICENCE, (waiver.until.isoformat(),)) == [2]
    assert Counter(_versions("150426", LICENCE, ("2027-06-01",))) == {3: 1}
