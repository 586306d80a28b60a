"""Guides as they lie in their files, for rules about what is written there.

A county's file is looked at line by line, but each of its entries in the light of the city's
entry that it changes, so that what the city already says is not asked for again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.collection import Holding, Portal
from generator.findings import Fact, Where
from generator.model.identity import normal
from generator.model.shape import Shape, Shapes
from generator.model.tree import Items, Node, Scalar, Table
from generator.resolving.overlay import CHANGE, DROP
from generator.rules.wording import NO_BASIS

_CITY, _COUNTY = "市指南", "旗县区指南"


@dataclass(frozen=True)
class Guide:
    """A guide in its file. `holding` is set for a county's, when its claim can be resolved."""

    place: str
    item: str
    tree: Table
    desk: str
    holding: Holding | None = None

    def fact(self, where: Where, message: str, advice: str, subject: str) -> Fact:
        """A fact for the desk that keeps this guide."""
        return Fact(where, message, advice, self.place, self.item, subject, mended_by=self.desk)


def guides(portal: Portal) -> Iterator[Guide]:
    """Current city guides, then the counties' files."""
    for document in portal.of_kind(_CITY):
        if document.tree is not None:
            yield Guide(document.slot.place, document.slot.item, document.tree, "部门")
    for document in portal.of_kind(_COUNTY):
        if document.tree is not None:
            place, item = document.slot.place, document.slot.item
            yield Guide(place, item, document.tree, "旗县区", portal.holding(place, item))


def entries(guide: Guide, shapes: Shapes) -> Iterator[tuple[Shape, Table, Table]]:
    """Entries of the burdening lists: shape, the entry as it holds, the entry as written."""
    for name, node in guide.tree.entries.items():
        shape = shapes.get(name)
        if shape is None or shape.kind != "table" or shape.meta or shape.burden != "within" or not isinstance(node, Items):
            continue
        whole = _whole(guide, shape)
        for entry in node.nodes:
            if isinstance(entry, Table) and entry.text(CHANGE) != DROP:
                yield shape, whole.get(normal(entry.text(shape.key)), entry), entry


def texts(guide: Guide, shapes: Shapes) -> Iterator[tuple[Shape, Scalar, str]]:
    """Free texts of the burdening lists as written: the field's shape, the value, its subject."""
    for shape, _, own in entries(guide, shapes):
        for name, node in own.entries.items():
            field = shape.fields.get(name)
            if field is not None and field.kind == "text" and not field.tiers and isinstance(node, Scalar):
                yield field, node, f"{shape.name}/{own.text(shape.key)}/{name}"


def without_basis(guide: Guide, shape: Shape, advice: str) -> Iterator[Fact]:
    """Entries of one list whose basis says that there is none (待核 and 未公布 are no such words)."""
    field = next(each.name for each in shape.fields.values() if each.field_name == "basis")
    for entry in guide.tree.tables(shape.name):
        node = entry.get(field)
        if isinstance(node, Scalar) and NO_BASIS.match(node.text):
            name = entry.text(shape.key)
            yield guide.fact(node.where, f"“{name}”没有依据(写的是“{node.text}”)。", advice, f"{shape.name}/{name}")


def _whole(guide: Guide, shape: Shape) -> dict[str, Table]:
    node: Node | None = guide.holding.elements.get(shape.name) if guide.holding else None
    nodes = node.nodes if isinstance(node, Items) else ()
    return {normal(entry.text(shape.key)): entry for entry in nodes if isinstance(entry, Table)}
