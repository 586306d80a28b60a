"""Workbooks: cells as text, rows as numbered in the program; what would eat the machine is refused within limits."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from generator.errors import PortalError
from generator.tables import open_table, parts
from generator.tables.row import INEXACT, MISCOUNTED
from generator.tables.workbook import MEMORY, open_workbook
from tests.tables import book


def _rows(path: Path, sheet: str = "", heading: int = 1) -> list[tuple[int, object]]:
    return [(row.line, row.fault or list(row.cells.values())) for row in open_table(path, sheet, heading).rows]


def test_cells_are_text(tmp_path: Path) -> None:
    path = book.make(tmp_path / "t.xlsx", {"一": [["编号", "名称", "数"], ["0150402", "NA", 150402], [], [None, "甲", 46063.375], ["乙", None, 1.5]]})
    assert _rows(path) == [(2, ["0150402", "NA", "150402"]), (4, ["", "甲", "46063.375"]), (5, ["乙", "", "1.5"])]


def test_dates_are_local_times(tmp_path: Path) -> None:
    path = book.make(tmp_path / "t.xlsx", {"一": [["时间"], [46065.5], [46065.4]]}, dates=True)
    assert _rows(path) == [(2, ["2026-02-12T12:00:00"]), (3, ["2026-02-12T09:36:00"])]


def test_an_id_that_lost_its_digits_is_refused(tmp_path: Path) -> None:
    path = book.make(tmp_path / "t.xlsx", {"一": [["编号"], [150402202602120001], ["150402202602120001"]]})
    assert _rows(path) == [(2, INEXACT), (3, ["150402202602120001"])]


def test_cells_beside_the_heading_are_a_fault(tmp_path: Path) -> None:
    assert _rows(book.make(tmp_path / "t.xlsx", {"一": [["甲", "乙"], ["1", "2"], ["1", "2", "3"]]})) == [(2, ["1", "2"]), (3, MISCOUNTED)]


def test_sheets_and_headings_further_down(tmp_path: Path) -> None:
    path = book.make(tmp_path / "t.xlsx", {"说明": [["看下一页"]], "办件": [[], [None, "某某台账"], [None, "甲", "乙"], [None, "1", "2"]]})
    assert parts(path) == [("说明", "说明"), ("办件", "办件")]
    assert _rows(path, "办件", 3) == [(4, ["1", "2"])]


def _quick(path: Path, memory: int = MEMORY) -> None:
    """Refused in one sentence, soon, and without taking the memory of the machine."""
    begun = time.monotonic()
    with pytest.raises(PortalError, match=r"读不出来|没有读"):
        list(open_workbook(path, "一", seconds=20, memory=memory).rows)
    assert time.monotonic() - begun < 25


def test_a_far_cell_is_refused(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = book.make(tmp_path / "t.xlsx", {"一": [["甲"], ["1"]]}, far)
    assert path.stat().st_size < 4000
    _quick(path)


def test_a_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.tables.workbook.MOST_UNPACKED", 16 * 1024 * 1024)
    path = book.make(tmp_path / "t.xlsx", {"一": [["甲"], ["1"]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/x.bin", "w", force_zip64=True) as part:
        part.write(bytes(17 * 1024 * 1024))
    _quick(path)


def test_a_sheet_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    """Within the size allowed on paper, and still more cells than memory: the child dies, not we."""
    cell = '<c t="inlineStr"><is><t>' + "x" * 900 + "</t></is></c>"
    memory = 96 * 1024 * 1024
    small = book.make(tmp_path / "small.xlsx", {"一": [["甲"], ["1"]]})
    assert len(list(open_workbook(small, "一", memory=memory).rows)) == 1
    _quick(book.make(tmp_path / "t.xlsx", {"一": [["甲"]]}, f"<row>{cell * 400}</row>" * 250), memory)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "甲,乙\n".encode(), b"\xd0\xcf\x11\xe0"], ids=["empty", "cut", "text", "xls"])
def test_what_is_no_workbook_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(data)
    with pytest.raises(PortalError, match="不是 Excel 工作簿"):
        parts(path)


def test_a_workbook_without_its_parts_is_said(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(PortalError, match="读不出来"):
        parts(tmp_path / "t.xlsx")
