"""The process that opens a workbook, JSON lines out. Run by `workbook` and `sent`, never imported.

`calamine_child.py FILE SHEET MEMORY SECONDS` names the sheets, or with a sheet writes its rows, each
cell as text, `null` where a number has lost digits that an id would need. With `-` for the file it
takes the bytes from standard input and writes every sheet in sight: a header (name, whether hidden,
merged ranges, cells left out), then its rows with something in them as `[number, cells]`.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

if sys.platform != "win32":
    import resource

Cell = float | str | bool | time | date | datetime | timedelta
_EXACT = 10 ** 15  # a cell's number keeps 15 digits; longer ids typed as numbers end in zeros
_MOST_AREA = 1_000_000  # cells of the rectangle around all that is written; calamine takes memory for each
_GAP = 200  # empty rows or columns behind which a cell is a stray
_MOST_PART = 48 * 1024 * 1024  # bytes of one worksheet
_CELL = re.compile(rb"<c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*?(?:/>|>.*?</c>)", re.DOTALL)


def _limit(memory: int, seconds: int) -> None:
    if sys.platform != "win32":  # Windows has no such limits; the clock of the parent still holds
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _text(cell: Cell) -> str | None:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float | int):
        if abs(cell) >= _EXACT:
            return None
        return str(int(cell)) if cell == int(cell) else repr(cell)
    if isinstance(cell, datetime):
        return cell.replace(microsecond=0).isoformat()
    return str(cell)


def _main(path: str, sheet: str, memory: str, seconds: str) -> None:
    _limit(int(memory), int(seconds))
    if path == "-":
        _whole(sys.stdin.buffer.read())
        return
    book = CalamineWorkbook.from_path(path)
    if not sheet:
        print(json.dumps(book.sheet_names))
        return
    for row in book.get_sheet_by_name(sheet).iter_rows():  # from the first row and column on, empty or not
        print(json.dumps(list(map(_text, row))))


def _whole(data: bytes) -> None:
    data, strays = _near(data)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for about in book.sheets_metadata:
        hidden = about.visible != SheetVisibleEnum.Visible
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        print(json.dumps({"sheet": about.name, "hidden": hidden, "strays": strays}))
        strays = []
        if hidden:
            continue
        sheet = book.get_sheet_by_name(about.name)
        print(json.dumps(sheet.merged_cell_ranges or []))
        for number, row in enumerate(sheet.iter_rows(), 1):
            cells = list(map(_text, row))
            while cells and cells[-1] == "":
                cells.pop()
            if cells:
                print(json.dumps([number, cells]))


def _near(data: bytes) -> tuple[bytes, list[str]]:
    """The workbook without cells far from all others, and which those were. Only .xlsx can be mended so."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        mended, strays = {}, []
        for part in archive.namelist():
            if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                with archive.open(part) as file:
                    text = file.read(_MOST_PART + 1)
                if len(text) > _MOST_PART:
                    raise MemoryError
                kept, gone = _without_strays(text)
                if gone:
                    mended[part] = kept
                    strays += gone
        if not mended:
            return data, []
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as copy:
            for part in archive.namelist():
                copy.writestr(part, mended[part] if part in mended else archive.read(part))
    return buffer.getvalue(), strays


def _without_strays(text: bytes) -> tuple[bytes, list[str]]:
    """A worksheet without what makes its rectangle too large; nothing is done to any other."""
    rows, columns = set(), set()
    for row, column, _ in _cells(text):
        rows.add(row)
        columns.add(column)
    if max(rows, default=0) * max(columns, default=0) <= _MOST_AREA:
        return text, []
    last, right = _last(rows), _last(columns)
    kept, gone, at = [], [], 0
    for row, column, cell in _cells(text):
        if row > last or column > right:
            kept.append(text[at:cell.start()])
            gone.append((cell[1] + cell[2]).decode())
            at = cell.end()
    return b"".join(kept) + text[at:], gone


def _cells(text: bytes) -> Iterator[tuple[int, int, re.Match[bytes]]]:
    """Cells that hold something, by row and column; a cell that is only formatted costs nothing."""
    return ((int(cell[2]), _number(cell[1]), cell) for cell in _CELL.finditer(text) if not cell[0].endswith(b"/>"))


def _last(numbers: set[int]) -> int:
    """The last number before the first gap."""
    last = 0
    for number in sorted(numbers):
        if number - last > _GAP:
            return last
        last = number
    return last


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


if __name__ == "__main__":
    _main(*sys.argv[1:])
