"""CSV as text: physical lines, quotes, field count; nothing is guessed about the values.

`NA`, leading zeros and long numbers stay as typed. A stray quote or an extra comma costs its own
line and no other: a value in quotes may run over several lines only if the whole then has as many
fields as the heading and none of the lines inside would be a row of its own.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from generator.errors import PortalError
from generator.tables.encoding import encoding_of, unpacked
from generator.tables.row import MISCOUNTED, UNDECODABLE, UNPAIRED, Content, Row

SEPARATORS = ",\t;|，"
MOST_LINE = 1024 * 1024
MOST_LINES = 50  # of one value
_BROKEN = "\ufffd"  # stands for a line that is not in the file's encoding

Line = tuple[int, str]


def open_text(path: Path, heading: int = 1, encoding: str = "", separator: str = "") -> Content:
    """A CSV file, gzipped or not. `heading` is the line of the headings."""
    encoding = encoding or encoding_of(path)
    lines = _lines_of(path, encoding)
    number, head = next(islice(lines, heading - 1, None), (0, ""))
    if not head.strip():
        raise PortalError(f"{path.name} 第 {heading} 行没有表头。")
    separator = separator or max(SEPARATORS, key=head.count)
    columns = split(head, separator)
    if columns is None or _BROKEN in head:
        raise PortalError(f"{path.name} 第 {number} 行的表头读不出来，引号或者编码不对。")
    columns = [name.strip() for name in columns]
    named = [name for name in columns if name]
    if len(set(named)) < len(named):
        twice = next(name for name in named if named.count(name) > 1)
        raise PortalError(f"{path.name} 第 {number} 行的表头里“{twice}”写了两次，分不清用哪一栏。")
    return Content(tuple(columns), _rows(lines, columns, separator))


def records(file: IO[bytes], encoding: str, name: str) -> Iterator[tuple[int, list[str] | None]]:
    """Records of a table that nobody has looked at yet, counted as a spreadsheet program counts its rows; None
    where one cannot be read. They may have any number of fields; the separator is the one found most."""
    lines = list(_lines(file, encoding, name))
    separator = max(SEPARATORS, key=lambda mark: sum(text.count(mark) for _, text in lines))
    at = number = 0
    while at < len(lines):
        text = lines[at][1]
        at, number = at + 1, number + 1
        values = None if _BROKEN in text or "\0" in text else split(text, separator)
        if values is None and '"' in text:
            for used, (_, line) in enumerate(lines[at:at + MOST_LINES], 1):
                text = f"{text}\n{line}"
                values = split(text, separator)
                if values is not None:
                    at += used
                    break
        yield number, values and [value.strip() for value in values]


def _lines_of(path: Path, encoding: str) -> Iterator[Line]:
    with unpacked(path) as file:
        number = 0
        try:
            for number, text in _lines(file, encoding, path.name):
                yield number, text
        except (EOFError, gzip.BadGzipFile, zlib.error):
            raise PortalError(f"{path.name} 的压缩包不完整，第 {number} 行以后读不出来。") from None


def _lines(file: IO[bytes], encoding: str, name: str) -> Iterator[Line]:
    """Physical lines as an editor counts them: ended by \\n, \\r\\n or \\r."""
    number = 0
    while raw := file.readline(MOST_LINE):
        if len(raw) == MOST_LINE:
            raise PortalError(f"{name} 第 {number + 1} 行超过 {MOST_LINE // 1024} KB,不像是表格。")
        for piece in raw.removesuffix(b"\n").removesuffix(b"\r").split(b"\r"):
            number += 1
            try:
                text = piece.decode(encoding)
            except UnicodeDecodeError:
                text = _BROKEN
            yield number, text.removeprefix("\ufeff") if number == 1 else text


def _rows(lines: Iterator[Line], columns: list[str], separator: str) -> Iterator[Row]:
    waiting: list[Line] = []
    while True:
        if not waiting:
            waiting = list(islice(lines, 1))
        if not waiting:
            return
        number, text = waiting.pop(0)
        if not text.strip(f'{separator}" \t'):
            continue  # an empty row, as spreadsheets leave at the end
        if _BROKEN in text or "\0" in text:
            yield Row(number, {}, UNDECODABLE)
            continue
        values = split(text, separator)
        if values is None and '"' in text:
            waiting += islice(lines, max(0, MOST_LINES - len(waiting)))
            values, used = _joined(text, waiting, separator, len(columns))
            del waiting[:used]
        if values is None:
            yield Row(number, {}, UNPAIRED)
        elif len(values) != len(columns):
            yield Row(number, {}, MISCOUNTED)
        else:
            yield Row(number, dict(zip(columns, values, strict=True)))


def _joined(text: str, following: list[Line], separator: str, count: int) -> tuple[list[str] | None, int]:
    """A row whose quoted value runs on: its fields and how many further lines it took; None when the quote is a stray."""
    for used, (_, line) in enumerate(following, 1):
        text = f"{text}\n{line}"
        values = split(text, separator)
        if values is not None:
            return (values, used) if len(values) == count else (None, 0)
        alone = split(line, separator)
        if alone is not None and len(alone) == count > 1:
            return None, 0
    return None, 0


def split(text: str, separator: str) -> list[str] | None:
    """The fields of a record; None when its quotes do not pair."""
    if '"' not in text:
        return text.split(separator)
    fields: list[str] = []
    at = 0
    while True:
        if text.startswith('"', at):
            at, value = _quoted(text, at + 1)
            if at < 0 or (at < len(text) and text[at] != separator):
                return None
        else:
            end = text.find(separator, at)
            value = text[at:end] if end >= 0 else text[at:]
            if '"' in value:
                return None
            at += len(value)
        fields.append(value)
        if at >= len(text):
            return fields
        at += 1


def _quoted(text: str, at: int) -> tuple[int, str]:
    """Where a quoted value ends (behind its quote) and what it says; -1 when it does not end."""
    parts = []
    while True:
        end = text.find('"', at)
        if end < 0:
            return -1, ""
        parts.append(text[at:end])
        if not text.startswith('"', end + 1):
            return end + 1, '"'.join(parts)
        at = end + 2
