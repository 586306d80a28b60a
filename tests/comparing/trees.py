"""Plain Python values → trees as the reader builds them, so that a test can write what it means.

Nothing is read or validated here; positions are counted up so that no two nodes share one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from generator.comparing import Difference, compare, compare_element
from generator.findings import Where
from generator.model.shape import Shapes, compile_item
from generator.model.tree import Items, Node, Scalar, Table

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "catalog/schemas/item.schema.json").read_text(encoding="utf-8"))
SHAPES: Shapes = compile_item(SCHEMA)

Plain = str | list[Any] | dict[str, Any]
_LINES = count(1)


def node(value: Plain, path: str = "例子.yml") -> Node:
    """A tree of the value, every node at a line of its own."""
    where = Where(path, next(_LINES), 1)
    if isinstance(value, str):
        return Scalar(value, where)
    if isinstance(value, list):
        return Items(tuple(node(each, path) for each in value), where)
    return Table({key: node(each, path) for key, each in value.items()}, dict.fromkeys(value, where), where)


def elements(values: Mapping[str, Plain | None]) -> dict[str, Node]:
    """Elements by name; None is an element that is not stated."""
    return {name: node(value) for name, value in values.items() if value is not None}


def table(values: Mapping[str, Plain]) -> Table:
    """A mapping as a file holds it."""
    tree = node(dict(values))
    assert isinstance(tree, Table)
    return tree


def differences(left: Mapping[str, Plain | None], right: Mapping[str, Plain | None], *, partial: bool = False) -> list[Difference]:
    """Differences of two plain values over all elements."""
    return compare(elements(left), elements(right), SHAPES.values(), partial=partial)


def said(left: Mapping[str, Plain | None], right: Mapping[str, Plain | None], *, partial: bool = False) -> set[tuple[str, str, str]]:
    """(path, kind, effect) of every difference, the effect in the reader's word."""
    return {(d.subject, d.kind, d.effect.value) for d in differences(left, right, partial=partial)}


def effect(name: str, left: Plain | None, right: Plain | None) -> str:
    """The one effect of one element's value against another; empty when they say the same."""
    found = compare_element(None if left is None else node(left), None if right is None else node(right), SHAPES[name])
    assert len(found) < 2, found
    return found[0].effect.value if found else ""
