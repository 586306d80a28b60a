"""办理用时 says what a snapshot says: exact rows, suppressed cells, empty states, definitions behind every number."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from pathlib import Path

import pytest

from generator.collection.snapshots import snapshots
from generator.rules.registry import RULES
from tests.site.small_times import FILING, PERMIT, Rendered, copy, snapshot

OLDER = snapshot("2026-10-09", to="2026-09")
REVISED = {"revisions": [{"date": "2026-11-18", "reason": "敖汉旗改正了两件的日期", "counters": [
    {"place": "150430", "item": PERMIT, "month": "2026-10", "before": {"closed": 28, "late": 2}, "after": {"closed": 30, "late": 0}}]}]}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return Rendered(copy(tmp_path_factory.mktemp("times") / "portal", OLDER, snapshot(**REVISED)))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return Rendered(copy(tmp_path_factory.mktemp("empty") / "portal"))


@lru_cache(maxsize=64)
def _main(html: str) -> str:
    return html[html.index("<main"):html.index("</main>")]


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(td|th|dt|dd|p|h\d|b|small|span)>", " ", html)))).replace("\xa0", " ").strip()


def rows(html: str, caption: str) -> list[list[str]]:
    """The body rows of the table with that caption, cell by cell."""
    table = next(found for found in re.findall(r"<table.*?</table>", html, re.DOTALL) if f">{caption}</caption>" in found)
    body = table[table.index("<tbody>"):]
    return [[words(each) for each in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL)]


def test_the_pages_are_those_of_the_snapshot(built: Rendered, empty: Rendered) -> None:
    times = {path for path in built.pages if path.startswith("times/")}
    assert times == {"times/", f"times/{PERMIT}/", f"times/{FILING}/", "times/whole-process/", "times/records/", "times/definitions/", "times/due/",
                     "times/snapshots/2026-10-09/", "times/snapshots/2026-11-05/"}
    assert {path for path in built.pages if path.endswith("/times/")} == {f"places/{place.code}/times/" for place in built.portal.counties}
    assert {path for path in empty.pages if "times/" in path} == {"times/", "times/definitions/", "times/due/"}


def test_places_are_ranked_within_an_item(built: Rendered) -> None:
    html = built.html(f"times/{PERMIT}/")
    assert [row[:7] for row in rows(html, "各地建筑工程施工许可证核发的实际用时")] == [
        ["1 敖汉旗", "30", "3", "4", "4", "100.0%", "0"],
        ["2 红山区", "30", "3", "5", "5", "90.0%", "3"],
        ["少于 30 件，不排名次"],
        ["松山区", "4", "件数少，不统计", "0", ""],
    ]
    assert "近 12 个月全市办结 64 件，一半在 3 日内办结，九成在 5 日内办结；3 件超过法定时限。" in words(_main(html))


def test_three_clocks_and_what_was_left_out(built: Rendered) -> None:
    html = built.html(f"times/{PERMIT}/")
    assert rows(html, "三只时钟") == [["法定时钟", "3 日", "4 日", "5 日"], ["审批服务用时", "3 工作日", "4 工作日", "5 工作日"],
                                 ["自然跨度", "6 日", "8 日", "10 日"]]
    assert rows(html, "扣除的原因") == [["收到申请到办结", "150"], ["法定时钟", "117"], ["扣除：专家评审", "20"], ["起算以前（等受理、补正）", "13"]]
    assert "在办 7 件，其中 2 件已超期" in words(_main(html))
    assert rows(html, "记录的疑点") == [["决定早于受理", "2", "REC101"], ["停钟没有法律依据", "5", "REC112"]]


def test_the_histogram_stands_beside_its_table(built: Rendered) -> None:
    html = built.html(f"times/{PERMIT}/")
    assert rows(html, "建筑工程施工许可证核发办理天数分布") == [
        ["1 日", "4", "4"], ["2 日", "10", "14"], ["3 日", "26", "40"], ["4 日", "15", "55"], ["5 日", "6", "61"], ["8 日", "3", "64"]]
    drawn = re.findall(r'<rect class="(g-bar|g-over)"[^>]*/><text class="s m"[^>]*>(\d+)</text>', html)
    assert drawn == [("g-bar", "4"), ("g-bar", "10"), ("g-bar", "26"), ("g-bar", "15"), ("g-bar", "6"), ("g-over", "3")]


def test_missing_is_not_zero(built: Rendered) -> None:
    html = built.html("times/")
    found = rows(html, "各地全部事项的实际用时")
    assert [row[0] for row in found[:6]] == ["1 敖汉旗", "2 红山区", "少于 30 件，不排名次", "元宝山区", "松山区", "没有报送"]
    assert found[-1][1:] == ["—", "没有报送，不是 0 件"]
    assert "没有报送" in words(_main(built.html("places/150429/times/")))
    assert found[3][1:] == ["0", "没有办结"]


def test_a_hidden_cell_shows_no_number(built: Rendered) -> None:
    for path, caption, name in ((f"times/{FILING}/", "各地企业投资项目备案的实际用时", "元宝山区"),
                                ("places/150403/times/", "元宝山区各事项的实际用时", "企业投资项目备案")):
        row = next(row for row in rows(built.html(path), caption) if row[0].endswith(name))
        assert row[1:3] == ["—", "件数少，不公布"]


def test_totals_are_sums_of_what_is_shown_so_nothing_hidden_can_be_subtracted(built: Rendered) -> None:
    for item in (PERMIT, FILING):
        shown = sum(int(row[1]) for row in rows(built.html(f"times/{item}/"), f"各地{built.site.name(item)}的实际用时") if len(row) > 1 and row[1].isdecimal())
        assert f"近 12 个月全市办结 {shown} 件" in words(_main(built.html(f"times/{item}/")))
    whole = sum(int(row[1]) for row in rows(built.html("times/"), "各地全部事项的实际用时") if len(row) > 1 and row[1].isdecimal())
    assert f"近 12 个月全市办结 {whole} 件" in words(_main(built.html("times/")))


def test_a_place_sees_itself_beside_the_city(built: Rendered) -> None:
    assert rows(built.html("places/150402/times/"), "红山区各事项的实际用时") == [
        ["建筑工程施工许可证核发", "30", "3 日", "5 日", "5 日", "90.0%", "3", "3 日", "2 / 2"],
        ["企业投资项目备案", "6", "0 工作日", "0 工作日", "1 工作日", "6/6", "0", "0 工作日", "—"]]
    assert rows(built.html("places/150402/times/"), "每季中位和件数")[-1] == ["2026 年 3 季", "30", "3 工作日", "3"]


def test_the_item_page_sets_fact_beside_promise_and_statute(built: Rendered, empty: Rendered) -> None:
    html = built.html(f"items/{PERMIT}/")
    assert 'class="g-med"' in html
    assert "近 12 个月全市办结 64 件，一半在 3 日内，九成在 5 日内，按时 95.3%" in words(_main(html))
    assert rows(html, "法定时限和承诺时限")[2][:2] == ["实际用时", "一半在 3 日内 ，九成在 5 日内"]
    assert "，一半当天，九成" in words(_main(built.html(f"items/{FILING}/")))
    local = words(_main(built.html(f"places/150402/items/{PERMIT}/")))
    assert "近 12 个月红山区办结 30 件，一半在 3 日内" in local
    assert "近 12 个月全市办结 64 件" in words(_main(built.html(f"places/150404/items/{PERMIT}/")))
    assert "还没有公布实际用时" in words(_main(empty.html(f"items/{PERMIT}/")))
    assert "g-med" not in empty.html(f"items/{PERMIT}/")


def test_without_a_snapshot_it_says_so(empty: Rendered) -> None:
    assert "还没有公布办理用时" in words(_main(empty.html("times/")))
    assert "没有数据不等于零" in words(_main(empty.html("times/")))


def test_an_older_snapshot_keeps_its_figures_with_the_present_ones_beside(built: Rendered) -> None:
    html = built.html("times/snapshots/2026-10-09/")
    assert "不是最新的" in words(_main(html))
    now = built.html("times/snapshots/2026-11-05/")
    assert rows(now, "2026年11月18日更正的数") == [["敖汉旗，建筑工程施工许可证核发", "2026年10月", "办结 28 件，超期 2 件", "办结 30 件，超期 0 件"]]
    assert "更正" not in words(_main(html)).replace("后来更正的数写在旧数旁边", "").replace("后来更正为", "")


def test_records_add_up_and_name_their_rules(built: Rendered) -> None:
    html = built.html("times/records/")
    assert "报送 130 行 = 计入 120 行 + 不计入 10 行" in words(_main(html))
    assert rows(html, "不计入的原因") == [["事项不明", "6"], ["办件编号重复", "4"]]
    assert rows(html, "各地记录的疑点，件") == [["决定早于受理", "2", "2", "·"], ["停钟没有法律依据", "5", "4", "1"]]


def test_whole_projects(built: Rendered) -> None:
    found = rows(built.html("times/whole-process/"), "全部项目的全过程用时")
    assert [[row[0][:4], *row[1:]] for row in found] == [
        ["自然跨度", "5", "90 日", "90 日", "90 日"], ["审批服务", "5", "40 工作日", "40 工作日", "40 工作日"],
        ["阶段：施", "4", "件数少，不统计", "—", "—"]]


def test_every_number_leads_to_its_definition(built: Rendered) -> None:
    known = set(re.findall(r'<li id="([^"]+)">', built.html("times/definitions/")))
    assert len(known) == len(built.portal.table("catalog/vocabulary/metrics.yml").tables("办理用时指标"))
    for path in built.pages:
        if "times/" in path:
            html = built.html(path)
            assert set(re.findall(r'definitions/#([^"]+)"', html)) <= known, path
            for table in re.findall(r"<table.*?</table>", _main(html), re.DOTALL):
                heads = [head for head in re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", table, re.DOTALL) if words(head) in ("件数", "按时", "超期")]
                assert all("definitions/#" in head for head in heads) or "</details>" in html[html.index(table):html.index(table) + len(table) + 40]


def test_definitions_that_cannot_be_read_keep_their_place(tmp_path: Path) -> None:
    root = copy(tmp_path / "portal", snapshot())
    (root / "catalog/vocabulary/metrics.yml").write_text("办理用时指标: [", "utf-8")
    broken = Rendered(root)
    known = set(re.findall(r'<li id="([^"]+)">', broken.html("times/definitions/")))
    assert all(set(re.findall(r'definitions/#([^"]+)"', broken.html(path))) <= known for path in broken.pages if path.startswith("times/"))


def test_each_page_that_shows_a_sample_says_so(built: Rendered) -> None:
    silent = {path for path, page in built.pages.items() if "times/" in path and not page.sample}
    assert silent == {"times/definitions/"}


def test_findings_point_at_the_flag_with_number_period_place_and_item(built: Rendered) -> None:
    path = "statistics/2026-11-05/snapshot.json"
    lines = (Path(built.portal.source.root) / path).read_text("utf-8").splitlines()  # type: ignore[attr-defined]
    found = {(finding.code, finding.place, finding.value): finding for finding in built.site.findings if finding.code.startswith("REC")}
    assert set(found) == {("REC101", "150402", "2"), ("REC112", "150402", "4"), ("REC112", "150430", "1"), ("REC127", "", "4"), ("REC128", "", "6")}
    one = found["REC112", "150402", "4"]
    assert one.message == "示例数据：2026-09 红山区“建筑工程施工许可证核发”有 4 件用指南没有列明的程序停钟。"
    assert '"pause-unlawful"' in lines[one.where.line - 1]
    assert '"办件编号重复": 4' in lines[found["REC127", "", "4"].where.line - 1]


def test_flags_of_the_newest_snapshot_are_known_rules(repo: Path) -> None:
    from generator.collection import Portal
    latest = snapshots(Portal(repo)).latest
    assert {flag.rule for flag in latest.flags} <= {name for name, rule in RULES.items() if rule.family == "REC"} if latest else True
