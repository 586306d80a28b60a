"""The item schema compiled: what each element is called, means and weighs.

A shape is one element of `item.schema.json` with its `x-` keywords. Comparing, checking, the
pages, spreadsheets and open data all walk shapes; none of them names an element that the schema
could name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

LIMIT = "时限"


@dataclass(frozen=True, slots=True)
class Shape:
    """One element. `kind` is text, integer, number, limit (a quantity), texts or table (keyed list)."""

    name: str
    kind: str
    title: str = ""
    description: str = ""
    burden: str = "free"
    meta: bool = False
    must: bool = False
    home: tuple[str, ...] = ()
    key: str = ""
    sequence: str = ""
    bound: str = ""
    default: str | None = None
    tiers: Mapping[str, int] = field(default_factory=dict)
    fields: Mapping[str, Shape] = field(default_factory=dict)
    field_name: str = ""
    standard: str = ""
    column: str = ""
    sheet: str = ""
    vocabulary: str = ""

    def walk(self) -> Iterator[Shape]:
        """This shape and every shape below it."""
        yield self
        for child in self.fields.values():
            yield from child.walk()


class Shapes(dict[str, Shape]):
    """The elements of an item by name, in the order of the schema."""

    def of_home(self, kind: str) -> list[Shape]:
        """The elements that a kind of file (自治区清单 …) may state."""
        return [shape for shape in self.values() if kind in shape.home]


def compile_item(schema: Mapping[str, Any]) -> Shapes:
    """Compile `item.schema.json`; element order is kept."""
    defs = schema["$defs"]
    return Shapes({name: _compile(name, node, defs) for name, node in schema["properties"].items()})


def _compile(name: str, node: Mapping[str, Any], defs: Mapping[str, Any]) -> Shape:
    reference = node.get("$ref", "").removeprefix("#/$defs/")
    if reference:
        node = {**defs[reference], **node}
    entry = node.get("items")
    fields: dict[str, Shape] = {}
    if isinstance(entry, dict) and "properties" in entry:
        fields = {child: _compile(child, sub, defs) for child, sub in entry["properties"].items()}
    tiers = {value: rank for rank, tier in enumerate(node.get("x-order", ())) for value in tier}
    return Shape(
        name=name, kind=_kind(node, reference, fields), title=node.get("title", name),
        description=node.get("description", ""), burden=node.get("x-burden", "free"),
        meta=bool(node.get("x-meta")), must=bool(node.get("x-must")), home=tuple(node.get("x-home", ())),
        key=node.get("x-key", ""), sequence=node.get("x-sequence", ""), bound=node.get("x-bound", ""),
        default=None if "default" not in node else str(node["default"]), tiers=tiers, fields=fields,
        field_name=node.get("x-field", ""), standard=node.get("x-standard", ""),
        column=node.get("x-column", node.get("title", name)), sheet=node.get("x-sheet", ""),
        vocabulary=node.get("x-vocabulary", ""),
    )


def _kind(node: Mapping[str, Any], reference: str, fields: Mapping[str, Shape]) -> str:
    if reference == LIMIT:
        return "limit"
    types = node.get("type", "string")
    types = {types} if isinstance(types, str) else set(types)
    if "array" in types:
        return "table" if fields and node.get("x-key") else "texts"
    if "integer" in types:
        return "integer"
    return "number" if "number" in types else "text"
