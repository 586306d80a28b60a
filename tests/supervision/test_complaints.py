"""Complaints: days by the calendar of the place, what counts as in time, counts that add up, what the sample register shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.collection.complaints import LATE, ON_TIME, OVERDUE, UNJUDGED, WAITING, complaints
from generator.model.patrol import Matter
from generator.model.personal import telling
from generator.supervision.complaints import tallied
from generator.supervision.escalation import asked
from tests.collection import small

WORDS = """# yaml-language-server: $schema=../schemas/complaint-words.schema.json
渠道:
  - {名称: 热线, 拼音: rexian, 内容: 打电话反映, 答复期限: 5个工作日, 期限来源: 设计建议, 依据: 待核, 核对: 待核}
  - {名称: 来信, 拼音: laixin, 内容: 写信反映, 答复期限: 待核, 期限来源: 待核, 依据: 待核, 核对: 待核}
结果:
  - {名称: 属实, 说明: 反映的情况属实}
  - {名称: 不属实, 说明: 查了不是那样}
"""
HEAD = "# yaml-language-server: $schema=schemas/complaints.schema.json\n投诉:\n"
ROWS = [  # received, answered, channel, standing on 2026-11-05
    ("2026-09-28", "2026-10-10", "热线", ON_TIME),  # 29, 30 and, after the holidays, 8, 9, 10 (a Saturday made up for): the fifth
    ("2026-09-28", "2026-10-12", "热线", LATE),
    ("2026-10-29", "", "热线", WAITING),  # due on the day itself
    ("2026-10-28", "", "热线", OVERDUE),
    ("2026-09-01", "2026-09-30", "来信", UNJUDGED),
    ("2026-09-01", "", "来信", WAITING),
    ("2026-11-06", "", "热线", ""),  # after the portal's day
]


def _portal(root: Path, rows: list[tuple[str, str, str, str]], as_of: str = "2026-11-05") -> Portal:
    made = small.make(root)
    small.write(made, "catalog/vocabulary/complaints.yml", WORDS)
    small.write(made, "catalog/complaints.yml", HEAD + "".join(
        f"  - {{编号: 2026-{n:03d}, 渠道: {channel}, 旗县区: '150402', 收到: {received}{f', 答复: {answered}, 结果: 属实' if answered else ''}}}\n"
        for n, (received, answered, channel, _) in enumerate(rows, 1)))
    return Portal(made, date.fromisoformat(as_of))


def test_days_run_by_the_calendar_from_the_day_after(tmp_path: Path) -> None:
    found = complaints(_portal(tmp_path / "p", ROWS))
    assert [each.standing for each in found] == [standing for *_, standing in ROWS if standing]
    assert [each.due.day.isoformat() if each.due else "" for each in found] == ["2026-10-10", "2026-10-10", "2026-11-05", "2026-11-04", "", ""]


def test_an_answer_after_the_day_is_not_known_yet(tmp_path: Path) -> None:
    first = complaints(_portal(tmp_path / "p", ROWS, "2026-10-09"))[0]
    assert (first.answered, first.outcome, first.standing) == (None, "", WAITING)


def test_counts_add_up_and_shares_need_five(tmp_path: Path) -> None:
    found = tallied(_portal(tmp_path / "p", [*ROWS, *[("2026-10-12", "2026-10-13", "热线", ON_TIME)] * 2]))
    assert (found.whole.received, found.whole.answered, found.whole.judged, found.whole.share) == (8, 5, 5, "60%")
    for own in (found.places, found.channels):
        assert sum(each.received for each in own) == found.whole.received
        assert {word: sum(each.standings[word] for each in own) for word in found.whole.standings} == found.whole.standings
    assert [each.share for each in found.channels] == ["60%", ""]
    assert sum(n for _, n in found.outcomes) == found.whole.answered
    assert tallied(_portal(tmp_path / "few", ROWS)).whole.share == ""


def test_the_sample_register_is_marked_and_shows_every_standing(repo: Path) -> None:
    found = complaints(Portal(repo))
    assert all(each.sample for each in found)
    assert {each.standing for each in found} == {ON_TIME, LATE, UNJUDGED, WAITING, OVERDUE}


BAD = [line for line in Path(__file__).with_name("telling-bad.txt").read_text("utf-8").splitlines() if line]
GOOD = [line for line in Path(__file__).with_name("telling-good.txt").read_text("utf-8").splitlines() if line]


@pytest.mark.parametrize("line", BAD)
def test_words_that_tell_who_somebody_is_are_seen(line: str) -> None:
    kind, _, text = line.partition("：")
    assert kind in {each for _, each in telling(text)}


@pytest.mark.parametrize("text", GOOD)
def test_words_about_the_matter_pass(text: str) -> None:
    assert list(telling(text)) == []


@pytest.mark.parametrize(("code", "word"), [("SUP109", "改正"), ("SUP101", "核实并说明"), ("REC101", "核实并说明"), ("LVL101", "改正")])
def test_an_unanswered_complaint_is_to_be_mended_and_no_clue(code: str, word: str) -> None:
    day = date(2026, 11, 9)
    assert asked(Matter("a", code, "旗县区", "150402", "", "投诉/2026-001", "warning", "没有答复。", day, day, False, "new")) == word
