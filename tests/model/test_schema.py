"""Every element of every schema says what an editor, a field guide and a program need of it."""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry

from generator.model import records
from tests.reading.helping import REPO

SCHEMAS = {path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
           for path in sorted((REPO / "catalog/schemas").glob("*.schema.json"))}
HOMES = {"自治区清单", "市清单", "市指南", "旗县区指南"}
BURDENS = {"same", "at-most", "at-least", "within", "covers", "free", "local"}
_FIELD = re.compile(r"[a-z]+(_[a-z]+)*\Z")

Level = tuple[str, dict[str, dict[str, Any]]]


def _whole(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    reference = node.get("$ref", "").removeprefix("#/$defs/")
    return {**schema.get("$defs", {}).get(reference, {}), **node}


def _levels(node: dict[str, Any], schema: dict[str, Any], path: str = "") -> Iterator[Level]:
    """Each mapping of a schema: its path and its elements with references resolved."""
    elements = {name: _whole(child, schema) for name, child in node.get("properties", {}).items()}
    if elements:
        yield path, elements
    for name, element in elements.items():
        yield from _levels(element, schema, f"{path}/{name}")
    if isinstance(node.get("items"), dict):
        yield from _levels(_whole(node["items"], schema), schema, path)


LEVELS = [(file, path, elements) for file, schema in SCHEMAS.items() for path, elements in _levels(schema, schema)]
IDS = [f"{file}{path}" for file, path, _ in LEVELS]


@pytest.mark.parametrize(("file", "path", "elements"), LEVELS, ids=IDS)
def test_elements_explain_themselves(file: str, path: str, elements: dict[str, dict[str, Any]]) -> None:
    for name, element in elements.items():
        if name == "变动":  # the marker of an overlay is about the entry, no element of it
            continue
        assert element.get("title"), name
        assert element.get("description"), name
        assert re.search("[\u4e00-\u9fff]", element["title"] + element["description"]), name
        assert element.get("examples"), name
        assert _FIELD.match(element["x-field"]), name
    fields = Counter(element["x-field"] for name, element in elements.items() if name != "变动")
    assert [field for field, count in fields.items() if count > 1] == []


@pytest.mark.parametrize(("file", "path", "elements"), LEVELS, ids=IDS)
def test_examples_hold(file: str, path: str, elements: dict[str, dict[str, Any]]) -> None:
    for name, element in elements.items():
        validator = Draft202012Validator({**element, "$defs": SCHEMAS[file].get("$defs", {})}, registry=Registry(),
                                         format_checker=FormatChecker())
        for example in element.get("examples", ()):
            assert [error.message for error in validator.iter_errors(example)] == [], f"{name}: {example}"


def test_item_elements_have_a_weight_and_a_home() -> None:
    for name, element in ((name, _whole(each, SCHEMAS["item"])) for name, each in SCHEMAS["item"]["properties"].items()):
        assert set() < set(element["x-home"]) <= HOMES, name
        assert ("x-burden" in element) != bool(element.get("x-meta")), name
        assert "x-standard" in element, name
        assert all(element[key] for key in ("x-column", "x-sheet")), name
        if not element.get("x-meta"):  # one home each; only a county's overlay may restate the city guide's
            assert len(element["x-home"]) == 1 or element["x-home"] == ["市指南", "旗县区指南"], name


@pytest.mark.parametrize(("path", "elements"), [(path, elements) for file, path, elements in LEVELS if file == "item"],
                         ids=[path for file, path, _ in LEVELS if file == "item"])
def test_fields_of_entries_have_a_weight(path: str, elements: dict[str, dict[str, Any]]) -> None:
    if path.startswith("/变更"):
        return
    for name, element in elements.items():
        assert ("x-burden" in element) != bool(element.get("x-meta")), name
        if "x-burden" in element:
            assert element["x-burden"] in BURDENS
        if element.get("x-burden") in ("at-most", "at-least") and "enum" in element:
            tiers = [value for tier in element["x-order"] for value in tier]
            assert set(element["enum"]) == set(tiers) | ({"待核", "未公布"} & set(element["enum"])), name
            assert len(tiers) == len(set(tiers)), name
        if "default" in element and "enum" in element:
            assert element["default"] in element["enum"], name


def test_bounds_and_keys_name_elements() -> None:
    item = SCHEMAS["item"]
    for name, element in item["properties"].items():
        whole = _whole(element, item)
        assert whole.get("x-bound") is None or whole["x-bound"] in item["properties"], name
        if "x-key" in whole:
            assert {whole["x-key"]} <= set(whole["items"]["properties"]) & set(whole["items"]["required"]), name
            assert whole.get("x-sequence") is None or whole["x-sequence"] in whole["items"]["properties"], name


# What a record holds beside the elements of its schema: where it stands, and what follows from there.
_RECORDS = {
    records.Place: ("places", "/区划", {"where"}),
    records.Claim: ("claims", "/认领", {"place", "where", "table"}),
    records.Waiver: ("waivers", "/豁免", {"where", "table"}),
    records.Change: ("item", "/变更", {"table"}),
}


@pytest.mark.parametrize("record", _RECORDS, ids=lambda record: record.__name__)
def test_records_are_named_by_the_schema(record: type) -> None:
    file, path, own = _RECORDS[record]
    known = {element["x-field"] for each, at, elements in LEVELS if (each, at) == (file, path) for element in elements.values()}
    names = {field.name for field in dataclasses.fields(record)} if dataclasses.is_dataclass(record) else set(record._fields)  # type: ignore[attr-defined]
    assert names - own <= known
    assert own <= names
