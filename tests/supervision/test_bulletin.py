"""The monthly bulletin: figures by hand on a small snapshot, what is not shown, and the sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.errors import PortalError
from generator.rules.engine import run
from generator.supervision import bulletin_words as words
from generator.supervision.bulletin import Bulletin, Row, all_months, bulletin, published, today
from tests.site.small_times import copy
from tests.site.small_times import snapshot as tree


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    return Portal(copy(tmp_path_factory.mktemp("small") / "portal", tree()))


def made(portal: Portal, month: str) -> Bulletin:
    return bulletin(portal, today(portal, run(portal)), month)


def figures(row: Row) -> tuple[object, ...]:
    return row.rank, row.name, row.n, row.on_time, row.net, row.gross, row.supplement, row.pause


def test_a_month_by_hand(portal: Portal) -> None:
    """The permit's law counts 日, so no median in working days; 敖汉旗 has 30 and a rank, 红山区 6, 松山区 4."""
    found = made(portal, "2026-10")
    assert figures(found.whole) == (0, "全市", 40, "100.0%", 0, 0, "0.0%", "0.0%")
    assert [figures(row) for row in found.rows if row.n] == [
        (1, "敖汉旗", 30, "100.0%", None, None, "0.0%", "0.0%"), (0, "红山区", 6, "6/6", 0, 0, "0/6", "0/6"), (0, "松山区", 4, "", None, None, "", "")]
    assert found.own is None
    assert [name for _, name in found.absent] == [place.name for place in portal.counties if place.code not in ("150402", "150404", "150430")]
    assert found.flags == 3
    assert {code: row.n for code, row in found.before.items()} == {"150402": 30, "150404": 0, "150430": 0, "": 30}


def test_the_month_before(portal: Portal) -> None:
    found = made(portal, "2026-09")
    assert figures(found.ranked[0]) == (1, "红山区", 30, "90.0%", None, None, "0.0%", "13.3%")
    assert (found.newest, found.whole.behind, found.whole.findings) == (False, None, None)
    assert words.lede(found) == "办结 30 件，法定时限内 90.0%。"


def test_the_state_of_the_day_is_in_the_newest_month_only(portal: Portal) -> None:
    findings = run(portal)
    found = made(portal, "2026-10")
    counties = {place.code for place in portal.counties}
    assert found.whole.findings == 0 or found.whole.findings is not None
    assert sum(row.findings or 0 for row in found.rows) <= sum(each.open and each.place in counties for each in findings)
    assert {row.place: row.findings for row in found.rows} == {
        row.place: sum(each.open and each.place == row.place for each in findings) for row in found.rows}


def test_sentences(portal: Portal) -> None:
    found = made(portal, "2026-10")
    assert words.title(found) == "2026年10月审批情况通报"
    assert words.lede(found).startswith("办结 40 件，法定时限内 100.0%，比上月高 10.0 个百分点。")
    said = list(words.quality(found))
    assert said[0] == "数字出自 2026年11月5日公布的汇总。汇总的全部月份共报送 130 行记录，计入 120 行，不计入 10 行，逐行有原因。"
    assert said[1] == "这个月的记录有 3 件时间不合常理，供核实；可疑不等于违规。"
    assert [line for line in said if "没有数据" in line] == [f"{name}没有数据：{why}。" for name, why in words.NO_DATA.items()]


@pytest.mark.parametrize(("month", "said"), [
    ("2026-13", "--month 写的是“2026-13”，不是月份。写成 2026-10 的样子。"),
    ("2026-11", "2026-11 没有可以通报的数：已经公布的汇总从 2024-12 到 2026-10。"),
])
def test_wrong_months_are_refused(portal: Portal, month: str, said: str) -> None:
    with pytest.raises(PortalError) as caught:
        made(portal, month)
    assert str(caught.value) == said


def test_without_a_snapshot_there_is_nothing_to_tell(tmp_path: Path) -> None:
    with pytest.raises(PortalError, match="还没有公布过办理用时的汇总"):
        published(Portal(copy(tmp_path / "portal")))


def test_months_newest_first(portal: Portal) -> None:
    months = all_months(published(portal))
    assert (months[0], months[-1], len(months)) == ("2026-10", "2024-12", 23)


def test_hidden_cells_are_in_no_figure(portal: Portal) -> None:
    """元宝山区's filings are hidden: it has no row, and the city's sum is that of the others."""
    found = made(portal, "2026-10")
    assert "150403" not in {row.place for row in found.rows}
    assert found.whole.n == sum(row.n for row in found.rows)


def test_the_file_says_what_the_page_says(built_site: Path) -> None:
    data = json.loads((built_site / "bulletins/2026-10/bulletin.json").read_text("utf-8"))
    page = (built_site / "bulletins/2026-10/index.html").read_text("utf-8")
    whole, *places = data["places"]
    assert whole["closed"] == sum(row["closed"] for row in places)
    assert [row["name"] for row in places if f">{row['name']}</a></th><td class=\"num\">{row['closed']:,}</td>" not in page] == []
    assert data["sample"] is True
    assert "不是对任何旗县区的通报" in page


def test_small_cells_have_no_rate_anywhere(portal: Portal) -> None:
    for month in all_months(published(portal)):
        for row in made(portal, month).rows:
            assert row.n >= 5 or (row.on_time, row.net, row.supplement, row.pause, row.rank) == ("", None, "", "", 0)
