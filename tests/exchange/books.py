"""Workbooks as a clerk would send them back: cells changed, rows taken out and typed anew."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from generator.collection import Portal
from generator.exchange import Plan, plan
from generator.exchange.book import written
from generator.exchange.content import Content
from generator.exchange.grids import Grid, Line
from generator.exchange.stamp import stamp
from tests.collection import small

ITEM, COUNTY = small.ITEM, small.COUNTY
Change = Callable[[Content], None]


def content(root: Path, code: str = COUNTY) -> Content:
    """A place's worksheets."""
    portal = Portal(root)
    return Content(portal, portal.places[code])


def sent(root: Path, book: Path, *changes: Change, code: str = COUNTY) -> Path:
    """The workbook of a place with some changes, its stamp as it left."""
    found = content(root, code)
    sealed = stamp(found)
    for change in changes:
        change(found)
    book.write_bytes(written(found, sealed))
    return book


def planned(root: Path, book: Path, code: str = COUNTY) -> Plan:
    """What importing it would do now."""
    portal = Portal(root)
    return plan(portal, portal.places[code], book)


def grid(found: Content, name: str) -> Grid:
    """A worksheet by name."""
    return next(each for each in found.grids if each.name == name)


def line(found: Content, sheet: str, *key: str) -> Line:
    """A row by what its key begins with."""
    return next(each for each in grid(found, sheet).lines if each.key[:len(key)] == key)


def cell(sheet: str, key: tuple[str, ...], heading: str, text: str) -> Change:
    """Type something into a cell."""
    def change(found: Content) -> None:
        assert any(column.heading == heading for column in grid(found, sheet).columns)
        line(found, sheet, *key).texts[heading] = text

    return change


def without(sheet: str, *key: str) -> Change:
    """Delete a row."""
    def change(found: Content) -> None:
        grid(found, sheet).lines.remove(line(found, sheet, *key))

    return change


def fresh(sheet: str, **texts: str) -> Change:
    """Type a new row."""
    def change(found: Content) -> None:
        grid(found, sheet).lines.append(Line(("", "", "", ""), dict(texts)))

    return change


def parts(book: bytes) -> dict[str, str]:
    """The XML parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def sheet_xml(book: bytes, name: str) -> str:
    """The XML of one worksheet."""
    found = parts(book)
    names = re.findall(r'<sheet name="([^"]+)"', found["xl/workbook.xml"])
    return found[f"xl/worksheets/sheet{names.index(name) + 1}.xml"]


def renamed(book: bytes, old: str, new: str) -> bytes:
    """The workbook with a worksheet of another name."""
    found = parts(book)
    found["xl/workbook.xml"] = found["xl/workbook.xml"].replace(f'<sheet name="{old}"', f'<sheet name="{new}"')
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in found.items():
            archive.writestr(name, text)
    return buffer.getvalue()
