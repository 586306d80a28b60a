"""Fill the worksheets of a place: its items, its entries, and the baseline beside them.

The same grids are what is written out, what an incoming workbook is held against, and what its
digests are made of, so that leaving and coming back cannot disagree.
"""

from __future__ import annotations

from generator.collection import Portal
from generator.exchange import claims, columns
from generator.exchange.cells import encode
from generator.exchange.columns import Terms
from generator.exchange.entries import entries
from generator.exchange.grids import BASE, ID, ITEM, LIST, NAME, OWN, Column, Grid, Line
from generator.exchange.standing import Standing, exercised, kind_of, standing, unfilled
from generator.model.records import Place
from generator.model.tree import plain


class Content:
    """The worksheets of one place, and how each item stands there. A blank one leaves all that a county would say empty."""

    def __init__(self, portal: Portal, place: Place, *, blank: bool = False) -> None:
        self.portal, self.place, self.blank = portal, place, blank
        self.shapes = portal.shapes
        self.terms = Terms(portal.schemas.item, portal.vocabularies)
        self.county = place.code != portal.city.code
        self.own = [shape.name for shape in portal.shapes.of_home(kind_of(place)) if not shape.meta]
        self.standings = ({item: unfilled(portal, place, item) for item in exercised(portal)} if blank
                          else {item: standing(portal, place, item) for item in portal.items})
        self.listing = Grid(LIST, columns.of_list(self.shapes, self.own, self.terms, self.county), most=84)
        self.sheets = [self._sheet(name) for name in columns.sheets(self.shapes)]
        for each in self.standings.values():
            self._fill(each)
        self.claims = claims.grid(portal, place, self.standings, blank=blank)

    @property
    def grids(self) -> list[Grid]:
        """All worksheets that are data, in the order they stand."""
        return [self.listing, *self.sheets, self.claims]

    def name(self, item: str) -> str:
        """What an item is called."""
        return self.portal.name(item)

    def called(self, item: str) -> str:
        """What an item is called, as a cell."""
        return encode(self.name(item), self.shapes["名称"])

    def _sheet(self, name: str) -> Grid:
        found = columns.of_entries(name, self.shapes, self.own, self.terms, self.county)
        return Grid(name, found, frozen=1 + max(number for number, column in enumerate(found) if column.role == ID))

    def _fill(self, each: Standing) -> None:
        head = {ITEM: each.item, NAME: self.called(each.item)}
        self.listing.lines.append(self._listed(each, head))
        for grid in self.sheets:
            for shape in self.shapes.values():
                if shape.sheet == grid.name:
                    grid.lines += entries(each, shape, grid, head, mine=shape.name in self.own)

    def _listed(self, each: Standing, head: dict[str, str]) -> Line:
        line = Line((each.item,), dict(head))
        for column in self.listing.columns:
            if column.role == ID:
                continue
            line.texts[column.heading] = self._cell(each, column)
            for difference in each.differences if column.role in (OWN, BASE) else ():
                if difference.path[0] == column.element:
                    line.mark(column.heading, difference.effect)
        return line

    def _cell(self, each: Standing, column: Column) -> str:
        shape = self.shapes[column.element]
        if shape.meta:
            node = each.tree.get(shape.name) if each.tree else None
            return encode(plain(node), shape) if node is not None else ""
        side = each.base if column.role == BASE else each.own if column.role == OWN else each.lists
        return encode(side.get(shape.name), shape)
