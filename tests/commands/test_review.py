"""Pull requests as the workflow meets them: clean, burdening, trespassing, on a base already broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changes.scripted import FIRE, History
from tests.collection import small
from tests.collection.small import CLAIMS, GUIDE, HISTORY, ITEM, OWN
from tests.conftest import PortalCommand

AOHAN = f"guides/150430-aohan/{ITEM}.yml"
WORKFLOW = ".github/workflows/check.yml"
LIGHTER = ("承诺办结时限: 5日", "承诺办结时限: 4日")


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A portal whose main branch was left behind by a branch for a pull request."""
    made = History(tmp_path / "portal")
    made.git("switch", "-q", "-c", "request")
    return made


def review(history: History, *words: str) -> tuple[int, str]:
    history.commit("改动")
    done = history.run("review", "main", "request", *words)
    assert done.err == ""
    return done.code, done.out


def lighter(history: History) -> None:
    """A sound county file: one copy instead of two."""
    small.own(history.root, "申请材料:", "  - {名称: 施工合同, 份数: 1}", "变更:", "  - {版本: 1, 类型: 新增, 生效日期: 2026-11-02}")


def test_a_clean_county_request_may_land(history: History) -> None:
    lighter(history)
    code, out = review(history)
    assert code == 0
    assert out.startswith("━━ 可以合并 ━━\n数据按 2026-11-20 检查；原来就有、这次没有碰的 0 处不算。\n")
    assert f"红山区 · 建筑工程施工许可证核发（新增）{OWN}" in out
    assert f"places/150402/items/{ITEM}/" in out


def test_a_heavier_county_file_may_not(history: History) -> None:
    lighter(history)
    small.change(history.root, OWN, "申请材料:", "承诺办结时限: 7日\n申请材料:")
    code, out = review(history)
    assert code == 1
    assert out.startswith("━━ 还不能合并：1 处要改 ━━")
    assert "━━ 这次新出现的问题（1 处） ━━\n红山区（1 处）\n  错误 LVL101" in out


def test_a_burdening_city_edit_without_bookkeeping_may_not(history: History) -> None:
    history.change(GUIDE, "承诺办结时限: 5日", "承诺办结时限: 6日")
    code, out = review(history)
    assert code == 1
    assert f"错误 VER101 {GUIDE}:3" in out
    assert "加重 承诺办结时限：由 5日 改为 6日" in out


def test_a_burdening_release_with_reason_and_document_may(history: History) -> None:
    history.change(GUIDE, "承诺办结时限: 5日", "承诺办结时限: 6日")
    history.portal("release", "赤峰市", ITEM, "--reason", "增加核查", "--document", "示例〔2026〕9号", "--effective", "2026-12-01", "--grace", "20个工作日")
    code, out = review(history, "--branch", "chifeng/xiugai")
    assert (code, "可以合并" in out) == (0, True)
    assert "最迟 2026-12-29 跟进" in out


def test_an_edited_frozen_version_may_not(history: History) -> None:
    history.change(f"{HISTORY}/2.yml", "承诺办结时限: 6日", "承诺办结时限: 8日")
    code, out = review(history)
    assert code == 1
    assert "VER104" in out


def test_a_county_may_not_touch_another_county(history: History) -> None:
    lighter(history)
    small.write(history.root, AOHAN, (history.root / OWN).read_text("utf-8"))
    code, out = review(history, "--branch", "hongshan/shixian")
    assert code == 1
    assert "━━ 不能改的文件（1 个） ━━" in out
    assert f"{AOHAN}：这是敖汉旗的文件，红山区的提交只能改 catalog/150402-hongshan/ 和 guides/150402-hongshan/。" in out
    assert review(history)[0] == 1
    assert review(history, "--branch", "chifeng/tongyi")[0] == 0


def test_a_county_may_not_touch_the_city(history: History) -> None:
    lighter(history)
    history.change(GUIDE, "现场原因: 核对原件", "现场原因: 当场核对原件")
    code, out = review(history)
    assert code == 1
    assert f"{GUIDE}：这是赤峰市的文件，红山区的提交只能改" in out


@pytest.mark.parametrize("path", [WORKFLOW, "mkdocs.yml", "site_templates/pages/home.html", "catalog/schemas/item.schema.json", "generator/rules/engine.py"])
def test_data_and_program_do_not_travel_together(path: str, history: History) -> None:
    lighter(history)
    file = history.root / path
    small.write(history.root, path, (file.read_text("utf-8") if file.exists() else "") + "\n")
    for words in ((), ("--branch", "chifeng/tongyi")):
        code, out = review(history, *words)
        assert code == 1
        assert f"{path}：这是维护人员的文件" in out


def test_program_alone_is_the_maintainers_business(history: History) -> None:
    small.write(history.root, WORKFLOW, "name: x\n")
    code, out = review(history)
    assert (code, out.splitlines()[0]) == (0, "━━ 可以合并 ━━")
    assert history.run("gate", "main", "request").out == "改了 1 个文件，都可以改。\n"


def test_what_was_broken_before_stops_nobody(tmp_path: Path) -> None:
    history = History(tmp_path / "portal")
    history.change(CLAIMS, f"事项: {FIRE}, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2", f"事项: {FIRE}, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 9")
    history.commit("坏的")
    history.git("switch", "-q", "-c", "request")
    lighter(history)
    code, out = review(history)
    assert code == 0
    assert "原来就有、这次没有碰的 1 处不算" in out
    assert "REF112" not in out


def test_a_file_that_no_longer_reads(history: History) -> None:
    (history.root / CLAIMS).write_text("旗县区: '150402'\n旗县区: '150402'\n", "utf-8")
    code, out = review(history)
    assert code == 1
    assert "SRC101" in out
    assert f"（读不出来）{CLAIMS}" in out


def test_what_main_did_meanwhile_is_not_this_request(history: History) -> None:
    lighter(history)
    history.commit("改动")
    history.git("switch", "-q", "main")
    history.change(GUIDE, *LIGHTER)
    history.commit("主线")
    done = history.run("review", "main", "request")
    assert (done.code, GUIDE in done.out) == (0, False)


def test_the_workflow_gets_annotations_and_a_summary(history: History, tmp_path: Path, portal_cmd: PortalCommand) -> None:
    lighter(history)
    small.change(history.root, OWN, "申请材料:", "承诺办结时限: 7日\n申请材料:")
    small.write(history.root, WORKFLOW, "name: x\n")
    history.commit("改动")
    summary = tmp_path / "summary.md"
    done = portal_cmd("review", "main", "request", "--format", "github", "--summary", summary, root=history.root)
    assert (done.code, done.err) == (1, "")
    first, second = done.out.splitlines()
    assert first.startswith(f"::error file={WORKFLOW},line=1,col=1,title=GATE path-gate::这是维护人员的文件")
    assert second.startswith(f"::error file={OWN},line=5,col=9,title=LVL101 ")
    assert summary.read_text("utf-8").startswith("\n## 还不能合并：2 处要改\n\n- 数据按 2026-11-20 检查")


def test_no_more_annotations_than_github_shows(history: History) -> None:
    for number in range(12):
        small.write(history.root, f"site_templates/{number}.html", "x")
    lighter(history)
    code, out = review(history, "--format", "github")
    assert (code, out.count("::error ")) == (1, 10)
