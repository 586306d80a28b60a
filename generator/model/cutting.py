"""Cut the schema of each kind of file from the one item schema by `x-home`.

The item schema says each element once; the region list, city list, city guide and county guide
are views of it. Editors read the cut files (with the vocabularies written in as enumerations),
the reader validates against the same cut without vocabularies, so that an unknown role is a
reference finding with candidates and not a bare schema error.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

Schema = dict[str, Any]

COUNTY = "旗县区指南"
FILES = {
    "自治区清单": "region-item.schema.json",
    "市清单": "city-item.schema.json",
    "市指南": "city-guide.schema.json",
    COUNTY: "county-guide.schema.json",
}
_META_REQUIRED = ("事项", "版本")
_CHANGE = {
    "title": "变动",
    "description": "不写=改这一条;不要求=本地不要这一条;增加=市级没有、本地新增(须有豁免)",
    "examples": ["不要求"],
    "enum": ["不要求", "增加"],
}


def cut(item: Schema, kind: str, vocabularies: Mapping[str, Sequence[str]] | None = None) -> Schema:
    """The schema of one kind of file; `vocabularies` are written in as enumerations for editors."""
    kept = {name: copy.deepcopy(element) for name, element in item["properties"].items()
            if kind in element["x-home"]}
    defs = copy.deepcopy(item["$defs"])
    required = list(_META_REQUIRED)
    if kind == COUNTY:
        for name, element in kept.items():
            kept[name] = _overlay(element, defs)
    else:
        required += [name for name, element in kept.items() if element.get("x-must")]
    result: Schema = {
        "$schema": item["$schema"], "$id": FILES[kind], "title": kind, "x-kind": kind,
        "type": "object", "additionalProperties": False,
        "required": required, "properties": kept, "$defs": defs,
    }
    if vocabularies is not None:
        _write_in(result, vocabularies)
    return result


def filled(schema: Schema, item: Schema) -> Schema:
    """A schema whose elements bearing `x-cut` hold what a file of that kind may state, its facts about the file left out."""
    defs: Schema = {}
    done: Schema = _filled(schema, item, defs)
    return {**done, "$defs": {**defs, **done.get("$defs", {})}} if defs else schema


def _filled(node: Any, item: Schema, defs: Schema) -> Any:
    if isinstance(node, list):
        return [_filled(child, item, defs) for child in node]
    if not isinstance(node, dict):
        return node
    if "x-cut" in node:
        part = cut(item, node["x-cut"])
        defs.update(part["$defs"])
        return {**node, "additionalProperties": False, "properties": {name: each for name, each in part["properties"].items() if not each.get("x-meta")}}
    return {key: _filled(child, item, defs) for key, child in node.items()}


def _overlay(element: Schema, defs: dict[str, Schema]) -> Schema:
    """A county states only what differs: entries need their name alone, and may be dropped or added."""
    reference = element.get("$ref", "").removeprefix("#/$defs/")
    if reference and defs[reference].get("x-key"):
        element = {**copy.deepcopy(defs[reference]), **element}
        del element["$ref"]
    element.pop("minItems", None)
    key: str = element.get("x-key", "")
    if not key or element.get("x-meta"):
        return element
    entry: Schema = element["items"]
    element["type"] = "array"
    element.pop("pattern", None)
    full = entry["required"]
    entry["required"] = [key]
    entry["properties"]["变动"] = copy.deepcopy(_CHANGE)
    entry["allOf"] = [
        {"if": {"properties": {"变动": {"const": "增加"}}, "required": ["变动"]},
         "then": {"required": full}},
        {"if": {"properties": {"变动": {"const": "不要求"}}, "required": ["变动"]},
         "then": {"maxProperties": 2}},
    ]
    return element


def _write_in(node: Any, vocabularies: Mapping[str, Sequence[str]]) -> None:
    if isinstance(node, dict):
        name = node.get("x-vocabulary")
        if isinstance(name, str) and name in vocabularies:
            target = node["items"] if isinstance(node.get("items"), dict) else node
            target["enum"] = list(vocabularies[name])
        for value in node.values():
            _write_in(value, vocabularies)
    elif isinstance(node, list):
        for value in node:
            _write_in(value, vocabularies)
