"""What the site offers for download is what `portal export` writes, and the pages of the places lead to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.collection import Portal
from generator.exchange import workbook
from tests.conftest import REPO
from tests.exchange.test_no_edit import PLACES


@pytest.fixture(scope="module")
def portal() -> Portal:
    """The repository's own portal."""
    return Portal(REPO)


def test_every_place_offers_its_workbook(built_site: Path) -> None:
    offered = {path.parent.name for path in built_site.rglob("*.xlsx")}
    assert offered == set(PLACES)
    assert [code for code in PLACES if 'href="../../places/' + code + '/list.xlsx"' not in (built_site / f"places/{code}/index.html").read_text("utf-8")] == []


@pytest.mark.parametrize("code", PLACES)
def test_it_is_what_the_command_exports(code: str, built_site: Path, portal: Portal) -> None:
    assert (built_site / f"places/{code}/list.xlsx").read_bytes() == workbook(portal, portal.places[code])
