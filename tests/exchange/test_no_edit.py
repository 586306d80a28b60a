"""A workbook that comes back as it left changes nothing, in every place of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.collection import Portal
from generator.exchange import plan, workbook
from tests.conftest import REPO, PortalCommand

PLACES = ["150400", *(path.parent.name.partition("-")[0] for path in sorted(REPO.glob("catalog/*/claims.yml")))]


@pytest.fixture(scope="module")
def portal() -> Portal:
    """The repository's own portal."""
    return Portal(REPO)


def test_there_are_thirteen_places() -> None:
    assert len(PLACES) == 13


@pytest.mark.parametrize("code", PLACES)
def test_nothing_edited_nothing_changed(code: str, portal: Portal, tmp_path: Path) -> None:
    book = tmp_path / "list.xlsx"
    book.write_bytes(workbook(portal, portal.places[code]))
    found = plan(portal, portal.places[code], book)
    assert (found.edits, found.troubles, found.files) == ([], [], {})


def test_the_commands_say_so(copy_of_repo: Path, portal_cmd: PortalCommand, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in copy_of_repo.rglob("*.yml")}
    book = tmp_path / "红山区.xlsx"
    done = portal_cmd("export", "红山区", "-o", book, root=copy_of_repo)
    assert (done.code, done.err) == (0, "")
    assert portal_cmd("export", "hongshan", "-o", tmp_path / "again.xlsx", root=copy_of_repo).code == 0
    assert book.read_bytes() == (tmp_path / "again.xlsx").read_bytes()
    done = portal_cmd("import", "红山区", book, "--yes", root=copy_of_repo)
    assert (done.code, done.out, done.err) == (0, "没有改动。\n", "")
    assert {path: path.read_bytes() for path in copy_of_repo.rglob("*.yml")} == before


@pytest.mark.parametrize(("words", "said"), [
    (("export", "红山区", "-o", "清单.csv"), "不以 .xlsx 结尾"),
    (("export", "内蒙古自治区", "-o", "清单.xlsx"), "没有办事指南"),
    (("export", "没有的旗", "-o", "清单.xlsx"), "没有“没有的旗”这个地方"),
    (("export", "红山区", "-o", "没有的文件夹/清单.xlsx"), "写不进去"),
    (("import", "红山区", "没有.xlsx"), "没有 没有.xlsx 这个文件"),
    (("import", "红山区", "catalog/portal.yml"), "这种文件不会读"),
])
def test_wrong_use_is_one_sentence(words: tuple[str, ...], said: str, portal_cmd: PortalCommand) -> None:
    done = portal_cmd(*words, root=REPO)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1
