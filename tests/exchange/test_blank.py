"""The blank workbook: what a county is asked about, the city's values beside empty cells; compared, never imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.collection import Portal
from generator.errors import PortalError
from generator.exchange import plan, workbook
from generator.exchange.content import Content
from generator.exchange.grids import CHANGE, OWN
from generator.exchange.stamp import stamp
from generator.reading.layout import COUNTY
from tests.collection import small
from tests.conftest import REPO, PortalCommand


def _content(root: Path) -> Content:
    portal = Portal(root)
    return Content(portal, portal.places[small.COUNTY], blank=True)


def test_nothing_of_the_county_s_own_is_filled_in(root: Path) -> None:
    content = _content(root)
    for grid in content.grids:
        own = [column.heading for column in grid.columns if column.role == OWN]
        assert own
        assert [(line.key, heading) for line in grid.lines for heading in own
                if line.texts.get(heading) and (len(line.key) < 3 or line.key[1] in content.own)] == []
        assert not any(line.effects for line in grid.lines)


def test_the_city_s_values_stand_beside(root: Path) -> None:
    content = _content(root)
    listed = next(line for line in content.listing.lines if line.key == (small.ITEM,))
    assert listed.texts["承诺办结时限(市级)"] == "5日"
    materials = next(grid for grid in content.sheets if grid.name == "申请材料")
    contract = next(line for line in materials.lines if line.key[:3] == (small.ITEM, "申请材料", "施工合同"))
    assert (contract.texts["份数(市级)"], contract.texts.get("份数", ""), contract.texts[CHANGE]) == ("2", "", "")


def test_it_asks_about_what_counties_exercise_and_nothing_else() -> None:
    portal = Portal(REPO)
    content = Content(portal, portal.places["150402"], blank=True)
    levels = {item: region.tree.texts("行使层级") for item in portal.items if (region := portal.region_file(item))}
    assert set(content.standings) == {item for item, words in levels.items() if COUNTY in words and not portal.ended(item)}
    assert 0 < len(content.standings) < len(portal.items)
    assert [line.key[0] for line in content.claims.lines] == list(content.standings)


def test_it_says_what_it_is_and_is_not_taken_in(root: Path, tmp_path: Path) -> None:
    portal = Portal(root)
    place = portal.places[small.COUNTY]
    book = tmp_path / "空白.xlsx"
    book.write_bytes(workbook(portal, place, blank=True))
    assert stamp(_content(root)).form == "空白"
    with pytest.raises(PortalError, match=r"空白\.xlsx 是空白的工作簿，只用来核对"):
        plan(portal, place, book)


def test_the_command_writes_it(root: Path, portal_cmd: PortalCommand, tmp_path: Path) -> None:
    done = portal_cmd("export", "红山区", "--blank", "-o", tmp_path / "空白.xlsx", root=root)
    assert (done.code, done.err) == (0, "")
    assert "红山区，空白的，" in done.out
    portal = Portal(root)
    assert (tmp_path / "空白.xlsx").read_bytes() == workbook(portal, portal.places[small.COUNTY], blank=True)
    done = portal_cmd("export", "赤峰市", "--blank", "-o", tmp_path / "市.xlsx", root=root)
    assert (done.code, done.out) == (2, "")
    assert "空白的工作簿是给旗县区核对用的" in done.err
