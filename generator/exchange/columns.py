"""Which columns a worksheet has: all of it read off the schema (`x-sheet`, `x-column`), none of it named here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.exchange import grids
from generator.exchange.cells import BAR, ordered
from generator.exchange.grids import BASE, CHANGE, ELEMENT, ID, INFO, ITEM, LIST, NAME, OWN, Column
from generator.model.shape import Shape, Shapes
from generator.resolving import ADD, DROP

BESIDE = "(市级)"
_MANY = ("table", "texts")  # kinds with several entries in a cell
_KEPT = {LIST, grids.CLAIMS, grids.NOTES, grids.STAMP}  # worksheets with a layout of their own


class Terms:
    """What cells may say: the words of the schema's enumerations and of the portal's vocabularies."""

    def __init__(self, schema: Mapping[str, Any], vocabularies: Mapping[str, tuple[str, ...]]) -> None:
        self.schema, self.vocabularies = schema, vocabularies
        self.mappings = frozenset(name for name, node in schema["properties"].items() if node.get("type") == "object")

    def words(self, element: str, shape: Shape, field: str = "") -> tuple[str, ...]:
        """The words of an element, or of a field of its entries; none where any text may stand."""
        node = self._resolved(self.schema["properties"][element])
        node = self._resolved(node["items"]["properties"][field]) if field else node
        inner = node.get("items", {})
        return tuple(node.get("enum") or inner.get("enum") or self.vocabularies.get(shape.vocabulary, ()))

    def required(self, element: str) -> frozenset[str]:
        """The fields an entry must have."""
        return frozenset(self._resolved(self.schema["properties"][element])["items"].get("required", ()))

    def _resolved(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        reference = node.get("$ref", "").removeprefix("#/$defs/")
        return {**self.schema["$defs"][reference], **node} if reference else node


def of_list(shapes: Shapes, own: Iterable[str], terms: Terms, county: bool) -> list[Column]:
    """The columns of 清单: a row an item. What the place itself says comes first, short before long, each behind what
    it is bound by; what others say and what is about the file stands behind, folded away."""
    mine = set(own)
    listed = [shape for shape in shapes.values() if shape.sheet == LIST and shape.name not in (ITEM, "事项", "名称")]
    own_first = sorted((shape for shape in listed if shape.name in mine and not shape.meta), key=lambda shape: shape.kind in _MANY)
    first = [name for shape in own_first for name in (shape.bound, shape.name) if name]
    found = [Column(ITEM, ID, width=14), Column(NAME, ID, width=28)]
    for shape in sorted(listed, key=lambda shape: (first.index(shape.name) if shape.name in first else len(first), shape.meta)):
        heading = shape.column if shape.column not in {each.heading for each in found} else f"{shape.column}({shape.name})"
        many = shape.kind in _MANY
        words = terms.words(shape.name, shape)
        role = OWN if shape.name in mine and not shape.meta else INFO
        found.append(Column(heading, role, shape.name, words=words if not many else (), hint=_hint(shape, words),
                            number=shape.kind in ("integer", "number"), width=44 if many else 16, folded=shape.name not in first))
        if role == OWN and county:
            found.append(Column(heading + BESIDE, BASE, shape.name, number=shape.kind in ("integer", "number"), width=44 if many else 14))
    return found


def sheets(shapes: Shapes) -> list[str]:
    """Worksheets with a row an entry, in the order of their last elements in the schema."""
    last = {shape.sheet: number for number, shape in enumerate(shapes.values()) if shape.sheet and shape.sheet not in _KEPT}
    return sorted(last, key=last.__getitem__)


def of_entries(sheet: str, shapes: Shapes, own: Iterable[str], terms: Terms, county: bool) -> list[Column]:
    """The columns of a worksheet with a row an entry; fields of one name share a column."""
    mine = set(own)
    elements = [shape for shape in shapes.values() if shape.sheet == sheet]
    found = [Column(ITEM, ID, width=16), Column(NAME, ID, width=26)]
    if len(elements) > 1:
        found.append(Column(ELEMENT, ID, words=tuple(shape.column for shape in elements), width=14))
    key, *fields = _merged(elements)
    found.append(Column(key[1], ID, field=key[0], width=28))
    found.append(Column(CHANGE, OWN, field=CHANGE, words=(DROP, ADD), hint="空着=照市级或者只改几项；不要求=不要这一条；增加=加一条", width=10))
    for name, heading, shape, element in fields:
        owned = any(each.name in mine and name in each.fields for each in elements)
        number = shape.kind in ("integer", "number")
        words = terms.words(element, shape, name)
        role = OWN if owned and not (county and shape.meta) else INFO
        found.append(Column(heading, role, field=name, words=words, hint=_hint(shape, words), number=number, width=14 if words or number else 20))
        if role == OWN and county:
            found.append(Column(heading + BESIDE, BASE, field=name, number=number, width=12 if words or number else 18))
    return found


def _merged(elements: list[Shape]) -> Iterator[tuple[str, str, Shape, str]]:
    """Field name, heading, shape and element, the key first; headings of one field that differ are both shown."""
    headings: dict[str, list[str]] = {}
    first: dict[str, tuple[Shape, str]] = {}
    for element in elements:
        for field in ordered(element):
            first.setdefault(field.name, (field, element.name))
            words = headings.setdefault(field.name, [])
            if field.column not in words:
                words.append(field.column)
    for name in sorted(first, key=lambda name: (name != elements[0].key, first[name][0].meta)):
        yield name, "/".join(headings[name]), *first[name]


def _hint(shape: Shape, words: tuple[str, ...]) -> str:
    """What the heading's note says: the schema's own description, and how a cell of several entries is written."""
    parts = [shape.description]
    if shape.kind == "table":
        parts.append("每行一条：" + BAR.join(field.column for field in ordered(shape) if not field.meta))
    elif shape.kind == "texts":
        parts.append("每行一个")
    if shape.kind == "limit":
        parts.append("写成 5个工作日、7日、即办、未规定")
    if words and shape.kind in ("table", "texts"):
        parts.append(f"可以写：{'、'.join(words)}")
    return re.sub(r"\s+", " ", "。".join(part.rstrip("。") for part in parts if part))
