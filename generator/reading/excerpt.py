"""A claims file cut to a few items before it is parsed: a hundred lines a county are not read for the sake of one.

Only entries that stand on one line in braces can be told from the rest without a parser; they make
way for empty lines, so that positions hold. Whatever is written otherwise stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_LIST = "认领:".encode()
_ENTRY = re.compile(rb"( *)- ")
_ONE_LINE = re.compile(rb" *- \{(?:[^{}\"'#]|\{[^{}\"'#]*\})*\}[ \t]*(?:#.*)?\Z")


def excerpt(data: bytes, items: Collection[str]) -> bytes:
    """The bytes without the entries that name none of `items`. One entry stays in any case, for the list may not be
    empty; a text with quotation marks in an entry, which might reach over lines, stays whole."""
    words = [item.encode() for item in items]
    lines = data.split(b"\n")
    start = next((number for number, line in enumerate(lines) if line.startswith(_LIST)), len(lines)) + 1
    end = next((number for number in range(start, len(lines)) if lines[number][:1] not in b" #-\r"), len(lines))
    entries = [number for number in range(start, end) if _ENTRY.match(lines[number])]
    if not entries or any(mark in line for line in lines[start:end] for mark in (b'"', b"'")):
        return data
    indent = _ENTRY.match(lines[entries[0]])
    others = [number for number in entries if _ONE_LINE.match(lines[number].rstrip(b"\r")) and not any(word in lines[number] for word in words)
              and indent and lines[number].startswith(indent[0])]
    for number in others[1 if len(others) == len(entries) else 0:]:
        lines[number] = b""
    return b"\n".join(lines)
