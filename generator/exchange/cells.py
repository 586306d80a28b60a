"""A value as the text of one cell, and back, losing nothing.

A list is one line an entry, the fields of an entry parted by `｜` in the order of the schema. What a
cell cannot carry, or what would be read as something else, is written with a backslash: a line break
inside an entry `\\n`, blanks at either end `\\s`, a text of no letters `\\0`. An absent value is an empty
cell, an empty list `无`. Cells hold texts only: nothing here is ever a formula.
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.identity import normal
from generator.model.shape import Shape
from generator.model.tree import UNKNOWN

Value = Any  # a tree's plain form: text, list of values, or dict of values
BAR, PART, SLASH, NONE = "｜", "；", "／", "无"
MOST = 32767  # of UTF-16 units, what a cell of a workbook holds
_WORDS = frozenset({NONE, *UNKNOWN})
_SHORT = {"\n": r"\n", "\t": r"\t"}
_LONG = {"n": "\n", "s": " ", "t": "\t", "0": ""}
_ESCAPED = re.compile(r"\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|([nst0\\｜；／无待未]))")
_TOKEN = re.compile(r"\\.|.", re.DOTALL)


def units(text: str) -> int:
    """The length of a text as Excel counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def encode(value: Value | None, shape: Shape) -> str:
    """A whole element as one cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _scalar(value) if shape.kind not in ("table", "texts") else value
    if isinstance(value, dict):
        value = [[key, each] for key, each in value.items()]
        return "\n".join(BAR.join(_text(each, BAR) for each in row) for row in value) or NONE
    if not value:
        return NONE
    return _unlike("\n".join(_entry(each, shape) if isinstance(each, dict) else _text(each, BAR) for each in value))


def decode(text: str, shape: Shape, mapping: bool = False) -> Value | None:
    """What a cell says; `mapping` for elements that are `key: value` and no list."""
    if not text:
        return None
    if mapping:
        rows = [_split(line, BAR) for line in _lines(text)] if text != NONE else []
        return {_plain(row[0]): _plain(row[-1]) for row in rows}
    if shape.kind not in ("table", "texts"):
        plain = _plain(text)
        return normal(plain) if shape.kind in ("limit", "integer", "number") else plain
    if text in _WORDS:
        return [] if text == NONE else text
    return [_read(line, shape) if shape.fields else _plain(line) for line in _lines(text)]


def encode_name(text: str) -> str:
    """The name of an entry in a cell of its own, where `无` would say that there is no entry."""
    return _unlike(_text(text, ""))


def ordered(shape: Shape) -> list[Shape]:
    """The fields of an entry as they stand in a line or a row: the key first, what is about the entry last."""
    return sorted(shape.fields.values(), key=lambda field: (field.name != shape.key, field.meta))


def _scalar(text: str) -> str:
    """Line breaks inside stay line breaks: people type them. Empty lines at either end would be lost."""
    lines = text.split("\n")
    return "\n".join(_text(line, "") if line or number in (0, len(lines) - 1) else "" for number, line in enumerate(lines))


def _entry(entry: dict[str, Value], shape: Shape) -> str:
    parts = [_field(entry.get(field.name), field) for field in ordered(shape)]
    while parts and not parts[-1]:
        parts.pop()
    return BAR.join(parts) if parts and parts != [""] else BAR


def _read(line: str, shape: Shape) -> dict[str, Value]:
    values = zip(ordered(shape), _split(line, BAR), strict=False)
    return {field.name: _unfield(text, field) for field, text in values if text}


def _field(value: Value | None, shape: Shape) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(value, BAR) if shape.kind not in ("table", "texts") else value
    if not value:
        return NONE
    members = [SLASH.join(_text(each.get(name, ""), BAR + PART + SLASH) if name in each else "" for name in shape.fields)
               if isinstance(each, dict) else _text(each, BAR + PART + SLASH) for each in value]
    return _unlike(PART.join(members))


def _unfield(text: str, shape: Shape) -> Value:
    if shape.kind not in ("table", "texts"):
        plain = _plain(text)
        return normal(plain) if shape.kind in ("limit", "integer", "number") else plain
    if text in _WORDS:
        return [] if text == NONE else text
    members = _split(text, PART)
    if not shape.fields:
        return [_plain(each) for each in members]
    return [{name: _plain(part) for name, part in zip(shape.fields, _split(each, SLASH), strict=False) if part} for each in members]


def _unlike(text: str) -> str:
    """A list of one text that looks like no list."""
    return f"\\{text}" if text in _WORDS else text


def _text(text: str, marks: str) -> str:
    """A text on one line, `marks` taken for other things escaped."""
    if not text:
        return r"\0"
    text = text.replace("\\", "\\\\")
    for mark in marks:
        text = text.replace(mark, f"\\{mark}")
    text = "".join(each if each.isprintable() else _SHORT.get(each) or _code(each) for each in text)
    inner = text.strip(" ")
    left = len(text) - len(text.lstrip(" "))
    return r"\s" * left + inner + r"\s" * (len(text) - left - len(inner)) if inner else r"\s" * len(text)


def _code(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16)) if found[1] or found[2] else _LONG.get(found[3], found[3]), text)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _split(text: str, mark: str) -> list[str]:
    """Parts at marks that no backslash precedes."""
    parts = [""]
    for token in _TOKEN.findall(text):
        if token == mark:
            parts.append("")
        else:
            parts[-1] += token
    return [part.strip() for part in parts]
