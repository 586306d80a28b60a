"""The one way a data file is laid out; nothing a reader of the file would call its content is touched.

The canon is small on purpose, so that what a clerk lined up stays lined up: the editor's schema line
first; top-level keys in the order of the schema, 变更 last; one blank line before the first element
that is not about the file and before 变更; quotes around texts that look like numbers (`'150402'`);
`\\n` line ends, no blanks at line ends, no two blank lines in a row, one newline at the end. Lines are
moved whole, with the comments above them, so no comment is ever lost, and the result must parse to
the same tree. It does not re-wrap, re-indent or re-quote anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from generator.findings import Fact, Where
from generator.model.tree import Items, Node, Scalar, Table, plain
from generator.reading.layout import MODELINE, Slot, schema_line
from generator.reading.text import Problem, decode
from generator.reading.validator import Schemas
from generator.reading.yamltree import build

LAST = "变更"
NOT_TEXT = re.compile(r"[-+]?[0-9][0-9_]*(\.[0-9]*)?([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+|~|[Tt]rue|[Ff]alse|[Nn]ull|[Yy]es|[Nn]o", re.ASCII)


def schema_of(slot: Slot, schemas: Schemas) -> dict[str, Any]:
    """The schema of a file, vocabularies not written in."""
    return schemas.schema(slot.schema)


def canonical(path: str, slot: Slot, data: bytes, schemas: Schemas) -> tuple[bytes | None, list[Problem]]:
    """A file in canonical form, or None and why it must be left as it is."""
    text, problems = decode(path, data)
    tree, more = build(path, text, schemas.keys) if text and not problems else (None, problems)
    if tree is None:
        return None, more
    schema = schema_of(slot, schemas)
    lines = _quoted(text, tree, schema)
    header, blocks, footer = _blocks([line.rstrip(" ") for line in lines], tree)
    header = [line for line in header if not line.startswith(MODELINE)]
    parts = [schema_line(path, slot.schema), *header]
    for block in _ordered(blocks, schema):
        parts += block
    result = "\n".join(_spaced([*parts, *footer])) + "\n"
    again, _ = build(path, result, schemas.keys)
    if again is None or plain(again) != plain(tree):
        return None, [Problem("syntax", Fact(Where(path, 1, 1), "有跨行的文字，整理会改动内容。", "把跨行的文字写成一行，再整理。"))]
    return result.encode(), []


def _quoted(text: str, tree: Table, schema: Mapping[str, Any]) -> list[str]:
    """The lines of a file, with quotes put around texts that another reader would take for numbers."""
    lines = text.split("\n")
    found = sorted(_numbers(tree, schema, schema.get("$defs", {})), key=lambda scalar: scalar.where, reverse=True)
    for scalar in found:
        row, column = scalar.where.line - 1, scalar.where.column - 1
        line, end = lines[row], column + len(scalar.text)
        if line[column:end] == scalar.text:  # not so where it is quoted already
            lines[row] = f"{line[:column]}'{scalar.text}'{line[end:]}"
    return lines


def _numbers(node: Node | None, schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[Scalar]:
    reference = schema.get("$ref", "").removeprefix("#/$defs/")
    schema = {**defs[reference], **schema} if reference else schema
    inner = schema.get("items")
    if isinstance(node, Scalar):
        if schema.get("type") == "string" and NOT_TEXT.fullmatch(node.text):
            yield node
    elif isinstance(node, Items):
        for child in node.nodes:
            yield from _numbers(child, inner if isinstance(inner, dict) else {}, defs)
    elif isinstance(node, Table):
        for key, child in node.entries.items():
            yield from _numbers(child, schema.get("properties", {}).get(key, {}), defs)


def _blocks(lines: list[str], tree: Table) -> tuple[list[str], dict[str, list[str]], list[str]]:
    """What stands above the first key; the lines of each key, with the comments above it; comments at the end."""
    rows = [(where.line - 1, key) for key, where in tree.keys.items()]
    if any(where.column != 1 for where in tree.keys.values()) or len({row for row, _ in rows}) < len(rows):
        return lines, {}, []  # the whole file is one {…}: there are no lines to move
    starts = [rows[0][0]]
    for (previous, _), (row, _) in pairwise(rows):
        starts.append(_above(lines, row, previous + 1))
    end = _above(lines, len(lines), rows[-1][0] + 1)
    blocks = {key: lines[start:stop] for (_, key), start, stop in zip(rows, starts, [*starts[1:], end], strict=True)}
    return lines[: starts[0]], blocks, lines[end:]


def _above(lines: list[str], row: int, top: int) -> int:
    """The first of the comments and blank lines that stand directly above a row."""
    while row > top and (not lines[row - 1] or lines[row - 1].startswith("#")):
        row -= 1
    return row


def _ordered(blocks: dict[str, list[str]], schema: Mapping[str, Any]) -> Iterator[list[str]]:
    """Blocks in the order of the schema; unknown keys stay behind the key they followed."""
    elements = schema["properties"]
    order = [*(key for key in elements if key != LAST), LAST]
    ranks: dict[str, int] = {}
    rank = 0
    for key in blocks:
        rank = ranks[key] = order.index(key) if key in order else rank
    about = [key for key in elements if elements[key].get("x-meta") and key != LAST]
    first = next((key for key in blocks if about and key not in about), "")
    result = sorted(blocks, key=ranks.__getitem__)
    body = next((key for key in result if about and key not in about), "")
    for key in result:
        lines = blocks[key]
        if key == first != body:  # its blank line was there because it came first
            lines = lines[next(number for number, line in enumerate(lines) if line):]
        own = next(number for number, line in enumerate(lines) if line and not line.startswith("#"))
        gap = (key == body or (about and key == LAST)) and "" not in lines[:own]
        yield ["", *lines] if gap else lines


def _spaced(lines: list[str]) -> list[str]:
    """Without blank lines at either end or two in a row."""
    kept = [line for line, following in zip(lines, [*lines[1:], ""], strict=True) if line or following]
    while kept and not kept[-1]:
        kept.pop()
    return kept
