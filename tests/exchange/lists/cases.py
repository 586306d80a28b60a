"""Lists of the tests as files: a folder a case, a CSV a worksheet, and what must be found and nothing else.

In a CSV `←` and `↑` are cells merged with the one on the left or above, `#5` is a number and not a
text, a sheet whose name begins with `_` is hidden. `expected.txt` begins with the name the list is
sent under; then one finding a line: kind, worksheet, cell, what it is about.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

from generator.exchange.lists import Report
from tests.tables import ods

FOLDER = Path(__file__).with_name("cases")
NAMES = sorted(path.name for path in FOLDER.iterdir())
Cells = list[list[str]]


class Case(NamedTuple):
    """`place` is whose list it is, `name` what the file is called, `data` its bytes."""

    place: str
    name: str
    data: bytes
    expected: list[str]


def case(folder: str) -> Case:
    """One case, its file made anew."""
    head, *lines = (line for line in (FOLDER / folder / "expected.txt").read_text("utf-8").splitlines() if line and not line.startswith("//"))
    place, name = head.split()
    sheets = {path.stem.partition(" ")[2]: list(csv.reader(io.StringIO(path.read_text("utf-8")))) for path in sorted((FOLDER / folder).glob("*.csv"))}
    data = book(sheets) if name.endswith(".xlsx") else ods.make(sheets) if name.endswith(".ods") else _csv(sheets)
    return Case(place, name, data, sorted(lines))


def found(report: Report) -> list[str]:
    """What a report says in the words of `expected.txt`."""
    return sorted(" | ".join(part for part in (each.kind, each.sheet, each.cell, each.finding.subject) if part) for each in report.findings)


def book(sheets: dict[str, Cells]) -> bytes:
    """The worksheets as an .xlsx file."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False}) as made:
        for name, rows in sheets.items():
            page = made.add_worksheet(name.removeprefix("_"))
            if name.startswith("_"):
                page.hide()
            ranges = _ranges(rows)
            for row, column, bottom, right in ranges:
                page.merge_range(row, column, bottom, right, "")
            for row, cells in enumerate(rows):
                for column, text in enumerate(cells):
                    if text.startswith("#"):
                        page.write_number(row, column, float(text[1:]))
                    elif text and text not in "←↑":
                        page.write_string(row, column, text)
    return buffer.getvalue()


def _ranges(rows: Cells) -> list[tuple[int, int, int, int]]:
    """Merged ranges, each by its corners."""
    def at(row: int, column: int) -> str:
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""

    found = []
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text in ("←", "↑"):
                continue
            right = column
            while at(row, right + 1) == "←":
                right += 1
            bottom = row
            while at(bottom + 1, column) == "↑":
                bottom += 1
            if (bottom, right) != (row, column):
                found.append((row, column, bottom, right))
    return found


def _csv(sheets: dict[str, Cells]) -> bytes:
    """The first worksheet as CSV in the encoding of Chinese office programs; merged cells are empty there."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows([["" if text in ("←", "↑") else text.removeprefix("#") for text in row] for row in next(iter(sheets.values()))])
    return buffer.getvalue().encode("gb18030")
