"""The process that opens a workbook: `calamine_child.py FILE SHEET MEMORY SECONDS`, JSON lists out.

Run by `workbook`, never imported. Without a sheet it names the sheets; with one it writes its rows,
each cell as text, `null` where a number has lost digits that an id would need.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook

if sys.platform != "win32":
    import resource

Cell = float | str | bool | time | date | datetime | timedelta
_EXACT = 10 ** 15  # a cell's number keeps 15 digits; longer ids typed as numbers end in zeros


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
    book = CalamineWorkbook.from_path(path)
    if not sheet:
        print(json.dumps(book.sheet_names))
        return
    for row in book.get_sheet_by_name(sheet).iter_rows():  # from the first row and column on, empty or not
        print(json.dumps(list(map(_text, row))))


if __name__ == "__main__":
    _main(*sys.argv[1:])
