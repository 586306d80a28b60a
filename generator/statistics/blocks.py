"""Normalised event files as blocks of bytes that end where a case ends.

A file whose manifest says that it is sorted is streamed; anything else is first dealt into buckets
on disk by case and each bucket sorted, so that memory does not grow with rows. Files without a
manifest count as one source together: a case may be spread over them. No row is interpreted here.
"""

from __future__ import annotations

import json
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

import numpy as np

from generator.errors import PortalError

HEADER = b"case,project,place,item,event,time,entered,unit,name,source,line"
SIZE = 4 << 20
_BUCKET = 48 << 20   # bytes of rows sorted in memory at once
_PACKED = 12         # how much event CSV shrinks in gzip, for guessing the number of buckets


class Block(NamedTuple):
    """Whole rows of whole cases; `line` is that of the first row in `path`, 0 once rows were regrouped.

    They are the first `size` bytes of `data`.
    """

    path: str
    line: int
    data: bytes | memoryview
    size: int


def blocks(paths: Sequence[Path], size: int = SIZE) -> Iterator[Block]:
    """All rows of some files, every case within one block."""
    loose = []
    for path in paths:
        manifest = manifest_of(path)
        if manifest.get("sorted") is True:
            yield from _streamed(path, size)
        elif manifest:
            yield from _regrouped([path])
        else:
            loose.append(path)
    if loose:
        yield from _regrouped(loose)


def manifest_of(path: Path) -> dict[str, object]:
    """What the manifest beside an event file says; nothing when there is none."""
    beside = path.with_name(path.name.removesuffix(".gz").removesuffix(".csv") + ".json")
    if not beside.is_file():
        return {}
    try:
        found = json.loads(beside.read_text(encoding="utf-8"))
    except ValueError:
        raise PortalError(f"{beside} 读不出来。重新运行 portal ingest 生成它。") from None
    return found if isinstance(found, dict) else {}


def _streamed(path: Path, size: int) -> Iterator[Block]:
    line, rest = 2, b""
    for piece in _pieces(path, size):
        data = rest + piece
        border = _border(data)
        if border:
            yield Block(str(path), line, memoryview(data), border)
            line += int(np.count_nonzero(np.frombuffer(data, dtype=np.uint8, count=border) == 10))
        rest = data[border:]
    if rest.strip():
        rest = rest if rest.endswith(b"\n") else rest + b"\n"
        yield Block(str(path), line, rest, len(rest))


def _border(data: bytes) -> int:
    """Where the last case begins: the first of the last whole rows that share their first field."""
    end = data.rfind(b"\n") + 1
    at = data.rfind(b"\n", 0, max(end - 1, 0)) + 1
    case = data[at:data.find(b",", at) + 1]
    while at:
        before = data.rfind(b"\n", 0, at - 1) + 1
        if data[before:before + len(case)] != case:
            return at
        at = before
    return 0


def _pieces(path: Path, size: int) -> Iterator[bytes]:
    """Pieces of a file without its heading."""
    rest, heading = b"", True
    try:
        for piece in _bytes(path, size):
            if heading and (rest := rest + piece) and b"\n" not in rest:
                continue
            yield _beheaded(path, rest) if heading else piece
            heading = False
    except (OSError, zlib.error):
        raise PortalError(f"{path} 打不开，或者压缩不完整。重新运行 portal ingest 生成它。") from None
    if heading:
        _beheaded(path, rest)


def _beheaded(path: Path, data: bytes) -> bytes:
    head, _, rows = data.removeprefix(b"\xef\xbb\xbf").partition(b"\n")
    if head.rstrip(b"\r") != HEADER:
        raise PortalError(f"{path} 不是归一的事件文件：第一行应当是 {HEADER.decode()}。用 portal ingest 生成。")
    return rows


def _bytes(path: Path, size: int) -> Iterator[bytes]:
    with open(path, "rb") as file:
        if file.read(2) != b"\x1f\x8b":
            file.seek(0)
            while piece := file.read(size):
                yield piece
            return
        file.seek(0)
        yield from _inflated(file, size)


def _inflated(file: IO[bytes], size: int) -> Iterator[bytes]:
    """gzip, several members too; zlib directly, for the gzip module reads in small bites."""
    member, data = zlib.decompressobj(31), file.read(1 << 20)
    while data:
        yield member.decompress(data, size)
        if member.eof:
            data = member.unused_data or file.read(1 << 20)
            member = zlib.decompressobj(31) if data else member
        else:
            data = member.unconsumed_tail or file.read(1 << 20)
    yield member.flush()
    if not member.eof:
        raise zlib.error


def _regrouped(paths: Sequence[Path]) -> Iterator[Block]:
    """Deal rows into buckets by case, then sort each bucket."""
    number = 1 + sum(path.stat().st_size * (_PACKED if path.name.endswith(".gz") else 1) for path in paths) // _BUCKET
    with tempfile.TemporaryDirectory(prefix="portal-") as folder:
        files = [open(Path(folder, str(n)), "w+b") for n in range(number)]  # noqa: SIM115 - closed below, all at once
        try:
            for path in paths:
                for row in _rows(path):
                    files[zlib.crc32(row[:row.find(b",")]) % number].write(row)
            for file in files:
                file.seek(0)
                rows = sorted(file.read().split(b"\n")[:-1], key=_order)
                if rows:
                    data = b"\n".join(rows) + b"\n"
                    yield Block(paths[0].name, 0, data, len(data))
        finally:
            for file in files:
                file.close()


def _rows(path: Path) -> Iterator[bytes]:
    """Rows with their line end."""
    rest = b""
    for piece in _pieces(path, SIZE):
        rows = (rest + piece).split(b"\n")
        rest = rows.pop()
        yield from (row + b"\n" for row in rows)
    if rest.strip():
        yield rest + b"\n"


def _order(row: bytes) -> tuple[bytes, bytes]:
    fields = row.split(b",", 6)
    return fields[0], fields[5] if len(fields) > 5 else b""
