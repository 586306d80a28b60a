"""The quick validator and the one with the last word agree, on all data and on data made wrong."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry

from generator.collection import Portal
from generator.reading.document import Document
from generator.reading.typed import converter
from generator.reading.validator import _anchor, _each, quote_reference
from tests.reading.helping import REPO, schemas

KINDS = ["region-item", "city-item", "city-guide", "county-guide", "claims", "windows", "places", "laws", "waivers", "portal",
         "calendar", "general", "roles", "project-types", "project-type", "add-ons", "violations", "credit-tiers",
         "supervision-metrics", "glossary", "list-words"]
ODD = ["", " ", "待核", "待核\n", "5日", "5日\n", "５日", "5個工作日", "0", "-1", "１", "2026-02-30", "2026-02-28", "２０２６-０２-２８", "2026-2-8",
       "2026-02-28\n", "12345", "12345\n", "150402", "X15040001", "是", "是\n", 0, -1, 1, 1.5, True, None, [], {}, ["待核"], {"名称": "甲"}]


@cache
def pair(kind: str) -> tuple[Any, Draft202012Validator, Any]:
    schema = schemas().schema(kind)
    quick = jsonschema_rs.validator_for(_each(schema, "$ref", quote_reference), validate_formats=True)
    slow = Draft202012Validator(_each(schema, "pattern", _anchor), registry=Registry(), format_checker=FormatChecker())
    return quick, slow, converter(schema, schema.get("$defs", {}))


@pytest.fixture(scope="module")
def documents() -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for document in Portal(REPO).documents.values():
        found.setdefault(document.slot.schema, []).append(document)
    return found


def test_same_verdict_on_all_data(documents: dict[str, list[Document]]) -> None:
    for kind, files in documents.items():
        quick, slow, convert = pair(kind)
        for document in files:
            assert document.tree is not None, document.path
            data = convert(document.tree)
            assert (quick.is_valid(data), slow.is_valid(data)) == (True, True), document.path


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_same_verdict_on_data_made_wrong(kind: str, documents: dict[str, list[Document]], data: st.DataObject) -> None:
    """One value of a real file replaced by an odd one, or one key dropped, doubled or misspelt."""
    files = documents[kind]
    quick, slow, convert = pair(kind)
    document = files[data.draw(st.integers(0, len(files) - 1))]
    assert document.tree is not None
    tree = convert(document.tree)
    spots = list(_spots(tree))
    holder, key = spots[data.draw(st.integers(0, len(spots) - 1))]
    change = data.draw(st.sampled_from(["replace", "drop", "misspell"]))
    if change == "replace":
        holder[key] = data.draw(st.sampled_from(ODD))
    elif isinstance(holder, dict):
        value = holder.pop(key)
        if change == "misspell":
            holder[f"{key} "] = value
    else:
        del holder[key]
    assert quick.is_valid(tree) == slow.is_valid(tree)


@pytest.mark.parametrize("odd", [each for each in ODD if isinstance(each, str)], ids=repr)
def test_same_verdict_on_every_pattern_and_format(odd: str) -> None:
    for kind in KINDS:
        for node in _nodes(schemas().schema(kind)):
            if "pattern" in node or "format" in node:
                small = {key: node[key] for key in ("type", "pattern", "format") if key in node}
                slow = Draft202012Validator(_each(small, "pattern", _anchor), format_checker=FormatChecker())
                assert jsonschema_rs.validator_for(small, validate_formats=True).is_valid(odd) == slow.is_valid(odd), small


def test_patterns_mean_the_same_to_every_reader() -> None:
    """Anchored, `$` for editors, and no class whose meaning differs between engines (\\d, \\w, \\s, \\b)."""
    for kind in KINDS:
        for node in _nodes(schemas().schema(kind)):
            pattern = node.get("pattern")
            if isinstance(pattern, str):
                assert pattern.startswith("^"), pattern
                assert not re.search(r"\\[dwsbDWSBZAz]", pattern), pattern
                assert pattern.endswith("$") or pattern == "^https?://", pattern


def test_no_schema_is_ever_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("网络请求")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    slow = Draft202012Validator({"$ref": "https://example.invalid/x.json"}, registry=Registry())
    with pytest.raises(Exception, match=r"example\.invalid"):  # unresolvable, not fetched
        slow.is_valid({})
    quick, again, _ = pair("city-guide")
    assert not quick.is_valid({})
    assert not again.is_valid({})


def _spots(node: Any) -> Iterator[tuple[Any, Any]]:
    for key, child in node.items() if isinstance(node, dict) else enumerate(node):
        yield node, key
        if isinstance(child, dict | list):
            yield from _spots(child)


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for child in schema.values():
            yield from _nodes(child)
    elif isinstance(schema, list):
        for child in schema:
            yield from _nodes(child)
