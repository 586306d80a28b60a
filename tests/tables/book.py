"""A workbook made by hand, so that what a spreadsheet program would never write can be tried."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

Value = str | int | float
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DATE = 1  # the style of a cell that shows a date


def make(path: Path, sheets: Mapping[str, Sequence[Sequence[Value | None]]], extra: str = "", dates: bool = False) -> Path:
    """A workbook of some sheets; `extra` is put into the last sheet as it is. With `dates` numbers in it look like dates."""
    names = list(sheets)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
                         'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                         f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
                         f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
                         + "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
                                   for n in range(1, len(names) + 1)) + "</Types>")
        archive.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")]))
        archive.writestr("xl/workbook.xml", f"<workbook {_MAIN}><sheets>" + "".join(
            f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1)) + "</sheets></workbook>")
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(
            [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)] + [("rId99", "styles", "styles.xml")]))
        archive.writestr("xl/styles.xml", f'<styleSheet {_MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>')
        for n, name in enumerate(names, 1):
            rows = "".join(_row(number, row, dates) for number, row in enumerate(sheets[name], 1) if row)
            archive.writestr(f"xl/worksheets/sheet{n}.xml",
                             f"<worksheet {_MAIN}><sheetData>{rows}{extra if n == len(names) else ''}</sheetData></worksheet>")
    return path


def _row(number: int, row: Sequence[Value | None], dates: bool) -> str:
    return f'<row r="{number}">' + "".join(_cell(f"{_letters(n)}{number}", value, dates) for n, value in enumerate(row) if value is not None) + "</row>"


def _cell(where: str, value: Value, dates: bool) -> str:
    if isinstance(value, str):
        return f'<c r="{where}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    style = f' s="{DATE}"' if dates else ""
    return f'<c r="{where}"{style}><v>{value!r}</v></c>'


def _letters(number: int) -> str:
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)


def _relations(rows: Sequence[tuple[str, str, str]]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">' + "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in rows) + "</Relationships>"
