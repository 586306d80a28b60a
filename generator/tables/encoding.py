"""Which encoding a text file is in: UTF-8 with or without a mark, else GB18030 as Chinese office programs write it.

A UTF-8 file in which a few lines are damaged stays UTF-8; only those lines are refused.
"""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import IO, cast

from generator.errors import PortalError

UTF8, GB18030 = "utf-8", "gb18030"
_CHUNK = 1024 * 1024
_MARKS = (b"\xff\xfe", b"\xfe\xff")


def encoding_of(path: Path) -> str:
    """`utf-8` or `gb18030`; anything else is named and refused."""
    try:
        with unpacked(path) as file:
            return encoding_in(file, path.name)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise PortalError(f"{path.name} 的压缩包不完整，读不出来。") from None
    except OSError:
        raise PortalError(f"{path} 打不开。") from None


def encoding_in(file: IO[bytes], name: str) -> str:
    """The same of an open file; it is read to its end."""
    head = file.read(4)
    if head[:2] in _MARKS:
        raise PortalError(f"{name} 是 UTF-16 编码。用记事本打开，另存为，编码选 UTF-8。")
    if head[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"):
        raise PortalError(f"{name} 不是 CSV 文本。是 Excel 工作簿的，文件名要以 .xlsx 结尾。")
    file.seek(0)
    good, bad = _counted(file)
    return GB18030 if bad > good else UTF8


def unpacked(path: Path) -> IO[bytes]:
    """The bytes of a file, unpacked when its name ends in .gz."""
    try:
        return cast("IO[bytes]", gzip.open(path, "rb")) if path.name.lower().endswith(".gz") else path.open("rb")
    except OSError:
        raise PortalError(f"{path} 打不开。") from None


def _counted(file: IO[bytes]) -> tuple[int, int]:
    """Lines beyond ASCII that are UTF-8, and lines that are not."""
    good = bad = 0
    rest = b""
    while chunk := file.read(_CHUNK):
        whole, _, rest = (rest + chunk).rpartition(b"\n")
        found = _chunk(whole)
        good, bad = good + found[0], bad + found[1]
    found = _chunk(rest)
    return good + found[0], bad + found[1]


def _chunk(data: bytes) -> tuple[int, int]:
    if data.isascii():
        return 0, 0
    good = bad = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            try:
                line.decode(UTF8)
                good += 1
            except UnicodeDecodeError:
                bad += 1
    return good, bad
