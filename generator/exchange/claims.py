"""The worksheet 认领情况: what a county says of each item, or for the city what every county says."""

from __future__ import annotations

from collections.abc import Iterable

from generator.collection import Portal
from generator.exchange.cells import encode
from generator.exchange.grids import CLAIMS, ID, INFO, ITEM, NAME, OWN, PLACE, Column, Grid, Line
from generator.model.records import Place
from generator.model.shape import Shape, Shapes, compile_item
from generator.model.tree import Table, plain

LIST_OF = "认领"
_IN_FORCE = "现行版本"


def shapes_of(portal: Portal) -> Shapes:
    """The shapes of a claims file."""
    return compile_item({"$defs": {}, **portal.schemas.raw["claims"]})


def grid(portal: Portal, place: Place, items: Iterable[str], *, blank: bool = False) -> Grid:
    """A row an item, for the city a row an item and county; a blank one says nothing of them."""
    shape = shapes_of(portal)[LIST_OF]
    county = place.code != portal.city.code
    found = Grid(CLAIMS, _columns(portal, shape, county), frozen=2 if county else 3)
    for item in items:
        current = portal.guide(item)
        head = {ITEM: item, NAME: encode(portal.name(item), portal.shapes["名称"]), _IN_FORCE: str(current.number) if current else ""}
        for each in [place] if county else portal.counties:
            claim = None if blank else portal.claim(each.code, item)
            texts = {**head, **({} if county else {PLACE: each.name}), **(_texts(claim.table, shape) if claim else {})}
            found.lines.append(Line((item,) if county else (item, each.code), texts))
    return found


def _columns(portal: Portal, shape: Shape, county: bool) -> list[Column]:
    names = portal.schemas.raw["claims"]["properties"][LIST_OF]["items"]["properties"]
    found = [Column(ITEM, ID, width=16), Column(NAME, ID, width=34)]
    found += [] if county else [Column(PLACE, ID, width=14)]
    for field in shape.fields.values():
        if field.column in (ITEM, NAME):
            continue
        role = OWN if county and not field.fields else INFO
        found.append(Column(field.column, role, field=field.name, words=tuple(names[field.name].get("enum", ())), hint=field.description,
                            number=field.kind == "integer", width=22 if field.name == "理由" else 14))
        if field.name == "跟随版本":
            found.append(Column(_IN_FORCE, INFO, hint="市指南现在执行的版本", number=True, width=10))
    return found


def _texts(row: Table, shape: Shape) -> dict[str, str]:
    return {field.column: encode(plain(row.entries[field.name]), field) for field in shape.fields.values()
            if field.name in row.entries and field.column not in (ITEM, NAME)}
