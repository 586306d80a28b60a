r"""Tables as bytes: CSV that Excel and WPS open as they are, and JSON with the rows under one key.

A cell never begins with what a spreadsheet takes for a formula, nor with a blank: such a text has one `'` put before
it, and so has a text that begins with `'`, so that taking one `'` away gives the text back. Members of a list are parted by
`；`; a `；` inside a member is written `\；`, a backslash `\\`, an empty list 无, the single member 无 `\无`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.site.data.dataset import Dataset, Row, Value

PART, NONE = "；", "无"
GUARD = "'"
GUARDED = frozenset("=+-@＝＋－＠\t\r\n '\u3000\u00a0")
BOM = "\ufeff"


def as_csv(names: Sequence[str], rows: Iterable[Row]) -> bytes:
    """RFC 4180 in UTF-8 with a BOM, by which Excel knows the encoding."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode()


def cell(value: Value) -> str:
    """One value as the text of a cell."""
    if type(value) is str:
        return GUARD + value if value[:1] in GUARDED else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    text = _list(value) if isinstance(value, list) else str(value)
    return GUARD + text if text[:1] in GUARDED else text


def _list(members: list[str]) -> str:
    if not members:
        return NONE
    text = PART.join(member.replace("\\", "\\\\").replace(PART, f"\\{PART}") for member in members)
    return f"\\{text}" if text == NONE else text


def as_json(dataset: Dataset, rows: Iterable[Row], about: Mapping[str, Any]) -> bytes:
    """One object: what is told of every file, then the rows, one a line."""
    names = dataset.names
    head = dumps({**about, "表": dataset.title, "说明": dataset.about})
    lines = ",\n".join([dumps(dict(zip(names, row, strict=True))) for row in rows])
    return f'{head[:-1]},"数据":[\n{lines}\n]}}\n'.encode()


dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
