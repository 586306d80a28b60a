"""Take single differences of a county's guide back to the city's value, and nothing else with them.

Used where a county's file is heavier than the city's guide without a waiver: the page keeps the
city's value in that one place, and the county's in every other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.comparing import Difference, by_identity
from generator.model.identity import FORMER, normal
from generator.model.shape import Shape, Shapes
from generator.model.tree import Items, Node, Scalar, Table


def revert(child: Mapping[str, Node], parent: Mapping[str, Node], differences: Iterable[Difference],
           shapes: Shapes) -> dict[str, Node]:
    """`child` with the given differences of it against `parent` taken back, the rest kept."""
    result = dict(child)
    for difference in differences:
        name, shape = difference.path[0], shapes[difference.path[0]]
        own, theirs = result.get(name), parent.get(name)
        if len(difference.path) == 1 or not isinstance(own, Items) or not isinstance(theirs, Items):
            _put(result, name, theirs)
        elif shape.kind == "table":
            result[name] = _entries(own, theirs, difference, shape)
        else:
            result[name] = _members(own, difference)
    return result


def _put(result: dict[str, Node], name: str, node: Node | None) -> None:
    if node is None:
        result.pop(name, None)
    else:
        result[name] = node


def _members(own: Items, difference: Difference) -> Items:
    """A list of texts without the member added, or with the one left out."""
    if difference.right is not None:
        return Items((*own.nodes, difference.right), own.where)
    return Items(tuple(node for node in own.nodes
                       if not isinstance(node, Scalar) or normal(node.text) != difference.path[1]), own.where)


def _entries(own: Items, theirs: Items, difference: Difference, shape: Shape) -> Items:
    entries, wanted = by_identity(own, shape), by_identity(theirs, shape)
    name, field = difference.path[1], difference.path[2] if len(difference.path) > 2 else ""
    if difference.kind == "reordered":
        entries = {known: _field(entry, wanted[known], shape.sequence) if known in wanted else entry
                   for known, entry in entries.items()}
    elif name not in wanted:
        entries.pop(name, None)
    elif name not in entries:
        entries[name] = wanted[name]
    else:
        entries[name] = _field(entries[name], wanted[name], field, *([FORMER] if field == shape.key else ()))
    return Items(tuple(entries.values()), own.where)


def _field(entry: Table, theirs: Table, *fields: str) -> Table:
    entries = dict(entry.entries)
    for field in fields:
        _put(entries, field, theirs.get(field))
    return Table(entries, {**theirs.keys, **entry.keys}, entry.where)
