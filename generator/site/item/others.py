"""Elements the schema has and no section names: shown generically, so that a new element needs no code here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.model.shape import Shape
from generator.model.tree import Items, Node, Scalar, Table
from generator.site.site import Site

if TYPE_CHECKING:
    from generator.site.item.guide import Guide


@lru_cache(maxsize=1)
def names(site: Site, known: frozenset[str]) -> tuple[str, ...]:
    """Elements about the item that no section shows, in the order of the schema."""
    return tuple(shape.name for shape in site.portal.shapes.values() if not shape.meta and shape.name not in known)


def rows(guide: Guide, elements: tuple[str, ...]) -> list[dict[str, Any]]:
    """One row per element that is stated."""
    found = []
    for name in elements:
        node = guide.get(name)
        if node is not None:
            shape = guide.site.portal.shapes[name]
            found.append({"title": shape.title, "lines": _lines(node, shape), "state": guide.site.origins.state(node, name),
                          "local": guide.local(node)})
    return found


def _lines(node: Node, shape: Shape) -> list[str]:
    if isinstance(node, Scalar):
        return [node.text]
    if isinstance(node, Items) and shape.kind == "table":
        return [_entry(entry, shape) for entry in node if isinstance(entry, Table)] or ["没有"]
    texts = [child.text for child in node if isinstance(child, Scalar)] if isinstance(node, Items) else []
    return ["、".join(texts) or "没有"]


def _entry(entry: Table, shape: Shape) -> str:
    facts = [f"{field.title}{entry.text(name)}" for name, field in shape.fields.items() if name != shape.key and entry.text(name)]
    return "：".join(filter(None, (entry.text(shape.key), "，".join(facts))))
