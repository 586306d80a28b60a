"""How many facts of each item are checked, and how far: 已核条文, 已核网页, 待核, 未公布.

A fact is one value of the region's list, the city's list or the city's guide in force: a text, a number, a list of
words, each field of each entry, an empty list (it says that there is none). What is about the file (version,
change record) and what weighs nothing by its schema (nicknames, notes) is no fact. It judges nothing and renders nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model.identity import FORMER
from generator.model.shape import Shape
from generator.model.tree import Items, Node, Scalar, Table
from generator.site.origin import CHECKED, OPEN, SEEN
from generator.site.site import Site

UNPUBLISHED = "未公布"
STATES = (CHECKED, SEEN, OPEN, UNPUBLISHED)


def coverage(site: Site) -> dict[str, Counter[str]]:
    """Item → how many of its facts are in each state."""
    return {item: Counter(_state(site, node, path) for node, path in _facts(site, item)) for item in site.items}


def _state(site: Site, node: Node, path: tuple[str, ...]) -> str:
    if isinstance(node, Scalar) and node.unknown:
        return node.text
    return site.origins.state(node, *path)


def _facts(site: Site, item: str) -> Iterator[tuple[Node, tuple[str, ...]]]:
    portal = site.portal
    for file in (portal.region_file(item), portal.city_file(item), portal.guide(item)):
        for name, node in file.tree.entries.items() if file else ():
            shape = portal.shapes.get(name)
            if shape is not None and not shape.meta and shape.burden != "free":
                yield from _leaves(node, shape, (name,))


def _leaves(node: Node, shape: Shape, path: tuple[str, ...]) -> Iterator[tuple[Node, tuple[str, ...]]]:
    entries = [entry for entry in node.nodes if isinstance(entry, Table)] if isinstance(node, Items) else []
    if not entries:
        yield node, path
    for entry in entries:
        for name, child in entry.entries.items():
            if name != FORMER:
                yield child, (*path, entry.text(shape.key), name)
