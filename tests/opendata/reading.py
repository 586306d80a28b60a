"""Reads published tables by what the page `data/` says of them, and by nothing else: no module of the generator."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

DANGEROUS = tuple("=+-@\t\r＝＋－＠")


def cells(data: bytes) -> list[list[str]]:
    """All cells as a spreadsheet would get them."""
    assert data.startswith(b"\xef\xbb\xbf"), "没有 BOM，Excel 会乱码"
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """A table's rows with the types its package states: texts, numbers, booleans, lists, None."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    fields = next(each for each in package["resources"] if each["name"] == name)["schema"]["fields"]
    heading, *found = cells((folder / f"{name}.csv").read_bytes())
    assert heading == [field["name"] for field in fields]
    return [{field["name"]: value(text, field) for field, text in zip(fields, row, strict=True)} for row in found]


def value(text: str, field: dict[str, Any]) -> Any:
    """One cell: one `'` in front taken away, lists split at a `；` that no backslash precedes."""
    text = text.removeprefix("'")
    if not text:
        return None
    if field["type"] == "integer":
        return int(text)
    if field["type"] == "boolean":
        return {"是": True, "否": False}[text]
    if "separator" not in field:
        return text
    members = [""]
    for token in re.findall(r"\\.|.", text, re.DOTALL):
        if token == "；":
            members.append("")
        else:
            members[-1] += token[-1]
    return [] if text == "无" else members


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of the JSON file."""
    found: list[dict[str, Any]] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["数据"]
    return found


def names(folder: Path) -> list[str]:
    """All tables."""
    return [each["name"] for each in json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]]
