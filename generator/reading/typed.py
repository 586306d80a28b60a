"""Texts → the types a schema asks for, just far enough for a validator.

Only what the schema calls an integer or a number is converted, and only from ASCII digits;
`10` under a text element stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.model.tree import Items, Node, Scalar, Table, plain

Converter = Callable[[Node], object]
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,15})\Z", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?\Z", re.ASCII)


def converter(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Converter:
    """A function from nodes to plain data typed as the schema has it."""
    reference = schema.get("$ref", "").removeprefix("#/$defs/")
    if reference:
        schema = {**defs[reference], **schema}
    types = schema.get("type", ())
    types = {types} if isinstance(types, str) else set(types)
    if "properties" in schema or isinstance(schema.get("additionalProperties"), dict):
        return _table(schema, defs)
    if isinstance(schema.get("items"), dict):
        inner = converter(schema["items"], defs)
        return lambda node: [inner(child) for child in node.nodes] if isinstance(node, Items) else plain(node)
    if "integer" in types:
        return lambda node: int(node.text) if isinstance(node, Scalar) and _INTEGER.match(node.text) else plain(node)
    if "number" in types:
        return lambda node: float(node.text) if isinstance(node, Scalar) and _NUMBER.match(node.text) else plain(node)
    return plain


def _table(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Converter:
    fields = {name: converter(sub, defs) for name, sub in schema.get("properties", {}).items()}

    def convert(node: Node) -> object:
        if not isinstance(node, Table):
            return plain(node) if not isinstance(node, Items) else [plain(child) for child in node.nodes]
        return {key: fields.get(key, plain)(child) for key, child in node.entries.items()}

    return convert
