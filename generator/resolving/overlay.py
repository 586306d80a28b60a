"""Lay a county's overlay over the city's guide.

只写与市级不同的地方: an entry is changed by naming it, dropped by 变动: 不要求, added by 变动: 增加.
Overlays compose: laying b over a and then c equals laying (c over b) over a. An unknown name
without 增加 changes nothing here (a reference rule says so at its line).
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.identity import FORMER, normal
from generator.model.shape import Shape, Shapes
from generator.model.tree import Items, Node, Scalar, Table

CHANGE, DROP, ADD = "变动", "不要求", "增加"


def overlay(base: Mapping[str, Node], over: Mapping[str, Node], shapes: Shapes, *, keep: bool = False) -> dict[str, Node]:
    """`base` with the elements of `over`. Local elements of the base are not inherited.

    With `keep` the base is itself an overlay: markers and unknown names stay, so that the result
    can be laid over a guide later.
    """
    result = {name: node for name, node in base.items()
              if keep or name not in shapes or shapes[name].burden != "local"}
    for name, node in over.items():
        shape = shapes.get(name)
        if shape is None or shape.meta:
            continue
        if shape.kind != "table":
            result[name] = node
        elif isinstance(node, Items):
            below = result.get(name, Items((), node.where))
            if isinstance(below, Items):  # nothing can be laid over a list that is 待核
                result[name] = _entries(below, node, shape, keep)
    return result


def _entries(base: Items, over: Items, shape: Shape, keep: bool) -> Items:
    entries = {_name(entry, shape): entry for entry in base.nodes if isinstance(entry, Table)}
    touched = False
    for entry in over.nodes:
        if not isinstance(entry, Table):
            continue
        name, change = _name(entry, shape), entry.text(CHANGE)
        below = entries.get(name)
        if change == DROP:
            if keep:
                entries[name] = entry
            else:
                touched |= entries.pop(name, None) is not None
                continue
        elif change == ADD:
            entries.pop(name, None)
            entries[name] = entry if keep else _added(entry)
        elif below is not None and below.text(CHANGE) != DROP:
            entries[name] = _merge(below, entry)
        elif below is None and keep:
            entries[name] = entry
        else:
            continue
        touched = True
    return Items(tuple(entries.values()), over.where) if touched else base


def _name(entry: Table, shape: Shape) -> str:
    return normal(entry.text(shape.key))


def _merge(below: Table, over: Table) -> Table:
    return Table({**below.entries, **_stated(over)}, {**below.keys, **over.keys}, over.where)


def _added(entry: Table) -> Table:
    return Table(_stated(entry), entry.keys, entry.where)


def _stated(entry: Table) -> dict[str, Node]:
    """What a county says of an entry. Former names are the city's to give: with one of its own a
    county could pass an extra material off as a renamed one."""
    return {name: node for name, node in entry.entries.items() if name not in (CHANGE, FORMER)}


def names_of(node: Node | None, shape: Shape) -> dict[str, Table]:
    """Entries by every name they bear or bore; today's names win. For finding candidates."""
    found: dict[str, Table] = {}
    if not isinstance(node, Items):
        return found
    for entry in node.nodes:
        if isinstance(entry, Table):
            for former in entry.items(FORMER):
                if isinstance(former, Scalar):
                    found.setdefault(normal(former.text), entry)
    for entry in node.nodes:
        if isinstance(entry, Table):
            found[_name(entry, shape)] = entry
    return found
