"""A file as somebody sent it: every sheet in sight with its rows as they stand; no heading is assumed.

What it is is told by its bytes, not by its name. Workbooks are read by a child process within tight
limits, and whatever cannot be read is one sentence that says what to do.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.errors import PortalError
from generator.tables.encoding import encoding_in
from generator.tables.text import records
from generator.tables.workbook import CHILD

Cells = list[str | None]  # None where a number has lost digits
Range = tuple[int, int, int, int]  # first row, first column, last row, last column; all from 1

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 128 * 1024 * 1024
MEMORY, SECONDS, PATIENCE = 176 * 1024 * 1024, 1, 20  # of the child: address space, processor seconds, seconds by the clock
MOST_ROWS = 20_000
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK"
_SAVE = "用 Excel 或者 WPS 打开，另存为“Excel 工作簿(*.xlsx)”，再来一次。"
_KINDS = re.compile(r"\.(xlsx|xlsm|xls|et|ods|csv|tsv|txt)\Z", re.IGNORECASE)


class Sheet(NamedTuple):
    """One sheet: rows with something in them by their number in the program, cells from column A on."""

    name: str
    rows: list[tuple[int, Cells]]
    merged: list[Range]


class Sent(NamedTuple):
    """The sheets of a file, and what of it was not read."""

    sheets: list[Sheet]
    remarks: list[str]


def sheets_in(name: str, data: bytes) -> Sent:
    """Read a file that came as bytes. Raises PortalError where it is none that can be read."""
    if not _KINDS.search(name):
        raise PortalError(f"{name} 这种文件不会读。清单用 .xlsx、.ods 或者 .csv；别的先打开，另存为“Excel 工作簿(*.xlsx)”。")
    if not data.strip(b"\0\r\n \t"):
        raise PortalError(f"{name} 是空的。看是不是没有下载完，或者还没有保存。")
    if len(data) > MOST_BYTES:
        raise PortalError(f"{name} 有 {len(data) // 1024 ** 2} MB，超过 {MOST_BYTES // 1024 ** 2} MB，没有读。删掉图片和附件，只留清单。")
    if data.startswith(_OLE):
        raise PortalError(_old(name, data))
    if data.startswith(_ZIP):
        return _book(name, data)
    return _text(name, data)


def _old(name: str, data: bytes) -> str:
    """What a file in Microsoft's old container is."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"{name} 加了密码，打不开。去掉密码(文件→信息→保护工作簿)再保存一次。"
    if name.lower().endswith(".et"):
        return f"{name} 是 WPS 表格自己的格式(.et)，没有读。{_SAVE}"
    return f"{name} 是旧的格式(.xls、.et、.doc 都是)，没有读。{_SAVE}"


def _text(name: str, data: bytes) -> Sent:
    head = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(b"%pdf"):
        raise PortalError(f"{name} 是 PDF，没有读。要原来的表格文件。")
    if head.startswith(b"<"):
        raise PortalError(f"{name} 其实是网页或者 XML，不是表格。{_SAVE}")
    rows = []
    remarks = []
    for number, values in records(io.BytesIO(data), encoding_in(io.BytesIO(data), name), name):
        if values is None:
            remarks.append(f"第{number}行读不出来(引号不配对，或者编码不对)，没有读。")
        elif any(values):
            rows.append((number, list[str | None](values)))
        if len(rows) > MOST_ROWS:
            raise PortalError(_too_long(name))
    return Sent([Sheet("", rows, [])], remarks)


def _book(name: str, data: bytes) -> Sent:
    remarks = _looked(name, data)
    sheets: list[Sheet] = []
    rows = 0
    for answer in _answers(name, data):
        if isinstance(answer, dict):
            if answer["strays"]:
                remarks.append(f"{'、'.join(answer['strays'][:3])}等 {len(answer['strays'])} 格离正文太远，没有读。")
            if answer["hidden"]:
                remarks.append(f"工作表“{answer['sheet']}”是隐藏的，没有读。")
            else:
                sheets.append(Sheet(answer["sheet"], [], []))
        elif answer and isinstance(answer[0], int):
            sheets[-1].rows.append((answer[0], answer[1]))
            rows += 1
        else:
            sheets[-1].merged.extend((first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1) for first, last in answer)
        if rows > MOST_ROWS:
            raise PortalError(_too_long(name))
    if not sheets:
        raise PortalError(f"{name} 里没有看得见的工作表。把清单那张表取消隐藏，再保存一次。")
    return Sent(sheets, remarks)


def _too_long(name: str) -> str:
    return f"{name} 超过 {MOST_ROWS} 行，不像一份清单，没有读。只留清单那几张表。"


def _looked(name: str, data: bytes) -> list[str]:
    """What the parts of a workbook tell before it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            size = sum(part.file_size for part in parts)
            manifest = archive.read("META-INF/manifest.xml")[:1024 * 1024] if "META-INF/manifest.xml" in names and size <= MOST_UNPACKED else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise PortalError(f"{name} 不完整或者损坏了，读不出来。重新下载，或者{_SAVE}") from None
    if size > MOST_UNPACKED:
        raise PortalError(f"{name} 解开有 {size // 1024 ** 2} MB，超过 {MOST_UNPACKED // 1024 ** 2} MB，没有读。把清单复制到一个新的工作簿。")
    if any(part.flag_bits & 1 for part in parts) or b"encryption-data" in manifest:
        raise PortalError(f"{name} 加了密码，打不开。去掉密码再保存一次。")
    if not names & {"xl/workbook.xml", "content.xml"}:
        kind = "Word 文档" if "word/document.xml" in names else "二进制工作簿(.xlsb)" if "xl/workbook.bin" in names else "压缩包"
        raise PortalError(f"{name} 是{kind}，不是能读的表格。{_SAVE if kind != '压缩包' else '先解压，再选里面的表格。'}")
    return ["工作簿里有宏，没有运行，只读了格子里的内容。"] if any(part.endswith("vbaProject.bin") for part in names) else []


def _answers(name: str, data: bytes) -> Iterator[Any]:
    """What the child writes, one JSON value a line."""
    command = [sys.executable, "-I", str(CHILD), "-", "", str(MEMORY), str(SECONDS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        watch = threading.Timer(PATIENCE, child.kill)
        watch.daemon = True
        watch.start()
        try:
            try:
                child.stdin.write(data)
                child.stdin.close()
            except BrokenPipeError:
                pass  # it died before it had read all; its code says so
            for line in child.stdout:
                if line.endswith(b"\n"):
                    yield json.loads(line)
            code = child.wait()
        finally:
            watch.cancel()
            child.kill()
    if code:
        raise PortalError(f"{name} 读不出来：不是完好的工作簿，或者里面的东西太多(很远的地方有格子也算)。把清单复制到一个新的工作簿，另存为 .xlsx，再来一次。")
