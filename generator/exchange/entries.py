"""Rows of the worksheets that give every entry a row of its own: materials, steps, procedures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.comparing import Effect
from generator.exchange.cells import Value, encode, encode_name
from generator.exchange.grids import BASE, CHANGE, ELEMENT, ID, Column, Grid, Line
from generator.exchange.standing import Standing
from generator.model.identity import FORMER, normal
from generator.model.shape import Shape
from generator.resolving import ADD, DROP


def key_column(grid: Grid) -> Column:
    """The column that names an entry."""
    return next(column for column in grid.columns if column.role == ID and column.field)


def entries(each: Standing, shape: Shape, grid: Grid, head: dict[str, str], mine: bool) -> Iterator[Line]:
    """The rows of one element of an item; a list without entries is one row that says so."""
    own, base = (each.own.get(shape.name), each.base.get(shape.name)) if mine else (each.lists.get(shape.name), None)
    left, right = (side if isinstance(side, list) else [] for side in (own, base))
    key = key_column(grid).heading
    about = {**head, ELEMENT: shape.column} if any(column.heading == ELEMENT for column in grid.columns) else head
    state = own if own is not None else base
    if state is not None and not left and not right:
        name = encode(state, shape)
        yield Line((each.item, shape.name, name, "1"), {**about, key: name})
        return
    held = each.county and mine and each.followed > 0
    seen: Counter[str] = Counter()
    for first, second in _paired(left, right, shape):
        name = encode_name((first or second)[shape.key])
        seen[name] += 1
        change = "" if not held else DROP if first is None else ADD if second is None else ""
        line = Line((each.item, shape.name, name, str(seen[name])), {**about, key: name, CHANGE: change})
        for column in grid.columns:
            side = second if column.role == BASE else first
            if column.role != ID and column.field in shape.fields and side is not None:
                line.texts[column.heading] = encode(side.get(column.field), shape.fields[column.field])
        for field, effect in _effects(each, shape, first, second) if mine else ():
            for column in grid.columns:
                if (column.field == field) if field else column.heading in (key, CHANGE):
                    line.mark(column.heading, effect)
        yield line


def _paired(left: list[Value], right: list[Value], shape: Shape) -> Iterator[tuple[Value, Value]]:
    """Entries of both sides by name, those of the baseline first."""
    rest = list(left)
    for entry in right:
        twin = next((each for each in rest if normal(each[shape.key]) == normal(entry[shape.key])), None)
        if twin is not None:
            rest.remove(twin)
        yield twin, entry
    yield from ((entry, None) for entry in rest)


def _effects(each: Standing, shape: Shape, own: Value, base: Value) -> Iterator[tuple[str, Effect]]:
    """(field, effect) of the differences of one entry; no field where the whole entry differs."""
    names = {_identity(entry, shape) for entry in (own, base) if entry is not None}
    for difference in each.differences:
        if difference.path[0] != shape.name or len(difference.path) < 2:
            continue
        if difference.kind == "reordered":
            if own and base and own.get(shape.sequence) != base.get(shape.sequence):
                yield shape.sequence, difference.effect
        elif difference.path[1] in names:
            yield (difference.path[2] if len(difference.path) > 2 else ""), difference.effect


def _identity(entry: Value, shape: Shape) -> str:
    return normal((entry.get(FORMER) or [entry[shape.key]])[0])
