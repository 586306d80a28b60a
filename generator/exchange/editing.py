"""What was edited in the rows of an item, and what should hold after it.

Only cells of the place's own may differ. A cleared cell of a county follows the city; a row is dropped
by its mark and never by being deleted; nothing is taken in by halves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.exchange.arriving import Arrival, Came, Trouble, rows_of
from generator.exchange.cells import NONE, decode
from generator.exchange.content import Content
from generator.exchange.deriving import by_name
from generator.exchange.entries import key_column
from generator.exchange.grids import CHANGE, OWN, Column, Grid, Line
from generator.exchange.standing import Plain, Standing
from generator.model.identity import normal
from generator.model.shape import Shape
from generator.model.tree import UNKNOWN
from generator.resolving import ADD, DROP


class Edit(NamedTuple):
    """One cell that says something else now; `title` is the item's name."""

    where: str
    title: str
    subject: str
    old: str
    new: str


class Reader:
    """Reads the edits of one item, gathering what cannot be taken in."""

    def __init__(self, content: Content, arrival: Arrival, each: Standing) -> None:
        self.content, self.arrival, self.each = content, arrival, each
        self.edits: list[Edit] = []
        self.troubles: list[Trouble] = []

    def own(self) -> Plain:
        """What should hold."""
        own = dict(self.each.own)
        self._listed(own)
        for grid in self.content.sheets:
            lines = [line for line in grid.lines if line.key[0] == self.each.item]
            came = rows_of(self.arrival, grid.name, self.each.item)
            for shape in self.content.shapes.values():
                if shape.sheet == grid.name:
                    self._entries(own, shape, grid, [line for line in lines if line.key[1] == shape.name],
                                  {key: row for key, row in came.items() if key[1] == shape.name})
        return own

    def differences(self, grid: Grid, line: Line, came: Came, mine: bool = True) -> list[Column]:
        """The place's own cells of a row that differ; any other that differs is trouble."""
        found = []
        for column in grid.columns:
            old, new = line.texts.get(column.heading, ""), came.line.texts[column.heading]
            if old == new:
                continue
            if column.role == OWN and mine:
                found.append(column)
                self.edits.append(Edit(self._where(grid, came), self.content.name(self.each.item), self._subject(line, column), old, new))
            else:
                self.trouble(grid, came, f"“{column.heading}”这一格不是本地写的，不能在这里改。改回“{old[:30]}”。")
        return found

    def _listed(self, own: Plain) -> None:
        grid = self.content.listing
        (line,) = (line for line in grid.lines if line.key[0] == self.each.item)
        came = rows_of(self.arrival, grid.name, self.each.item).get(line.key)
        if came is None:
            self.gone(grid, line)
            return
        for column in self.differences(grid, line, came):
            value = decode(came.line.texts[column.heading], self.content.shapes[column.element])
            if value is None and self.each.county:
                value = self.each.under.get(column.element)
            own.pop(column.element, None)
            if value is not None:
                own[column.element] = value

    def _entries(self, own: Plain, shape: Shape, grid: Grid, lines: list[Line], came: dict[tuple[str, ...], Came]) -> None:
        mine = shape.name in self.content.own
        begun = len(self.edits)
        fresh = [row for key, row in came.items() if key not in {line.key for line in lines}]
        result: list[Plain] = []
        for line in lines:
            row = came.get(line.key)
            if row is None:
                if not fresh or not self._says_none(line):
                    self.gone(grid, line)
                continue
            self.differences(grid, line, row, mine and not self._says_none(line))
            if mine and not self._says_none(line):
                result += self._kept(own, shape, grid, line, row)
        for row in fresh:
            result += self._added(own, shape, grid, row, mine)
        if len(self.edits) > begun:
            if len({line.key[2] for line in lines}) < len(lines):
                self.troubles.append(Trouble(grid.name, f"“{self.content.name(self.each.item)}”的{shape.column}有两条同名，分不清改哪一条。先在文件里改好。"))
            own[shape.name] = result

    def _kept(self, own: Plain, shape: Shape, grid: Grid, line: Line, row: Came) -> Iterator[Plain]:
        """The entry of a row that was there, as it should be; nothing when it is not wanted."""
        name = normal(decode(line.key[2], shape.fields[shape.key]) or "")
        mine, under = (by_name(side.get(shape.name), shape).get(name) for side in (own, self.each.under))
        change = row.line.texts[CHANGE]
        if change not in ("", DROP, ADD):
            self.trouble(grid, row, f"“{CHANGE}”写的是“{change}”，只能空着，或者写 {DROP}、{ADD}。")
        elif change == DROP:
            if mine is None and any(row.line.texts[column.heading] for column in self._columns(grid, shape)):
                self.trouble(grid, row, f"写了 {DROP}，又填了内容。要这一条就清空“{CHANGE}”，不要就清空内容。")
            return
        elif self.each.county and self.each.followed and (change == ADD) == (under is not None):
            self.trouble(grid, row, f"市级{'已经有' if under else '没有'}这一条，“{CHANGE}”{'不写' if under else '要写'} {ADD}。")
        entry = dict(mine or under or {})
        for column in self._columns(grid, shape):
            value = decode(row.line.texts[column.heading], shape.fields[column.field])
            if value is None and self.each.county and under:
                value = under.get(column.field)
            entry.pop(column.field, None)
            if value is not None:
                entry[column.field] = value
        yield {field: entry[field] for field in shape.fields if field in entry}

    def _added(self, own: Plain, shape: Shape, grid: Grid, row: Came, mine: bool) -> Iterator[Plain]:
        """The entry of a row typed anew."""
        name = row.line.texts[key_column(grid).heading]
        known = [*by_name(own.get(shape.name), shape).values(), *by_name(self.each.under.get(shape.name), shape).values()]
        plain = decode(name, shape.fields[shape.key]) or ""
        if not mine:
            self.trouble(grid, row, f"{shape.column}不是本地写的，不能在这里加。")
        elif name in {NONE, *UNKNOWN}:
            self.trouble(grid, row, f"不能加一行“{name}”。不要的各行在“{CHANGE}”写 {DROP}。")
        elif row.line.texts[CHANGE] != ADD:
            self.trouble(grid, row, f"“{name}”原来没有。要加一条，在“{CHANGE}”写 {ADD}；名称写错了就改对。")
        elif any(normal(entry[shape.key]) == normal(plain) for entry in known):
            self.trouble(grid, row, f"“{name}”已经有一行了，改那一行。")
        else:
            self.edits.append(Edit(self._where(grid, row), self.content.name(self.each.item), f"{shape.column}/{plain}", "", ADD))
            entry = {shape.key: plain}
            for column in self._columns(grid, shape):
                value = decode(row.line.texts[column.heading], shape.fields[column.field])
                if value is not None:
                    entry[column.field] = value
            yield entry

    def _columns(self, grid: Grid, shape: Shape) -> list[Column]:
        return [column for column in grid.columns if column.role == OWN and column.field in shape.fields]

    def _says_none(self, line: Line) -> bool:
        return line.key[2] in {NONE, *UNKNOWN}

    def _subject(self, line: Line, column: Column) -> str:
        return f"{self.content.shapes[line.key[1]].column}/{line.key[2]}/{column.heading}" if len(line.key) > 2 else column.heading

    def _where(self, grid: Grid, came: Came) -> str:
        return f"{grid.name} 第{came.row}行"

    def locked(self, grid: Grid) -> None:
        """Rows that nobody may change here: whatever differs is trouble."""
        came = rows_of(self.arrival, grid.name, self.each.item)
        for line in (line for line in grid.lines if line.key[0] == self.each.item):
            if line.key in came:
                self.differences(grid, line, came[line.key], mine=False)
            else:
                self.gone(grid, line)

    def gone(self, grid: Grid, line: Line) -> None:
        """A row is missing: nothing is ever taken out by deleting it."""
        what = f"的{self.content.shapes[line.key[1]].column}“{line.key[2]}”" if len(line.key) > 2 else ""
        cure = f"不要的在“{CHANGE}”写 {DROP}" if what else "不办的在“认领情况”里改状态"
        self.troubles.append(Trouble(grid.name, f"少了“{self.content.name(self.each.item)}”{what}这一行，或者名称改了。不能删行、改名；{cure}。"))

    def trouble(self, grid: Grid, came: Came, message: str) -> None:
        """Something about a row cannot be taken in."""
        self.troubles.append(Trouble(self._where(grid, came), message))
