"""One row as it was found: its physical line, its cells by heading, or why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

MISCOUNTED, UNPAIRED, UNDECODABLE, INEXACT = "栏数不对", "引号不配对", "编码不对", "数字失真"
FAULTS = (MISCOUNTED, UNPAIRED, UNDECODABLE, INEXACT)


class Row(NamedTuple):
    """`line` counts physical lines (or worksheet rows) from 1; `fault` is empty when it could be read."""

    line: int
    cells: Mapping[str, str]
    fault: str = ""


class Content(NamedTuple):
    """A table: its headings (none where each row names its own, as in an event log) and its rows, read as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[Row]
