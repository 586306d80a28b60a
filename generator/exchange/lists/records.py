"""Rows of a foreign list → what it says of each item, every text with the cell it stands in.

A row that leaves the name empty, or shares its merged cell, goes on with the item above it. Materials
and steps may have a row each, a cell for all, or a sheet of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.exchange.lists.sheet import TWICE, Body, Column, Row, office
from generator.exchange.lists.words import BODY, CODE, IGNORED, IMPLEMENTED, ITEM, NAME, Target
from generator.findings import Where
from generator.model.identity import normal

_NUMBERED = re.compile(r"(?:[★☆*●•▲■□◆\s]+)?(?:\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\)?[.、．)）]\s*(?=\D))?")
_KEYS = frozenset({NAME, ITEM, CODE, IMPLEMENTED})


class Said(NamedTuple):
    """One cell: its text (None where a number has lost digits), where it stands, the unit its heading gives."""

    text: str | None
    where: Where
    unit: str = ""


@dataclass(slots=True)
class Record:
    """What a list says of one item in one place. `entries` are rows of materials or steps by element."""

    where: Where
    cells: dict[str, Said] = field(default_factory=dict)
    entries: dict[str, list[dict[str, Said]]] = field(default_factory=dict)
    block: str = ""

    @property
    def name(self) -> str:
        """What the list calls the item, without its number in the list."""
        said = self.cells.get(NAME)
        return _NUMBERED.sub("", (said.text or "").strip(), count=1) if said else ""

    @property
    def named(self) -> Where:
        """Where the item is named."""
        said = self.cells.get(NAME) or next((self.cells[key] for key in _KEYS if key in self.cells), None)
        return said.where if said else self.where

    @property
    def office(self) -> str:
        """Which office the list says handles it; empty when it does not."""
        said = self.cells.get(BODY)
        return normal(said.text or "") if said else office(self.block)

    @property
    def bare(self) -> bool:
        """Whether it states nothing of the item but entries: a row of a sheet of materials."""
        return bool(self.entries) and set(self.cells) <= _KEYS


def records(body: Body) -> Iterator[Record]:
    """The items of a sheet, in its order; what belongs to none is named in the body's remarks."""
    record: Record | None = None
    tables = list(dict.fromkeys(column.target.element for column in body.columns if column.target and column.target.field))
    for row in body.rows:
        if record is None or _begins(record, row, body, tables):
            if record is not None:
                yield record
            record = None
            if not any(row.cells.get(column.number, "") != "" for column in body.columns if column.target and column.target.element in _KEYS):
                body.remarks.append(f"{f'{body.sheet} ' if body.sheet else ''}第{row.number}行没有事项名称，没有比。")
                continue
            record = Record(Where(body.sheet, row.number, 1), block=row.block)
            _take(record, row, body.columns, fresh=True)
        else:
            _take(record, row, body.columns, fresh=False)
        for table in tables:
            entry = dict(_entry(row, table, body))
            if entry:
                record.entries.setdefault(table, []).append(entry)
    if record is not None:
        yield record


def _begins(record: Record, row: Row, body: Body, tables: list[str]) -> bool:
    """Whether a row begins another item."""
    names = [column for column in body.columns if column.target and column.target.element in _KEYS]
    stated = [column for column in names if row.cells.get(column.number, "") != ""]
    if stated and all(column.number in row.copied for column in stated):
        return not tables and _other_office(record, row, body)
    if not stated:
        return row.block != record.block
    return not (tables and all(_same(record, row, column) for column in stated))


def _same(record: Record, row: Row, column: Column) -> bool:
    assert column.target is not None
    said = record.cells.get(column.target.element)
    return said is not None and said.text == row.cells[column.number]


def _other_office(record: Record, row: Row, body: Body) -> bool:
    """Whether a merged name covers rows of several offices: each is the item once more."""
    column = body.column(BODY)
    text = row.cells.get(column.number) if column and column.number not in row.copied else None
    return bool(text) and normal(text or "") != record.office


def _take(record: Record, row: Row, columns: Iterable[Column], fresh: bool) -> None:
    """The cells of a row that are about the whole item; a row that goes on adds to the texts."""
    for column in columns:
        text = row.cells.get(column.number, "")
        if column.target is None or column.target.field or column.target.element in (IGNORED, TWICE) or text == "":
            continue
        element, known = column.target.element, record.cells.get(column.target.element)
        where = Where(record.where.path, row.number, column.number)
        if fresh or known is None:
            record.cells[element] = Said(text, where, column.unit)
        elif column.number not in row.copied and element not in _KEYS and text is not None and known.text is not None and text != known.text:
            record.cells[element] = known._replace(text=f"{known.text}\n{text}")


def _entry(row: Row, table: str, body: Body) -> Iterator[tuple[str, Said]]:
    """What a row says of one entry of a table; a merged cell says it of the entries below too, only not its name."""
    for column in body.columns:
        if column.target is None or column.target != Target(table, column.target.field) or not column.target.field:
            continue
        text = row.cells.get(column.number, "")
        if text != "":
            yield column.target.field, Said(text, Where(body.sheet, row.number, column.number), column.unit)
