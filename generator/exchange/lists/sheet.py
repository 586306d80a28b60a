"""One sheet of a foreign list: where its headings stand, what each column states, which rows are items.

Title rows, department blocks, totals, notes, repeated headings and headings of two rows are told apart
here; merged cells say the same in every cell they cover. What is left out is named, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.exchange.lists.words import (
    CODE,
    IGNORED,
    IMPLEMENTED,
    ITEM,
    NAME,
    Target,
    Words,
    unit_in,
)
from generator.exchange.sheets import letters
from generator.model.identity import normal
from generator.tables import Sheet

_DEEP, _WIDE = 40, 256  # rows in which headings are looked for, columns that are looked at
TWICE = "重复"  # what a column states that another has stated
_AGAIN = 3  # known headings of a row further down that make it one of headings
_KEYS = (NAME, ITEM, CODE, IMPLEMENTED)
_BLOCK = re.compile(r"(?:第?[一二三四五六七八九十百]+[、.章节]|\([一二三四五六七八九十]+\)|\d+[、.])?(.+?)(?:[(:]?共?\d+[项个].*|:)?\Z")
_OFFICE = re.compile(r"(?:局|委|委员会|办|办公室|厅|中心|公司|企业|部门|政府|队|院|站|部|处|大厅|法院)\Z")


class Column(NamedTuple):
    """A column: its number from 1, its heading as it reads, what it states, the unit of its bare numbers."""

    number: int
    heading: str
    target: Target | None
    unit: str


class Row(NamedTuple):
    """A row of items: cells by column number; `copied` are columns whose cell is merged with the one above."""

    number: int
    cells: dict[int, str | None]
    copied: frozenset[int]
    block: str


@dataclass(slots=True)
class Body:
    """What a sheet holds below its headings."""

    sheet: str
    columns: list[Column]
    rows: list[Row]
    remarks: list[str] = field(default_factory=list)

    def column(self, element: str) -> Column | None:
        """The column of an element."""
        return next((column for column in self.columns if column.target and column.target == Target(element)), None)


def bodies(sheet: Sheet, words: Words) -> list[Body]:
    """The items of a sheet, a body below each of its headings; none where it has no headings of a list."""
    return _Reader(sheet, words).bodies()


class _Reader:
    def __init__(self, sheet: Sheet, words: Words) -> None:
        self.sheet, self.words = sheet, words
        self.grid: dict[int, dict[int, str | None]] = {
            number: {column: text for column, text in enumerate(cells[:_WIDE], 1) if text != ""} for number, cells in sheet.rows}
        self.beside: dict[int, set[int]] = {}  # cells merged with the one on their left, by row
        self.above: dict[int, set[int]] = {}
        for merged in sheet.merged:
            self._spread(*merged)
        self.numbers = sorted(self.grid)

    def _spread(self, top: int, left: int, bottom: int, right: int) -> None:
        text = self.grid.get(top, {}).get(left, "")
        bottom, right = min(bottom, max(self.grid, default=0)), min(right, _WIDE)
        if text == "":
            return
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    self.grid.setdefault(row, {})[column] = text
                if column > left:
                    self.beside.setdefault(row, set()).add(column)
                if row > top:
                    self.above.setdefault(row, set()).add(column)

    def bodies(self) -> list[Body]:
        """The items, part by part: a page that repeats the headings, or puts others, begins a part."""
        found: list[Body] = []
        second, block = 0, normal(self.sheet.name)
        for place, number in enumerate(self.numbers):
            if number == second:
                continue
            columns, second = self._headings(place, bool(found))
            if columns:
                found.append(Body(self.sheet.name, columns, [], self._unread(columns)))
            elif found:
                block = self._row(found[-1], number, block)
            elif place >= _DEEP:
                break
        return found

    def _unread(self, columns: list[Column]) -> list[str]:
        """What is said of columns that are not read."""
        twice = [column for column in columns if column.target and column.target.element == TWICE]
        known = [column for column in columns if column.target is None]
        found = [f"{self.sheet.name} “{'、'.join(_short(column.heading) for column in known)}”这几栏认不出，没有读。".lstrip()] if known else []
        return [*found, *(f"{self.sheet.name} {letters(column.number)}栏“{_short(column.heading)}”和前面一栏意思相同，只读了前面的。".lstrip() for column in twice)]

    def _row(self, body: Body, number: int, block: str) -> str:
        """Take a row in; the heading that now stands over the items."""
        row = self.grid[number]
        texts = {text for text in row.values() if text is not None}
        lone = len(texts) == 1 and None not in row.values()
        text = normal(next(iter(texts), ""))
        if self._footer(row, lone):
            body.remarks.append(f"{self._at(number)}“{_short(text if lone else self._first(row))}”不是事项，没有比。")
        elif lone and self._is_block(number, row, body.columns):
            return _block(text)
        else:
            body.rows.append(Row(number, row, frozenset(self.above.get(number, ())), block))
        return block

    def _footer(self, row: dict[int, str | None], lone: bool) -> bool:
        first = normal(self._first(row))
        return first in self.words.footers or (lone and any(re.match(rf"{re.escape(word)}[:.(0-9]", first) for word in self.words.footers))

    def _first(self, row: dict[int, str | None]) -> str:
        return row[min(row)] or "" if row else ""

    def _is_block(self, number: int, row: dict[int, str | None], columns: list[Column]) -> bool:
        """Whether a row with one text heads those below it: it spans columns, or stands where no name stands."""
        names = [column.number for column in columns if column.target and column.target.element in _KEYS]
        if len(row) > 1:
            return bool(self.beside.get(number))
        return min(row) not in names and not any(column.number == min(row) and column.target and column.target.field for column in columns)

    def _at(self, number: int) -> str:
        return f"{self.sheet.name} 第{number}行" if self.sheet.name else f"第{number}行"

    def _headings(self, place: int, inside: bool) -> tuple[list[Column], int]:
        """The columns, where the row reads as headings of a list, and the number of their second row or 0."""
        number = self.numbers[place]
        alone = self._columns(number, None)
        known = sum(column.target is not None for column in alone)
        if not _holds(alone) or (inside and (known < _AGAIN or known * 2 < len(alone))):
            return [], 0
        following = self.numbers[place + 1] if place + 1 < len(self.numbers) else 0
        if following and self._goes_on(number, following, alone):
            return self._columns(number, following), following
        return alone, 0

    def _goes_on(self, number: int, following: int, alone: list[Column]) -> bool:
        """Whether the row below is the second row of the headings: nothing of its own where the name stands, known words elsewhere."""
        names = [column.number for column in alone if column.target and column.target.element in _KEYS]
        below, copied = self.grid[following], self.above.get(following, set())
        if any(name in below and name not in copied for name in names):
            return False
        fresh = {column for column in below if column not in copied}
        both = {column.number for column in self._columns(number, following) if column.target}
        return bool(fresh) and len(fresh & both) * 2 >= len(fresh)

    def _columns(self, number: int, following: int | None) -> list[Column]:
        """What the columns state by one row of headings, or by two."""
        found: list[Column] = []
        tops, below = self.grid[number], self.grid.get(following, {}) if following is not None else {}
        copied = self.above.get(following, set()) if following is not None else set()
        top = ""
        for column in range(1, max([*tops, *below], default=0) + 1):
            under = (below.get(column) or "") if column not in copied else ""
            own = tops.get(column) or ""
            top = own or (top if under else "")
            if not top and not under:
                continue
            readings = (under, under + top, top + under) if under else (top,)
            text = f"{top}/{under}" if under else top
            found.append(Column(column, text, self.words.target(*readings), unit_in(under) or unit_in(top)))
        owners = list(dict.fromkeys(each.target.element for each in found if each.target and each.target.field))
        return [each if each.target else each._replace(target=self.words.field(each.heading.split("/")[-1], owners)) for each in _once(found)]


def _once(columns: list[Column]) -> Iterator[Column]:
    """Two columns that say the same: the first is read, the other is not."""
    seen: set[Target] = set()
    for column in columns:
        if column.target and column.target.element != IGNORED and column.target in seen:
            yield column._replace(target=Target(TWICE))
            continue
        if column.target:
            seen.add(column.target)
        yield column


def _holds(columns: list[Column]) -> bool:
    """Whether headings are those of a list: one that names the item, and one more that is known."""
    targets = {column.target for column in columns if column.target}
    return any(target.element in _KEYS and not target.field for target in targets) and len(targets) >= 2


def _block(text: str) -> str:
    """What a heading inside the list names: an office, a stage."""
    found = _BLOCK.match(text)
    return found[1] if found else text


def office(block: str) -> str:
    """The block when it names an office."""
    return block if _OFFICE.search(block) else ""


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"


__all__ = ["Body", "Column", "Row", "bodies", "office"]
