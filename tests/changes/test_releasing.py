"""`portal release`: asks for what is missing, refuses a burden without a document, freezes the old text as it stood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands import asking
from generator.commands.cli import cli
from tests.changes.scripted import CITY, FIRE, History, run
from tests.collection import small
from tests.collection.small import GUIDE, HISTORY, ITEM, OWN

FULL = ("--reason", "压缩时限", "--effective", "2026-12-01", "--grace", "20个工作日")
LIGHTER = ("承诺办结时限: 5日", "承诺办结时限: 4日")


@pytest.fixture
def history(tmp_path: Path) -> History:
    """The small portal under git."""
    return History(tmp_path / "portal")


def state(history: History) -> str:
    return history.git("status", "--porcelain", "-uall")


def test_a_release_does_the_bookkeeping(history: History) -> None:
    old = (history.root / GUIDE).read_text("utf-8")
    history.change(GUIDE, *LIGHTER)
    out = history.portal("release", "赤峰市", ITEM, *FULL)
    assert "减负 承诺办结时限：由 5日 改为 4日" in out
    new = (history.root / GUIDE).read_text("utf-8")
    line = "  - {版本: 4, 类型: 调整, 生效日期: 2026-12-01, 宽限: 20个工作日, 原因: 压缩时限}\n"
    assert new == old.replace(*LIGHTER).replace("版本: 3\n示例", "版本: 4\n示例").replace("变更:\n", f"变更:\n{line}")
    assert (history.root / HISTORY / "3.yml").read_text("utf-8") == old.replace("=../../", "=../../../../", 1)
    assert history.run("check").code == 0
    again = history.run("release", "赤峰市", ITEM, *FULL)
    assert (again.code, "写的是第4版，提交过的是第3版" in again.err) == (2, True)


def test_a_dry_run_writes_nothing(history: History) -> None:
    history.change(GUIDE, *LIGHTER)
    before = state(history)
    assert "只是预演，没有写" in history.portal("release", "赤峰市", ITEM, *FULL, "--dry-run")
    assert state(history) == before


@pytest.mark.parametrize(("edit", "words", "said"), [
    (LIGHTER, (), "还缺原因、生效日期、宽限。用 --reason --effective --grace 写明"),
    (("承诺办结时限: 5日", "承诺办结时限: 6日"), FULL, "还缺文号。用 --document 写明"),
    (("承诺办结时限: 5日", "承诺办结时限: 6日"), (*FULL, "--kind", "编辑性"), "还缺文号"),
    (LIGHTER, (*FULL, "--kind", "编辑性"), "改了承诺办结时限，不是编辑性的改动"),
    (("用地批准手续已经办好", "用地批准手续办完"), FULL, "还缺影响:受理条件/用地手续/内容。用 --effect 写明"),
    (("用地批准手续已经办好", "用地批准手续办完"), (*FULL, "--effect", "受理条件/用地手续/内容=加重:多办一道"), "还缺文号"),
    (LIGHTER, (*FULL, "--effect", "随便"), "--effect 写的是“随便”"),
    (LIGHTER, ("--effective", "明天"), "生效日期写的是“明天”，不是日期"),
    (LIGHTER, ("--reason", "好", "--effective", "2026-12-01", "--grace", "几天"), "宽限写的是“几天”"),
    (LIGHTER, (*FULL, "--base", "nowhere"), "git 里没有 nowhere 这个版本"),
    (None, FULL, "没有不同，不用发布新版"),
], ids=lambda value: "")
def test_what_is_missing_or_wrong_is_one_sentence(history: History, edit: tuple[str, str] | None, words: tuple[str, ...], said: str) -> None:
    if edit:
        history.change(GUIDE, *edit)
    before = state(history)
    done = history.run("release", "赤峰市", ITEM, *words)
    assert (done.code, said in done.err) == (2, True), done.err
    assert state(history) == before


def test_a_county_releases_its_own_lines_and_nobody_follows_it(history: History) -> None:
    small.own(history.root, "申请材料:", "  - {名称: 施工合同, 份数: 1}", "变更:", "  - {版本: 1, 类型: 新增, 生效日期: 2026-11-02}")
    history.commit("本地")
    old = (history.root / OWN).read_text("utf-8")
    history.change(OWN, "份数: 1}", "份数: 0}\n到现场次数: 0")
    assert history.diff("本地", "本地")["findings"] == []
    reminded = json.loads(history.run("diff", "HEAD", "--format", "json").out)["findings"]
    assert [(each["code"], each["severity"], each["mended_by"]) for each in reminded] == [("VER101", "warning", "旗县区")]
    assert "还缺原因、生效日期。" in history.run("release", "红山区", ITEM).err
    out = history.portal("release", "红山区", ITEM, "--reason", "再压一天", "--effective", "2026-12-01")
    assert "减负 申请材料“施工合同”的份数：由 1 改为 0\n减负 到现场次数：由 1 改为 0" in out
    new = (history.root / OWN).read_text("utf-8")
    assert "变更:\n  - {版本: 2, 类型: 调整, 生效日期: 2026-12-01, 原因: 再压一天}\n  - {版本: 1," in new
    assert (history.root / f"guides/150402-hongshan/history/{ITEM}/1.yml").read_text("utf-8") == old.replace("=../../", "=../../../../", 1)
    assert history.run("check").code == 0
    done = history.run("diff", "HEAD")
    assert (done.code, "VER" in done.out) == (0, False)


def test_a_county_adds_to_what_it_asks_only_with_a_document(history: History) -> None:
    small.own(history.root, "到现场次数: 0", "变更:", "  - {版本: 1, 类型: 新增, 生效日期: 2026-11-02}")
    history.commit("本地")
    history.change(OWN, "到现场次数: 0", "到现场次数: 1")
    assert "还缺文号" in history.run("release", "红山区", ITEM, "--reason", "人手不够", "--effective", "2026-12-01").err


def test_lists_are_not_a_countys_and_unknown_items(history: History) -> None:
    assert "不写 --list" in history.run("release", "红山区", ITEM, "--list").err
    assert f"没有 guides/150402-hongshan/{ITEM}.yml" in history.run("release", "红山区", ITEM).err
    assert f"没有 guides/{CITY}/mei-you.yml" in history.run("release", "赤峰市", "mei-you").err


def test_an_ended_item_is_written_into_the_list(history: History) -> None:
    words = ("release", "赤峰市", FIRE, "--kind", "合并", *FULL)
    assert "还缺文号、承接" in history.run(*words).err
    history.portal(*words, "--document", "示例〔2026〕8号", "--successor", ITEM)
    text = (history.root / f"catalog/{CITY}/{FIRE}.yml").read_text("utf-8")
    assert f"  - {{版本: 2, 类型: 合并, 生效日期: 2026-12-01, 宽限: 20个工作日, 原因: 压缩时限, 文号: 示例〔2026〕8号, 承接: [{ITEM}]}}\n" in text
    assert (history.root / f"catalog/{CITY}/history/{FIRE}/1.yml").exists()
    assert history.run("check").code == 0


def test_wording_settled_by_the_editor(history: History) -> None:
    history.change(GUIDE, "用地批准手续已经办好", "用地批准手续办完")
    history.portal("release", "赤峰市", ITEM, *FULL, "--effect", "受理条件/用地手续/内容=不变:文字更明确")
    assert "影响: [{要素: 受理条件/用地手续/内容, 影响: 不变, 说明: 文字更明确}]}" in (history.root / GUIDE).read_text("utf-8")


def test_details_that_burden_nobody_are_cosmetic_and_need_no_grace(history: History) -> None:
    history.change(GUIDE, "现场原因: 核对原件", "现场原因: 当场核对原件")
    history.portal("release", "赤峰市", ITEM, "--reason", "改错别字", "--effective", "2026-12-01")
    assert "  - {版本: 4, 类型: 编辑性, 生效日期: 2026-12-01, 原因: 改错别字}\n" in (history.root / GUIDE).read_text("utf-8")


def test_without_git_a_copy_laid_into_history_will_do(root: Path) -> None:
    old = (root / GUIDE).read_text("utf-8")
    small.change(root, GUIDE, *LIGHTER)
    assert f"存为 {HISTORY}/3.yml，再运行一次" in run(root, "release", "赤峰市", ITEM, *FULL).err
    small.write(root, f"{HISTORY}/3.yml", old.replace("=../../", "=../../../../", 1))
    assert run(root, "release", "赤峰市", ITEM, *FULL).code == 0
    assert (root / HISTORY / "3.yml").read_text("utf-8") == old.replace("=../../", "=../../../../", 1)


def test_at_a_terminal_it_asks(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    history.change(GUIDE, "承诺办结时限: 5日", "承诺办结时限: 6日")
    history.change(GUIDE, "用地批准手续已经办好", "用地批准手续办完")
    monkeypatch.setattr(asking, "interactive", lambda: True)
    result = CliRunner().invoke(cli, ["release", "赤峰市", ITEM, "--root", str(history.root)], standalone_mode=False,
                                input="没有影响\n不变\n文字更明确\n增加核查\n示例〔2026〕9号\n2026-12-01\n\n")
    assert result.exception is None, result.output
    assert "分不出轻重：受理条件“用地手续”的内容：由 用地批准手续已经办好 改为 用地批准手续办完" in result.output
    assert ("  - {版本: 4, 类型: 调整, 生效日期: 2026-12-01, 宽限: 20个工作日, 原因: 增加核查, 文号: 示例〔2026〕9号, "
            "影响: [{要素: 受理条件/用地手续/内容, 影响: 不变, 说明: 文字更明确}]}\n") in (history.root / GUIDE).read_text("utf-8")
