"""Validate a tree against the schema of its kind; say what is wrong in Chinese, with the cure.

jsonschema-rs answers the usual case (nothing wrong) fifty times faster; only when it says no
does jsonschema look for the errors, so the words always come from one place; it is imported only
then, for a command would wait longer for it than for most of its own work. A test holds the two
to the same verdicts. No schema is ever fetched: the registry is empty.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jsonschema_rs

from generator.errors import PortalError
from generator.model.cutting import FILES, cut, filled
from generator.model.shape import Shapes, compile_item
from generator.model.tree import Table
from generator.reading.explain import Homes, explain
from generator.reading.source import Source
from generator.reading.text import Problem
from generator.reading.typed import Converter, converter

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

FOLDER = "catalog/schemas/"
ITEM = "item"


class Schemas:
    """The schemas of a portal, read from its own data so that they travel with it."""

    def __init__(self, source: Source) -> None:
        self.raw: dict[str, dict[str, Any]] = {}
        digest = hashlib.sha256()
        for path in source.paths():
            if path.startswith(FOLDER) and path.endswith(".schema.json"):
                data = source.read(path)
                digest.update(b"%s\0%d\0%s" % (path.encode(), len(data), data))
                self.raw[path.removeprefix(FOLDER).removesuffix(".schema.json")] = _load(path, data)
        self.digest = digest.digest()  # equal digests, equal schemas
        if ITEM not in self.raw:
            raise PortalError(f"缺少 {FOLDER}item.schema.json，没有它什么都检查不了。")
        self.item = self.raw[ITEM]
        self.shapes: Shapes = compile_item(self.item)
        self.keys = frozenset(_keys(self.raw))
        self.homes: Homes = {name: shape.home for name, shape in self.shapes.items()}
        self._cuts: dict[str, dict[str, Any]] = {}
        self._of: dict[str, _Schema] = {}

    def check(self, name: str, path: str, tree: Table) -> list[Problem]:
        """What is wrong with a tree by the schema of its kind; nothing when it conforms."""
        schema = self._of.get(name)
        if schema is None:
            schema = self._of[name] = _Schema(self.schema(name))
        return schema.check(path, tree, self.homes)

    def schema(self, name: str) -> dict[str, Any]:
        """The schema of a kind of file; for an item's files cut anew, vocabularies left open."""
        for kind, file in FILES.items():
            if file == f"{name}.schema.json":
                if kind not in self._cuts:
                    self._cuts[kind] = cut(self.item, kind)
                return self._cuts[kind]
        if name not in self.raw:
            raise PortalError(f"缺少 {FOLDER}{name}.schema.json。")
        if name not in self._cuts:
            self._cuts[name] = filled(self.raw[name], self.item)
        return self._cuts[name]


class _Schema:
    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema
        self.convert: Converter = converter(schema, schema.get("$defs", {}))
        self.quick = jsonschema_rs.validator_for(_each(schema, "$ref", quote_reference), validate_formats=True)
        self.slow: Draft202012Validator | None = None

    def check(self, path: str, tree: Table, homes: Homes) -> list[Problem]:
        data = self.convert(tree)
        if self.quick.is_valid(data):
            return []
        if self.slow is None:
            from jsonschema import Draft202012Validator, FormatChecker
            from referencing import Registry

            self.slow = Draft202012Validator(_each(self.schema, "pattern", _anchor), registry=Registry(), format_checker=FormatChecker())
        return explain(tree, self.slow.iter_errors(data), homes)


def _load(path: str, data: bytes) -> dict[str, Any]:
    try:
        return json.loads(data)  # type: ignore[no-any-return]
    except ValueError as error:
        line = f"第 {error.lineno} 行" if isinstance(error, json.JSONDecodeError) else "编码"
        raise PortalError(f"{path} 不是正确的 JSON，{line}有错。撤销最近一次对它的改动。") from None


def quote_reference(reference: str) -> str:
    """A reference to a Chinese definition as the URI that jsonschema-rs insists on."""
    return quote(reference, safe="#/$.-_")


def _anchor(pattern: str) -> str:
    """Python's `$` also matches before a final newline; `\\Z` does not, but editors do not know it."""
    return pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern


def _each(node: Any, keyword: str, change: Callable[[str], str]) -> Any:
    """A copy of a schema with one keyword's texts changed everywhere."""
    if isinstance(node, dict):
        return {key: change(value) if key == keyword and isinstance(value, str) else _each(value, keyword, change)
                for key, value in node.items()}
    return [_each(child, keyword, change) for child in node] if isinstance(node, list) else node


def _keys(node: Any) -> set[str]:
    found: set[str] = set()
    if isinstance(node, Mapping):
        if isinstance(node.get("properties"), Mapping):
            found.update(node["properties"])
        for child in node.values():
            found |= _keys(child)
    elif isinstance(node, list):
        for child in node:
            found |= _keys(child)
    return found
