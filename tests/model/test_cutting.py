"""Schemas of the kinds of file are cut from the item schema; the ones on disk are not stale."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import jsonschema
import pytest

from generator.collection import Portal
from generator.model.cutting import COUNTY, FILES, cut
from generator.model.tree import UNKNOWN
from tests.reading.helping import GUIDE, HEAD, REPO, document, schemas

ITEM = schemas().item
ELEMENTS = ITEM["properties"]


@pytest.fixture(scope="module")
def vocabularies() -> Mapping[str, Sequence[str]]:
    return Portal(REPO).vocabularies


@pytest.mark.parametrize("kind", FILES)
def test_files_on_disk_are_not_stale(kind: str, vocabularies: Mapping[str, Sequence[str]]) -> None:
    wanted = cut(ITEM, kind, vocabularies)
    text = (REPO / "catalog/schemas" / FILES[kind]).read_text(encoding="utf-8")
    assert text == json.dumps(wanted, ensure_ascii=False, indent=2) + "\n", "运行:portal schemas"


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_holds_the_elements_of_its_home(kind: str) -> None:
    result = cut(ITEM, kind)
    assert list(result["properties"]) == [name for name, element in ELEMENTS.items() if kind in element["x-home"]]
    must = [] if kind == COUNTY else [name for name in result["properties"] if ELEMENTS[name].get("x-must")]
    assert result["required"] == ["事项", "版本", *must]
    jsonschema.Draft202012Validator.check_schema(result)


def test_cutting_leaves_the_item_schema_alone() -> None:
    before = json.dumps(ITEM)
    for kind in FILES:
        cut(ITEM, kind, {"roles": ["甲"], "laws": ["乙"]})
    assert json.dumps(ITEM) == before


@pytest.mark.parametrize("name", [name for name, shape in schemas().shapes.items()
                                  if COUNTY in shape.home and shape.kind == "table" and not shape.meta])
def test_a_county_entry_needs_only_its_name(name: str) -> None:
    """Changed by name, dropped with two keys and no more, added only in full."""
    shape = schemas().shapes[name]
    entry = f"{{{shape.key}: 甲"
    assert _rules(f"{name}:\n  - {entry}}}\n") == []
    assert _rules(f"{name}:\n  - {entry}, 变动: 不要求}}\n") == []
    assert _rules(f"{name}: []\n") == []
    assert _rules(f"{name}: 待核\n") != []
    field = next(field for field in shape.fields if field != shape.key)
    assert _rules(f"{name}:\n  - {entry}, 变动: 不要求, {field}: 待核}}\n") != []
    required = cut(ITEM, "市指南")["properties"][name]
    required = (required if "items" in required else {**ITEM["$defs"][required["$ref"][8:]], **required})["items"]["required"]
    missing = [rule for rule in _rules(f"{name}:\n  - {entry}, 变动: 增加}}\n") if rule == "missing-key"]
    assert len(missing) == len(required) - 1
    assert _rules(f"{name}:\n  - {entry}, 变动: 改}}\n") == ["value-not-allowed"]


def test_vocabularies_are_written_in_for_editors_only() -> None:
    words = {"roles": ["甲"], "project-types": ["乙"], "laws": ["丙"]}
    city, region = cut(ITEM, "市清单", words), cut(ITEM, "自治区清单", words)
    assert city["properties"]["主管部门"]["enum"] == ["甲"]
    assert city["properties"]["项目类型"]["items"]["enum"] == ["乙"]
    assert region["properties"]["设定依据"]["items"]["properties"]["名称"]["enum"] == ["丙"]
    assert "enum" not in cut(ITEM, "市清单")["properties"]["主管部门"]


def test_unknown_values_are_legal_wherever_an_office_states_a_fact() -> None:
    """待核 and 未公布 for each list and quantity of a city guide that is no mere statement about the file."""
    properties: dict[str, Any] = cut(ITEM, "市指南")["properties"]
    for name, shape in schemas().shapes.items():
        if name in properties and not shape.meta and shape.kind in ("table", "limit", "integer"):
            schema = {**properties[name], "$defs": ITEM["$defs"]}
            for word in UNKNOWN:
                assert jsonschema.Draft202012Validator(schema).is_valid(word), name


def _rules(body: str) -> list[str]:
    return [problem.rule for problem in document(HEAD + body, GUIDE).problems]
