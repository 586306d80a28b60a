"""Where in the files an element with some keyword of the schema stands, whatever its name.

Rules about keys, vocabularies and references ask for a keyword (`x-key`, `x-vocabulary`,
`x-field`) and get every place that bears it, in every kind of file; an element added to a schema
is covered without a line of code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.collection import Portal
from generator.findings import Fact, Where
from generator.model.tree import Items, Node, Scalar, Table
from generator.reading.document import Document
from generator.reading.layout import CITY, REGION, level_of

Schema = Mapping[str, Any]
ENTRY = "*"
_DESKS = {REGION: "自治区", CITY: "市工改办"}


class Visit(NamedTuple):
    """One node whose schema bears the keyword, and the mapping in which it lies."""

    document: Document
    schema: Schema
    node: Node
    labels: tuple[str, ...]
    holder: Table

    @property
    def subject(self) -> str:
        """申请材料/施工合同/份数."""
        return "/".join(self.labels)

    def fact(self, where: Where, message: str, advice: str, *related: Where, subject: str = "") -> Fact:
        """A fact about this node, for the desk that keeps the file."""
        slot = self.document.slot
        return Fact(where, message, advice, slot.place, slot.item, subject or self.subject, related,
                    mended_by=desk(slot.place))


def desk(place: str) -> str:
    """Who mends a file of a place; files of no place are the city's."""
    return _DESKS.get(level_of(place), "旗县区") if place else _DESKS[CITY]


def listed(portal: Portal) -> frozenset[str]:
    """Items of the region's list, one whose file cannot be read today included."""
    return frozenset(document.slot.item for document in portal.documents.values() if document.slot.kind == "自治区清单")


def guide_path(portal: Portal, item: str, number: int = 0) -> str:
    """Where the city's guide of an item lies, or a superseded version of it."""
    folder = f"guides/{portal.city.folder}"
    return f"{folder}/history/{item}/{number}.yml" if number else f"{folder}/{item}.yml"


def visits(portal: Portal, wanted: Callable[[Schema], bool]) -> Iterator[Visit]:
    """Every node of every current readable file whose schema is wanted."""
    routes: dict[str, list[tuple[tuple[str, ...], Schema]]] = {}
    for document in portal.documents.values():
        name = document.slot.schema
        if document.tree is None or document.slot.number:
            continue
        if name not in routes:
            whole = portal.schemas.schema(name)
            routes[name] = list(_routes(whole, whole.get("$defs", {}), wanted, ()))
        for route, schema in routes[name]:
            for node, labels, holder in _follow(document.tree, route, (), document.tree):
                yield Visit(document, schema, node, labels, holder)


def _routes(schema: Schema, defs: Schema, wanted: Callable[[Schema], bool],
            route: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Schema]]:
    reference = schema.get("$ref", "").removeprefix("#/$defs/")
    if reference:
        schema = {**defs[reference], **schema}
    if wanted(schema):
        yield route, schema
    for name, child in schema.get("properties", {}).items():
        yield from _routes(child, defs, wanted, (*route, name))
    if isinstance(schema.get("items"), Mapping):
        yield from _routes(schema["items"], defs, wanted, (*route, ENTRY))


def _follow(node: Node, route: tuple[str, ...], labels: tuple[str, ...],
            holder: Table) -> Iterator[tuple[Node, tuple[str, ...], Table]]:
    if not route:
        yield node, labels, holder
    elif route[0] == ENTRY:
        if isinstance(node, Items):
            for entry in node.nodes:
                yield from _follow(entry, route[1:], (*labels, label(entry)), holder)
    elif isinstance(node, Table):
        child = node.get(route[0])
        if child is not None:
            yield from _follow(child, route[1:], (*labels, route[0]), node)


def label(entry: Node) -> str:
    """What an entry of a list is called: its text, or the first thing it says."""
    if isinstance(entry, Scalar):
        return entry.text
    if isinstance(entry, Table):
        return next((node.text for node in entry.entries.values() if isinstance(node, Scalar)), "")
    return ""
