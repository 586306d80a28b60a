"""Lay a county's overlay over the city's guide.

只写与市级不同的地方: an entry is changed by naming it, dropped by 变动: 不要求, added by 变动: 增加.
Overlays compose: laying b over a and then c equals laying (c over b) over a. An unknown name
without 增加 changes nothing here (a reference rule says so at its line).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.comparing import Difference
from generator.model.identity import FORMER, identity, normal
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
            entries[name] = entry if keep else _without_marker(entry)
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
    return Table({**below.entries, **over.entries}, {**below.keys, **over.keys}, over.where)


def _without_marker(entry: Table) -> Table:
    return Table({name: node for name, node in entry.entries.items() if name != CHANGE}, entry.keys, entry.where)


def revert(child: Mapping[str, Node], parent: Mapping[str, Node], differences: Iterable[Difference],
           shapes: Shapes) -> dict[str, Node]:
    """`child` with the given differences taken back to the parent's value, the rest kept.

    Used where a county's file is heavier than the city's guide: the page shows the city's value.
    """
    result = dict(child)
    for difference in differences:
        name, shape = difference.path[0], shapes[difference.path[0]]
        if shape.kind != "table" or len(difference.path) == 1 or difference.kind == "reordered":
            _put(result, name, parent.get(name))
            continue
        own, theirs = result.get(name), parent.get(name)
        if not isinstance(own, Items) or not isinstance(theirs, Items):
            _put(result, name, theirs)
            continue
        result[name] = _revert_entry(own, theirs, difference, shape)
    return result


def _put(result: dict[str, Node], name: str, node: Node | None) -> None:
    if node is None:
        result.pop(name, None)
    else:
        result[name] = node


def _revert_entry(own: Items, theirs: Items, difference: Difference, shape: Shape) -> Items:
    wanted = {identity(entry, shape.key): entry for entry in theirs.nodes if isinstance(entry, Table)}
    name = difference.path[1]
    nodes: list[Node] = []
    seen = False
    for entry in own.nodes:
        if not isinstance(entry, Table) or identity(entry, shape.key) != name:
            nodes.append(entry)
            continue
        seen = True
        if name not in wanted:
            continue
        field = difference.path[2] if len(difference.path) > 2 else ""
        nodes.append(_field_back(entry, wanted[name], field) if field else wanted[name])
    if not seen and name in wanted:
        nodes.append(wanted[name])
    return Items(tuple(nodes), own.where)


def _field_back(entry: Table, theirs: Table, field: str) -> Table:
    entries = dict(entry.entries)
    _put(entries, field, theirs.get(field))
    return Table(entries, {**theirs.keys, **entry.keys}, entry.where)


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
