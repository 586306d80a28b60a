"""One way to open a table, whatever it is kept in: by the end of its name."""

from __future__ import annotations

import re
from pathlib import Path

from generator.errors import PortalError
from generator.tables.row import Content
from generator.tables.text import open_text
from generator.tables.workbook import open_workbook, sheets
from generator.tables.xes import open_xes

TEXT, BOOK, LOG = "CSV", "工作簿", "事件日志"
_KINDS = {TEXT: r"\.(csv|tsv|txt)(\.gz)?\Z", BOOK: r"\.xls[xm]\Z", LOG: r"\.xes(\.gz)?\Z"}


def kind_of(path: Path) -> str:
    """What a file is by its name."""
    for kind, pattern in _KINDS.items():
        if re.search(pattern, path.name, re.IGNORECASE):
            return kind
    raise PortalError(f"{path.name} 这种文件不会读。可以用 .csv、.csv.gz、.xlsx、.xes、.xes.gz;其他的先另存为 CSV 或者 xlsx。")


def stem(path: Path) -> str:
    """The name of a file without its ending."""
    return re.sub(_KINDS[kind_of(path)], "", path.name, flags=re.IGNORECASE)


def parts(path: Path) -> list[tuple[str, str]]:
    """The tables in a file as (name, worksheet): the worksheets of a workbook, else the file's own name."""
    if not path.is_file():
        raise PortalError(f"没有 {path} 这个文件。")
    if kind_of(path) == BOOK:
        return [(name, name) for name in sheets(path)]
    return [(stem(path), "")]


def open_table(path: Path, sheet: str = "", heading: int = 1, encoding: str = "", separator: str = "") -> Content:
    """The rows of one table, each with its physical line."""
    if not path.is_file():
        raise PortalError(f"没有 {path} 这个文件。")
    kind = kind_of(path)
    if kind == BOOK:
        return open_workbook(path, sheet, heading)
    return open_xes(path) if kind == LOG else open_text(path, heading, encoding, separator)
