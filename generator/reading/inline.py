"""A plain value as YAML on one line, in the way the data files are written.

A text goes without quotes where that reads back as the same text, in single quotes where it would
not, in double quotes where it holds line breaks or what an editor does not show. It writes; it never reads.
"""

from __future__ import annotations

import re
from typing import Any

from generator.reading.canon import NOT_TEXT
from generator.reading.text import decode

_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`=~\s])[^,：\[\]{}#\n]+(?<![\s:])")
_COLON = re.compile(r":(?![0-9A-Za-z/])")  # libyaml stumbles over some of them where YAML would not
_QUOTED = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}


def inline(value: Any) -> str:
    """A value on one line: numbers as they are, texts so that they stay texts."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {inline(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return scalar(value) if isinstance(value, str) else str(value)


def scalar(text: str, number: bool = False) -> str:
    """One text. `number` where the schema asks for a number, which stands without quotes."""
    if number and NOT_TEXT.fullmatch(text):
        return text
    if not text.isprintable() or decode("", text.encode("utf-8", "surrogatepass"))[1]:
        return '"' + "".join(_QUOTED.get(each) or (each if each.isprintable() and not decode("", each.encode())[1] else _code(each)) for each in text) + '"'
    if _PLAIN.fullmatch(text) and not _COLON.search(text) and not NOT_TEXT.fullmatch(text) and text.lower() not in ("null", "---", "..."):
        return text
    return "'" + text.replace("'", "''") + "'"


def _code(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02X}" if number < 0x100 else f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
