"""A scripted history: what each step changes, what counties then owe, what a reader is told; exactly."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.changes.scripted import CITY, FIRE, NEW, RECORD, History, write_all
from tests.collection.small import GUIDE, HISTORY, ITEM
from tests.conftest import PortalCommand

SHIGONG = [f"items/{ITEM}/", f"items/{ITEM}/history/", f"items/{ITEM}/as-of/2026-11-02/", f"times/{ITEM}/", f"places/150402/items/{ITEM}/", f"places/150430/items/{ITEM}/", f"places/X15040001/items/{ITEM}/"]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """The whole history, written once. Read only."""
    made = History(tmp_path_factory.mktemp("history") / "portal")
    write_all(made)
    return made


def effects(row: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {(each["path"], other["effect"], other["said"]) for each in row["changes"] for other in each["differences"]}


def test_an_addition_is_three_new_files(history: History) -> None:
    row = history.diff("开头", "新增")
    assert {(each["path"], each["kind"]) for each in row["changes"]} == {
        (f"catalog/150000-neimenggu/{NEW}.yml", "新增"), (f"catalog/{CITY}/{NEW}.yml", "新增"), (f"guides/{CITY}/{NEW}.yml", "新增")}
    assert {each["item_name"] for each in row["changes"]} == {"新事项备案"}
    assert (row["code"], row["findings"], row["impact"], row["pages"]) == (
        0, [], [], [f"items/{NEW}/", f"items/{NEW}/history/", f"items/{NEW}/as-of/2026-09-01/"])


def test_tightening_burdens_and_says_whom(history: History) -> None:
    row = history.diff("红山照写", "加重")
    assert effects(row) == {(GUIDE, "加重", "承诺办结时限：由 5日 改为 6日")}
    [change] = [each for each in row["changes"] if not each["frozen"]]
    assert change["versions"] == ["3", "4"]
    assert change["record"] == {"kind": "调整", "effective": "2026-11-02", "grace": "20个工作日", "reason": "增加现场核查",
                                "document": "示例〔2026〕5号", "successors": []}
    assert [each["path"] for each in row["changes"] if each["frozen"]] == [f"{HISTORY}/3.yml"]
    [impact] = row["impact"]
    assert (impact["sections"], impact["due"], impact["provisional"]) == (["时限"], "2026-11-30", False)
    assert impact["comes"] == ["敖汉旗", "示例开发区"]
    assert impact["stands"] == [{"place": "红山区", "own": ["承诺办结时限"]}]
    assert (impact["heavier"], impact["redundant"]) == ([], [])
    assert impact["must_follow"] == ["红山区", "敖汉旗", "示例开发区"]
    assert (impact["project_types"], impact["figures"]) == (["政府投资房建", "工业仓储"], ["承诺超期"])
    assert (row["code"], row["findings"], sorted(row["pages"])) == (0, [], sorted(SHIGONG))


def test_loosening_makes_the_county_that_stood_still_heavier(history: History) -> None:
    row = history.diff("加重", "减负")
    assert effects(row) == {(GUIDE, "减负", "承诺办结时限：由 6日 改为 4日")}
    [impact] = row["impact"]
    assert impact["heavier"] == [{"place": "红山区", "subjects": ["承诺办结时限"]}]
    assert (impact["comes"], impact["stands"], impact["due"]) == (["敖汉旗", "示例开发区"], [], "2026-11-23")


def test_a_split_keeps_its_successors(history: History) -> None:
    row = history.diff("减负", "拆分")
    [change] = [each for each in row["changes"] if not each["frozen"]]
    assert (change["item"], change["record"]["kind"], change["record"]["successors"]) == (FIRE, "拆分", [ITEM, NEW])
    assert (row["code"], row["findings"], effects(row)) == (0, [], set())


def test_an_abolition_says_that_nobody_carries_on(history: History) -> None:
    row = history.diff("拆分", "废置")
    [change] = [each for each in row["changes"] if not each["frozen"]]
    assert (change["item"], change["record"]["kind"], change["record"]["successors"]) == (RECORD, "废置", [])
    assert (row["code"], row["findings"]) == (0, [])


def test_the_whole_way_at_once(history: History) -> None:
    row = history.diff("开头", "废置")
    assert {each for each in effects(row) if each[0] == GUIDE} == {(GUIDE, "减负", "承诺办结时限：由 5日 改为 4日")}
    assert row["code"] == 0
    assert history.diff("废置", "废置")["changes"] == []


def test_a_changed_list_comes_through_everywhere_and_names_its_figures(history: History) -> None:
    history.git("switch", "-q", "-c", "qingdan", history.at["开头"])
    path = f"catalog/150000-neimenggu/{ITEM}.yml"
    history.change(path, "法定办结时限: 7日", "法定办结时限: 6日")
    history.commit("清单")
    row = history.diff("开头", "清单")
    history.git("switch", "-q", "main")
    [impact] = row["impact"]
    assert (impact["comes"], impact["stands"], impact["heavier"], impact["must_follow"]) == (["红山区", "敖汉旗", "示例开发区"], [], [], [])
    assert (impact["sections"], impact["figures"], impact["due"]) == (["时限"], ["按时", "超期"], "")
    assert f"times/{ITEM}/" in row["pages"]


def test_going_back_is_the_mirror(history: History) -> None:
    back = history.diff("减负", "加重")
    assert effects(back) == {(GUIDE, "加重", "承诺办结时限：由 4日 改为 6日")}
    assert {each["code"] for each in back["findings"]} == {"VER101", "VER104"}


@pytest.mark.parametrize(("day", "left"), [("2026-11-01", None), ("2026-11-02", 20), ("2026-11-20", 6), ("2026-11-30", 0), ("2026-12-01", -1)])
def test_status_counts_from_the_first_version_missed(history: History, day: str, left: int | None) -> None:
    [place] = json.loads(history.portal("status", "敖汉旗", "--as-of", day, "--format", "json"))["places"]
    owed = [(each["item"], each["followed"], each["sections"], each["due"], each["working_days_left"]) for each in place["owed"]]
    assert owed == ([] if left is None else [(ITEM, 3, ["时限"], "2026-11-30", left)])


def test_status_says_what_is_coming_and_what_has_ended(history: History) -> None:
    [before] = json.loads(history.portal("status", "敖汉旗", "--as-of", "2026-11-15", "--format", "json"))["places"]
    assert [(each["item"], each["version"], each["effective"]) for each in before["coming"]] == [(ITEM, 5, "2026-11-16")]
    assert before["ended"] == []
    [after] = json.loads(history.portal("status", "敖汉旗", "--as-of", "2026-11-19", "--format", "json"))["places"]
    assert {(each["item"], each["kind"], tuple(each["successors"])) for each in after["ended"]} == {(RECORD, "废置", ()), (FIRE, "拆分", (ITEM, NEW))}
    text = history.portal("status", "敖汉旗", "--as-of", "2026-11-20")
    assert "最迟 2026-11-30，还有 6 个工作日" in text
    assert f"portal claim 敖汉旗 {ITEM} --take-over" in text


def test_the_work_tree_is_never_touched(history: History) -> None:
    before = {path: path.stat().st_mtime_ns for path in history.root.rglob("*") if ".git" not in path.parts}
    history.diff("开头", "减负")
    assert {path: path.stat().st_mtime_ns for path in history.root.rglob("*") if ".git" not in path.parts} == before
    assert history.git("status", "--porcelain") == ""


def test_frozen_texts_are_what_was_published(history: History) -> None:
    for number, step in ((3, "红山照写"), (4, "加重")):
        published = history.git("show", f"{history.at[step]}:{GUIDE}").splitlines()
        kept = (history.root / HISTORY / f"{number}.yml").read_text(encoding="utf-8").splitlines()
        assert kept[1:] == published[1:]
        assert kept[0] == "# yaml-language-server: $schema=../../../../catalog/schemas/city-guide.schema.json"


def test_three_formats_say_the_same(history: History) -> None:
    ends = history.at["加重"], history.at["减负"]
    text, markdown = (history.portal("diff", *ends, "--format", style) for style in ("text", "markdown"))
    for words in ("减负 承诺办结时限：由 6日 改为 4日", "红山区将比市级重：承诺办结时限，最迟 2026-11-23 跟进", "涉及的项目类型：政府投资房建、工业仓储",
                  f"涉及的实际用时：承诺超期（times/{ITEM}/）"):
        assert words in text
        assert words in markdown
    assert markdown.startswith("\n## 改了什么（1 个文件）\n\n- 赤峰市 · 建筑工程施工许可证核发（改动，第4版 → 第5版）")


def test_an_unknown_revision_is_one_sentence(history: History, portal_cmd: PortalCommand) -> None:
    for words in (["diff", "nowhere"], ["review", "nowhere"], ["gate", "nowhere"], ["diff", "HEAD", "nowhere"]):
        done = history.run(*words)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), words
        assert "git 里没有" in done.err
    done = portal_cmd("diff", "--root", history.root, "--", "-x")
    assert (done.code, done.out, done.err) == (2, "", "git 里没有 -x 这个版本。\n")
