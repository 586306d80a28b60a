"""What a county's file repeats of the city's guide: whole lists, entries, single values.

Compared by the one order, against the version the county follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Holding, Portal
from generator.comparing import compare_element
from generator.findings import Where
from generator.model.identity import normal
from generator.model.shape import Shape
from generator.model.tree import Items, Node, Table
from generator.resolving import CHANGE

_FEW = 2  # one entry repeated is an entry, two or more are a list


def overlays(portal: Portal) -> Iterator[tuple[Holding, Table]]:
    """Claimed items with a file of the county's own."""
    for holding in portal.holdings():
        if holding.overlay is not None:
            yield holding, holding.overlay.tree


def copied(holding: Holding, overlay: Table) -> Iterator[tuple[Shape, list[str]]]:
    """Lists copied wholesale, each with the names of the city's entries that were left out."""
    for shape, node, theirs in _tables(holding, overlay):
        entries = [entry for entry in node.nodes if isinstance(entry, Table)]
        if len(entries) >= _FEW and all(_full(entry, theirs.get(_name(entry, shape)), shape) for entry in entries):
            names = {_name(entry, shape) for entry in entries}
            yield shape, [entry.text(shape.key) for name, entry in theirs.items() if name not in names]


def repeated(holding: Holding, overlay: Table) -> Iterator[tuple[Node, Where, str]]:
    """Single values and entries that say what the city says: node, the city's place, subject."""
    whole = {shape.name for shape, _ in copied(holding, overlay)}
    for name, node in overlay.entries.items():
        shape, theirs = holding.shapes.get(name), holding.followed.elements.get(name)
        if shape is not None and shape.kind != "table" and _weighs(shape) and theirs is not None and _equal(node, theirs, shape):
            yield node, theirs.where, name
    for shape, items, city in _tables(holding, overlay):
        for entry in items.nodes if shape.name not in whole else ():
            below = city.get(_name(entry, shape)) if isinstance(entry, Table) else None
            if isinstance(entry, Table) and below is not None and CHANGE not in entry.entries:
                yield from _entry(entry, below, shape)


def _entry(entry: Table, below: Table, shape: Shape) -> Iterator[tuple[Node, Where, str]]:
    subject = f"{shape.name}/{entry.text(shape.key)}"
    stated = [name for name in entry.entries if name != shape.key and name in shape.fields and not shape.fields[name].meta]
    same = [name for name in stated if _equal(entry.entries[name], below.get(name), shape.fields[name])]
    if len(same) == len(stated):
        yield entry, below.where, subject
        return
    for name in same:
        yield entry.entries[name], below.place_of(name), f"{subject}/{name}"


def _tables(holding: Holding, overlay: Table) -> Iterator[tuple[Shape, Items, dict[str, Table]]]:
    for name, node in overlay.entries.items():
        shape, theirs = holding.shapes.get(name), holding.followed.elements.get(name)
        if shape is not None and shape.kind == "table" and not shape.meta and isinstance(node, Items) and isinstance(theirs, Items):
            yield shape, node, {_name(entry, shape): entry for entry in theirs.nodes if isinstance(entry, Table)}


def _full(entry: Table, below: Table | None, shape: Shape) -> bool:
    """Whether an entry repeats all that the city's says."""
    return below is not None and CHANGE not in entry.entries and all(
        name in entry.entries and _equal(entry.entries[name], node, shape.fields[name])
        for name, node in below.entries.items() if name in shape.fields and not shape.fields[name].meta)


def _equal(left: Node, right: Node | None, shape: Shape) -> bool:
    return not compare_element(left, right, shape)


def _weighs(shape: Shape) -> bool:
    return not shape.meta and shape.burden != "local"


def _name(entry: Node, shape: Shape) -> str:
    return normal(entry.text(shape.key)) if isinstance(entry, Table) else ""
