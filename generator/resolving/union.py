"""Join the region list, the city list and the city guide of one item.

Each element has one home, so nothing can be contradicted: joining is a union. General rules
(行政许可法第四十五条's eight procedures, remedies) are joined into the items of their categories.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.identity import index
from generator.model.shape import Shapes
from generator.model.tree import Items, Node, Table


def join(files: Iterable[Table], shapes: Shapes, general: Iterable[Table] = ()) -> dict[str, Node]:
    """Elements by name; `general` files of the item's category come last and never replace."""
    joined: dict[str, Node] = {}
    for file in files:
        for name, node in file.entries.items():
            shape = shapes.get(name)
            if shape is not None and not shape.meta:
                joined.setdefault(name, node)
    for file in general:
        for name, node in file.entries.items():
            shape = shapes.get(name)
            if shape is not None and shape.kind == "table":
                joined[name] = _append(joined.get(name), node, shapes, name)
    return joined


def _append(own: Node | None, common: Node, shapes: Shapes, name: str) -> Node:
    if not isinstance(own, Items) or not isinstance(common, Items):
        return common if own is None else own
    known = index(own, shapes[name])
    more = tuple(entry for identity, entry in index(common, shapes[name]).items() if identity not in known)
    return Items(own.nodes + more, own.where) if more else own


def applies(file: Table, category: str) -> bool:
    """Whether a general file holds for items of this category."""
    return category in file.texts("适用类别")


def categories(joined: Mapping[str, Node]) -> str:
    """The category of a joined item, empty when unstated."""
    return Table(dict(joined), {}, next(iter(joined.values())).where).text("类别") if joined else ""
