"""A worksheet as data: columns, lines, and what a line says of an item. Neither a file nor a colour is known here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.comparing import Effect

LIST, MATERIALS, FLOW, SPECIAL, CLAIMS, NOTES, STAMP = (
    "清单", "申请材料", "办理流程", "特别程序与中介服务", "认领情况", "说明", "_版本")
ITEM, NAME, CHANGE, ELEMENT, PLACE = "事项标识", "事项名称", "变动", "要素", "旗县区"
ID, OWN, BASE, INFO, TOLD = "id", "own", "base", "info", "told"  # what a column is for: only OWN may be changed, TOLD is a report's
_GRAVE = (Effect.HEAVIER, Effect.OPEN, Effect.UNKNOWN, Effect.LIGHTER)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `words` are what a cell may say, `number` whether plain numbers are written as such, `folded`
    whether it is out of sight until somebody unfolds it."""

    heading: str
    role: str
    element: str = ""
    field: str = ""
    words: tuple[str, ...] = ()
    hint: str = ""
    number: bool = False
    width: int = 12
    folded: bool = False


@dataclass(slots=True)
class Line:
    """One row below the headings. `key` is (item, element, name, how manieth of that name)."""

    key: tuple[str, ...]
    texts: dict[str, str]
    effects: dict[str, Effect] = field(default_factory=dict)

    def mark(self, heading: str, effect: Effect) -> None:
        """Colour a cell; the gravest effect stands."""
        known = self.effects.get(heading)
        if effect in _GRAVE and (known is None or _GRAVE.index(effect) < _GRAVE.index(known)):
            self.effects[heading] = effect


@dataclass(slots=True)
class Grid:
    """A worksheet: its columns, unique by heading, and its lines. `frozen` columns stay in sight; rows
    are as high as their text, at most `most` points; `room` empty rows below the last have
    drop-down lists too. The column `named`, counted from 0, is printed again on every page."""

    name: str
    columns: list[Column]
    lines: list[Line] = field(default_factory=list)
    frozen: int = 2
    most: int = 400
    room: int = 300
    named: int = 1


def digests(grids: Iterable[Grid]) -> dict[str, str]:
    """Item → a digest of all that the workbook says of it; sorting rows or moving columns is no change."""
    said: dict[str, list[str]] = {}
    for grid in grids:
        for line in grid.lines:
            said.setdefault(line.key[0], []).append(_said(grid.name, line.texts))
    return {item: hashlib.blake2b("\x1e".join(sorted(lines)).encode(), digest_size=12).hexdigest() for item, lines in said.items()}


def _said(sheet: str, texts: Mapping[str, str]) -> str:
    return "\x1f".join([sheet, *(f"{heading}\x1d{text}" for heading, text in sorted(texts.items()) if text)])
