"""Entries of a keyed list by identity, none of them lost.

Two entries of one identity are wrong data (a former name reused), and a rule says so at the line.
Here the renamed one keeps the identity and the other stands beside it, so that an extra material
under a name the city once used is still seen as an extra material.
"""

from __future__ import annotations

from generator.model.identity import FORMER, identity, normal
from generator.model.shape import Shape
from generator.model.tree import Items, Node, Table


def by_identity(node: Node | None, shape: Shape) -> dict[str, Table]:
    """Entries by identity, a second one of the same identity by identity and name; of two that bear
    the same name the first stands."""
    found: dict[str, Table] = {}
    doubles: list[tuple[str, Table]] = []
    for entry in node.nodes if isinstance(node, Items) else ():
        if not isinstance(entry, Table):
            continue
        own = identity(entry, shape.key)
        other = found.setdefault(own, entry)
        if other is entry or _name(other, shape) == _name(entry, shape):
            continue
        if FORMER in entry.entries and FORMER not in other.entries:
            found[own], entry = entry, other
        doubles.append((own, entry))
    for own, entry in doubles:
        found.setdefault(f"{own}/{_name(entry, shape)}", entry)
    return found


def _name(entry: Table, shape: Shape) -> str:
    return normal(entry.text(shape.key))
