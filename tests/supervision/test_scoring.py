"""Scores: by hand on a small snapshot, by an independent script on the published files, and never from nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from generator.collection import Portal
from generator.collection.snapshots import snapshots
from generator.errors import PortalError
from generator.findings import ERROR, Finding, Where
from generator.supervision import scoring
from generator.supervision.scoring_periods import quarter, year
from tests.conftest import PortalCommand
from tests.site.small_times import FILING, PERMIT, cell, copy
from tests.site.small_times import snapshot as tree
from tests.supervision import recompute

DAY_ONLY = {"open", "open_late", "claimed", "unequal", "overdue", "drawn", "conforming"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """July to September: 红山区 with 20 late of 200, 松山区 with 9 cases, the rest with none."""
    parts = [cell("150402", PERMIT, "2026-07", {2: 100}, late=20, corrected=35), cell("150402", FILING, "2026-08", {0: 100}, paused=10),
             cell("150404", PERMIT, "2026-09", {1: 9}), cell("150402", PERMIT, "2026-10", {}, open=20, open_late=1)]
    made = {**tree("2026-10-08"), "from": "2026-07", "to": "2026-09", "projects": [], "hidden": [],
            "flags": [{"rule": "pause-unlawful", "place": "150402", "item": PERMIT, "month": "2026-09", "n": 4}],
            "cells": [each for part in parts for each in part["cells"]], "counters": [each for part in parts for each in part["counters"]]}
    return Portal(copy(tmp_path_factory.mktemp("small") / "portal", made))


def scored(portal: Portal, findings: list[Finding], name: str = "2026-q3") -> scoring.Scoring:
    latest = snapshots(portal).latest
    assert latest is not None
    return scoring.scoring(portal, findings, quarter(latest, name))


def points(found: scoring.Scoring, place: str) -> dict[str, Fraction | str]:
    score = next(each for each in found.scores if each.place == place)
    return {point.metric.name: point.why if point.earned is None else point.earned for point in score.points}


def test_a_quarter_by_hand(small: Portal) -> None:
    late = Finding("LVL104", scoring.BEHIND, ERROR, "", "", "旗县区", "150402", PERMIT, "跟随版本", Where("x", 1, 1))
    unlike = Finding("LVL101", "material-not-in-parent", ERROR, "", "", "旗县区", "150402", FILING, "申请材料/甲", Where("x", 2, 1))
    claimed = sum(claim.claimed for claim in small.claims["150402"].values())
    found = scored(small, [late, unlike, late.tolerated("x"), Finding("LVL101", "x", "warning", "", "", "旗县区", "150402", PERMIT, "", Where("x", 3, 1))])
    tenth = Fraction(100, claimed) / 10
    assert points(found, "150402") == {
        "超期率": Fraction(10), "承诺超期率": "分母为零", "在办超期率": Fraction(15, 2), "补正率": Fraction(10) * (30 - Fraction(35, 2)) / 25,
        "停钟占比": Fraction(5), "可疑记录率": Fraction(8), "清单不一致率": 10 * (1 - tenth), "过期未跟进率": 10 * (1 - tenth),
        "网办率": "没有数据", "并联率": "没有数据", "要件符合率": "没有数据"}
    first = found.scores[0]
    assert (first.place, first.rank) == ("150402", 1)
    assert first.total == 100 * (Fraction(10) + Fraction(15, 2) + 5 + 5 + 8 + 20 * (1 - tenth)) / 75


def test_too_few_or_none_is_not_scored_and_has_no_rank(small: Portal) -> None:
    found = scored(small, [])
    assert points(found, "150404")["超期率"] == "不足 10 件"
    assert points(found, "150430")["超期率"] == "分母为零"
    assert [(score.total, score.rank, score.low, score.high) for score in found.scores[1:]] == [(None, 0, 0, 0)] * (len(small.counties) - 1)


def test_what_is_known_of_the_day_alone_stays_out_of_older_quarters(repo: Path) -> None:
    portal = Portal(repo)
    found = scored(portal, [], "2026-q2")
    assert {points(found, place.code)[name] for place in portal.counties for name in ("在办超期率", "清单不一致率", "过期未跟进率")} == {"当时的情况没有留存"}


@pytest.mark.parametrize(("call", "words"), [
    (lambda latest: quarter(latest, "2026-13"), "--quarter 写的是“2026-13”，不是季度。写成 2026-q3 的样子。"),
    (lambda latest: quarter(latest, "2026q4"), "2026 年第 4 季度没有整季的数：已经公布的汇总从 2026-07 到 2026-09。"),
    (lambda latest: year(latest, "2024"), "--year 写的是“2024”，没有整季的数：已经公布的汇总从 2026-07 到 2026-09。"),
])
def test_wrong_periods_are_refused(small: Portal, call: Callable[[Any], Any], words: str) -> None:
    with pytest.raises(PortalError) as caught:
        call(snapshots(small).latest)
    assert str(caught.value) == words


def test_the_random_check_of_a_quarter_is_scored(repo: Path) -> None:
    """Cases whose materials could be judged; what is unclear or not checked yet is in neither number."""
    strata = json.loads((repo / "statistics/samples/2026Q3.json").read_text("utf-8"))["strata"]
    expected = {row["place"]: (row["outcomes"]["要件"]["good"], row["outcomes"]["要件"]["good"] + row["outcomes"]["要件"]["bad"]) for row in strata if row["outcomes"]}
    portal = Portal(repo)
    for name in ("2026-q3", "2026-q2"):
        got = {score.place: (point.part, point.whole) for score in scored(portal, [], name).scores for point in score.points if point.metric.name == "要件符合率"}
        assert got == {place.code: expected.get(place.code, (0, 0)) if name == "2026-q3" else (0, 0) for place in portal.counties}


@pytest.mark.parametrize(("words", "path"), [(("score", "--quarter", "2026Q2", "--format", "json"), "scores/2026-q2"), (("evaluate", "--year", "2025", "--format", "json"), "evaluations/2025")])
def test_the_command_prints_the_published_file(built_site: Path, portal_cmd: PortalCommand, words: tuple[str, ...], path: str) -> None:
    assert portal_cmd(*words).out.encode() == (built_site / path / "score.json").read_bytes()


def test_weights_that_are_not_a_hundred_are_refused(copy_of_repo: Path) -> None:
    file = copy_of_repo / scoring.FILE
    file.write_text(file.read_text("utf-8").replace("权重: 20", "权重: 21"), "utf-8")
    with pytest.raises(PortalError, match="权重加起来是 101，应当是 100"):
        scoring.rubric(Portal(copy_of_repo))


def test_ranks_under_other_weights(repo: Path) -> None:
    """The range of ranks is what every county would get if one weight were 0, half or double; worked out here a second way."""
    found = scored(Portal(repo), [])
    for score in found.scores:
        reach = {score.rank}
        for metric in found.rubric.metrics:
            for factor in (Fraction(0), Fraction(1, 2), Fraction(2)):
                totals = {}
                for each in found.scores:
                    earned = [(point.earned, point.metric.weight, factor if point.metric is metric else Fraction(1)) for point in each.points if point.earned is not None]
                    totals[each.place] = scoring.hundredths(100 * sum((e * f for e, _, f in earned), Fraction(0)) / sum(w * f for _, w, f in earned))
                reach.add(1 + sum(value > totals[score.place] for value in totals.values()))
        assert (score.low, score.high) == (min(reach), max(reach)), score.name


PERIODS = ["scores/2026-q3", "scores/2025-q1", "evaluations/2026", "evaluations/2025"]


@pytest.mark.parametrize("period", PERIODS)
def test_an_independent_script_comes_to_the_published_numbers(built_site: Path, repo: Path, period: str) -> None:
    score = json.loads((built_site / period / "score.json").read_text("utf-8"))
    earned, totals = recompute.points(score)
    assert totals == {each["place"]: each["total"] for each in score["scores"]}
    assert earned == {each["place"]: {point["metric"]: point["earned"] for point in each["points"]} for each in score["scores"]}
    snapshot = json.loads((repo / "statistics" / score["as_of"] / "snapshot.json").read_text("utf-8"))
    mine = {(row["place"], row["item"]): {name: n for name, n in row.items() if name not in {"place", "item", *DAY_ONLY}} for row in score["rows"]}
    places = {each["place"] for each in score["scores"]}
    counted = set(score["rubric"]["计数"].values()) - DAY_ONLY - {"flags"}
    theirs = {key: counts for key, counts in recompute.rows(snapshot, score["months"], counted).items() if key[0] in places}
    assert {key: counts for key, counts in mine.items() if counts} == theirs


def test_every_score_is_on_its_page(built_site: Path) -> None:
    score = json.loads((built_site / "scores/2026-q3/score.json").read_text("utf-8"))
    page = (built_site / "scores/2026-q3/index.html").read_text("utf-8")
    assert [each["name"] for each in score["scores"] if f">{each['name']}</a>" not in page or f"<span>{each['total']}</span>" not in page] == []
    assert len({each["rank"] for each in score["scores"]}) > 5
