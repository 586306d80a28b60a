"""A worksheet as rows of text, read by a child process that may be killed.

calamine takes the memory a workbook asks for: one cell in the last row and column asks for
hundreds of gigabytes. So it runs apart, within limits, and its death is one sentence here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from generator.errors import PortalError
from generator.tables.row import INEXACT, MISCOUNTED, Content, Row

CHILD = Path(__file__).with_name("calamine_child.py")
MEMORY = 1024 * 1024 * 1024
SECONDS = 120
MOST_UNPACKED = 1024 * 1024 * 1024
_CURE = "把要用的几栏复制到一个新的工作簿，或者另存为 CSV。"


def sheets(path: Path) -> list[str]:
    """The names of the worksheets."""
    return list(next(_answers(path, "", SECONDS, MEMORY)))


def open_workbook(path: Path, sheet: str = "", heading: int = 1, seconds: float = SECONDS, memory: int = MEMORY) -> Content:
    """A worksheet, the first one unless named. `heading` is the row of the headings."""
    answers = _answers(path, sheet or sheets(path)[0], seconds, memory)
    head = next(islice(answers, heading - 1, None), [])
    columns = [str(name).strip() for name in head]
    while columns and not columns[-1]:
        columns.pop()
    named = [name for name in columns if name]
    if not named or len(set(named)) < len(named):
        raise PortalError(f"{path.name} 第 {heading} 行不像表头：{'是空的' if not named else '有两栏同名'}。")
    return Content(tuple(columns), _rows(answers, columns, heading))


def _rows(answers: Iterator[list[Any]], columns: list[str], heading: int) -> Iterator[Row]:
    for number, values in enumerate(answers, heading + 1):
        if all(value == "" for value in values):
            continue
        if None in values[:len(columns)]:
            yield Row(number, {}, INEXACT)
        elif any(value != "" for value in values[len(columns):]):
            yield Row(number, {}, MISCOUNTED)
        else:
            yield Row(number, dict(zip(columns, values, strict=False)))


def _answers(path: Path, sheet: str, seconds: float, memory: int) -> Iterator[list[Any]]:
    """What the child writes, one JSON list a line."""
    _check(path)
    with subprocess.Popen([sys.executable, "-I", str(CHILD), str(path), sheet, str(memory), str(int(seconds))],
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        watch = threading.Timer(seconds, child.kill)
        watch.daemon = True
        watch.start()
        try:
            for line in child.stdout:
                if not line.endswith(b"\n"):
                    break  # cut off in the middle
                yield json.loads(line)
            code = child.wait()
        finally:
            watch.cancel()
            child.kill()
    if code:
        raise PortalError(f"{path.name} 读不出来：不是完好的工作簿，或者太大(很远的地方有一个单元格也算)。{_CURE}")


def _check(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise PortalError(f"{path.name} 不是 Excel 工作簿(.xlsx)，或者打不开。旧的 .xls 先另存为 .xlsx。") from None
    if size > MOST_UNPACKED:
        raise PortalError(f"{path.name} 解开有 {size // 1024 ** 2} MB，超过 {MOST_UNPACKED // 1024 ** 2} MB，没有读。{_CURE}")
