"""What the site offers for download is what `portal export` writes, and the pages of the places lead to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.collection import Portal
from generator.exchange import workbook
from tests.conftest import REPO, PortalCommand
from tests.exchange.test_no_edit import PLACES

COUNTIES = [code for code in PLACES if code != "150400"]


@pytest.fixture(scope="module")
def portal() -> Portal:
    """The repository's own portal."""
    return Portal(REPO)


def test_every_place_offers_its_workbook_and_every_county_a_blank_one(built_site: Path) -> None:
    offered = {path.relative_to(built_site / "places").as_posix() for path in (built_site / "places").rglob("*.xlsx")}
    assert offered == {f"{code}/list.xlsx" for code in PLACES} | {f"{code}/blank.xlsx" for code in COUNTIES}
    assert [code for code in COUNTIES if f'href="../../places/{code}/blank.xlsx"' not in (built_site / f"places/{code}/index.html").read_text("utf-8")] == []
    assert [code for code in PLACES if 'href="../../places/' + code + '/list.xlsx"' not in (built_site / f"places/{code}/index.html").read_text("utf-8")] == []


@pytest.mark.parametrize("code", COUNTIES)
def test_the_blank_one_is_what_the_command_exports(code: str, built_site: Path, portal: Portal) -> None:
    assert (built_site / f"places/{code}/blank.xlsx").read_bytes() == workbook(portal, portal.places[code], blank=True)


def test_a_site_without_workbooks_neither_offers_nor_mentions_them(portal_cmd: PortalCommand, tmp_path: Path) -> None:
    assert portal_cmd("build", "--output", tmp_path / "site", root=REPO).code == 0
    assert list((tmp_path / "site" / "places").rglob("*.xlsx")) == []
    for code in PLACES:
        page = (tmp_path / f"site/places/{code}/index.html").read_text("utf-8")
        assert "工作簿" not in page
        assert "#workbook" not in page


@pytest.mark.parametrize("code", PLACES)
def test_it_is_what_the_command_exports(code: str, built_site: Path, portal: Portal) -> None:
    assert (built_site / f"places/{code}/list.xlsx").read_bytes() == workbook(portal, portal.places[code])
