"""A workbook of ours that comes as a list: read by its own headings and as it was written, nothing is recognised.

Only what stands in the place's own columns is its list. The city's values beside them are not, nor is
a row it does not want; an item of which nothing is filled in is answered and says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.collection import Portal
from generator.comparing import by_identity
from generator.exchange import columns
from generator.exchange.cells import NONE, Value, decode
from generator.exchange.columns import Terms
from generator.exchange.entries import key_column
from generator.exchange.grids import CHANGE, CLAIMS, ELEMENT, ITEM, LIST, NAME, OWN, Column, Grid
from generator.exchange.lists import values
from generator.exchange.lists.records import Record, Said
from generator.exchange.lists.shaping import Shaped, Unread
from generator.exchange.lists.words import ITEM as ITEM_KEY
from generator.exchange.lists.words import NAME as NAME_KEY
from generator.exchange.standing import exercised, kind_of
from generator.findings import Where
from generator.model.identity import FORMER, normal
from generator.model.records import CLAIMED, Place
from generator.model.shape import Shape
from generator.model.tree import UNKNOWN, Items, Node, Scalar, Table
from generator.reading.layout import CITY, COUNTY
from generator.resolving import DROP
from generator.tables import Sheet

REMARK = "这是本站的工作簿：只比了本地的栏，灰底的“(市级)”等栏没有比，空着的格当作没有写。"
_STATUS = "状态"
Row = Mapping[str, Said]


@dataclass(slots=True)
class Item:
    """What the workbook says of one item: its row on 清单, its rows of entries by element, how it is claimed."""

    row: Row
    entries: dict[str, list[Row]] = field(default_factory=dict)
    status: str = ""


class Own:
    """A workbook of one place, read. `records` are what it says, `answered` the items it need say no more of."""

    def __init__(self, portal: Portal, place: Place, sheets: Sequence[Sheet]) -> None:
        self.portal, self.shapes = portal, portal.shapes
        self.mine = [shape.name for shape in portal.shapes.of_home(kind_of(place)) if not shape.meta]
        self.terms = Terms(portal.schemas.item, portal.vocabularies)
        county = place.code != portal.city.code
        self.listing, *self.grids = self._grids(county)
        self.found: dict[str, Item] = {}
        by_name = {sheet.name: sheet for sheet in sheets}
        for row in _rows(by_name[LIST]):
            if _key(row):
                self.found.setdefault(_key(row), Item(row))
        for grid in self.grids:
            for row in _rows(by_name[grid.name]) if grid.name in by_name else ():
                if _key(row) in self.found:
                    self.found[_key(row)].entries.setdefault(self._element(grid, row), []).append(row)
        for row in _rows(by_name[CLAIMS]) if CLAIMS in by_name else ():
            if _key(row) in self.found:
                self.found[_key(row)].status = _text(row, _STATUS)
        asked = set(exercised(portal) if county else exercised(portal, CITY, COUNTY))  # the city explains items of the levels above it too
        told = {key: each for key, each in self.found.items() if each.status in ("", CLAIMED) and (key in asked or (county and self._states(each)))}
        self.records = [Record(_where(each.row), {key: each.row[heading] for key, heading in ((ITEM_KEY, ITEM), (NAME_KEY, NAME)) if heading in each.row}) for each in told.values()]
        self.answered = self.found.keys() - told.keys()
        self._by_place = {_where(each.row): each for each in told.values()}

    def _grids(self, county: bool) -> Iterator[Grid]:
        yield Grid(LIST, columns.of_list(self.shapes, self.mine, self.terms, county))
        for name in columns.sheets(self.shapes):
            yield Grid(name, columns.of_entries(name, self.shapes, self.mine, self.terms, county))

    def _element(self, grid: Grid, row: Row) -> str:
        """The element a row of entries is one of; '' where it says none of ours."""
        shapes = [shape for shape in self.shapes.values() if shape.sheet == grid.name]
        return next((shape.name for shape in shapes if len(shapes) == 1 or shape.column == _text(row, ELEMENT)), "")

    def _states(self, item: Item) -> bool:
        """Whether anything of an item is filled in."""
        return any(_text(item.row, column.heading) for column in _own(self.listing)) or any(self._stated(element, rows) for element, rows in item.entries.items())

    def _stated(self, element: str, rows: Iterable[Row]) -> bool:
        """Whether anything of a list of entries is filled in: without it the rows are only the city's, standing there."""
        if element not in self.mine:
            return False
        headings = [column.heading for column in _own(self._grid(element))]
        return any(_text(row, heading) for row in rows for heading in headings)

    def _grid(self, element: str) -> Grid:
        return next(grid for grid in self.grids if grid.name == self.shapes[element].sheet)

    def shaped(self, record: Record, base: Mapping[str, Node]) -> Shaped:
        """What the workbook says of an item, in the guide's shape; stands in for the `Shaper` of foreign lists."""
        found, item = Shaped(), self._by_place[record.where]
        for column in _own(self.listing):
            if _text(item.row, column.heading):
                self._cell(item.row[column.heading], column, found)
        for element, rows in item.entries.items():
            if self._stated(element, rows):
                shape = self.shapes[element]
                identities = {normal(table.text(shape.key)): key for key, table in by_identity(base.get(element), shape).items()}
                found.elements[element] = Items(tuple(self._entries(rows, shape, identities, found)), _where(rows[0]))
        return found

    def _cell(self, said: Said, column: Column, found: Shaped) -> None:
        shape = self.shapes[column.element]
        value = self._limit(said, shape, found) if shape.kind == "limit" else decode(said.text or "", shape, shape.name in self.terms.mappings)
        if value is not None:
            found.elements[shape.name] = _node(value, said.where)

    def _limit(self, said: Said, shape: Shape, found: Shaped) -> Value | None:
        text = normal(said.text or "")
        read = text if text in UNKNOWN else values.limit(text, "")
        if read is None:
            found.unread.append(Unread(said, shape.column, said.text or ""))
        return read

    def _entries(self, rows: Iterable[Row], shape: Shape, identities: Mapping[str, str], found: Shaped) -> Iterator[Table]:
        grid = self._grid(shape.name)
        key = key_column(grid).heading
        for row in rows:
            if _text(row, CHANGE) == DROP or _text(row, key) in {"", NONE, *UNKNOWN}:
                continue
            name = str(decode(_text(row, key), shape.fields[shape.key]))
            texts: dict[str, Node] = {shape.key: Scalar(name, row[key].where)}
            for column in _own(grid):
                if column.field in shape.fields and _text(row, column.heading):
                    of = shape.fields[column.field]
                    value = self._limit(row[column.heading], of, found) if of.kind == "limit" else decode(_text(row, column.heading), of)
                    if value is not None:
                        texts[column.field] = _node(value, row[column.heading].where)
            identity = identities.get(normal(name), normal(name))
            if identity != normal(name):
                texts[FORMER] = Items((Scalar(identity, row[key].where),), row[key].where)
            yield Table(texts, {field: node.where for field, node in texts.items()}, row[key].where)


def is_own(sheets: Sequence[Sheet]) -> bool:
    """Whether a file is a workbook as `portal export` writes it, whatever was typed into it."""
    listing = next((sheet for sheet in sheets if sheet.name == LIST and sheet.rows), None)
    return listing is not None and {ITEM, NAME} <= {text for text in listing.rows[0][1] if text} and any(sheet.name == CLAIMS for sheet in sheets)


def _rows(sheet: Sheet) -> Iterator[Row]:
    """Rows by heading, below the first one."""
    if not sheet.rows:
        return
    heads = sheet.rows[0][1]
    for number, cells in sheet.rows[1:]:
        yield {heading: Said(text, Where(sheet.name, number, column)) for column, (heading, text) in enumerate(zip(heads, cells, strict=False), 1) if heading and text != ""}


def _own(grid: Grid) -> list[Column]:
    return [column for column in grid.columns if column.role == OWN]


def _key(row: Row) -> str:
    """What a row is about: the item's id, else the name it was typed with."""
    return _text(row, ITEM) or _text(row, NAME)


def _text(row: Row, heading: str) -> str:
    said = row.get(heading)
    return said.text or "" if said is not None else ""


def _where(row: Row) -> Where:
    where = next(iter(row.values())).where
    return Where(where.path, where.line, 1)


def _node(value: Any, where: Where) -> Node:
    """A plain value as a tree that stands in one cell."""
    if isinstance(value, dict):
        return Table({key: _node(each, where) for key, each in value.items()}, dict.fromkeys(value, where), where)
    if isinstance(value, list):
        return Items(tuple(_node(each, where) for each in value), where)
    return Scalar(value, where)
