"""Values keep the characters the clerk typed; only what the schema calls a number becomes one."""

from __future__ import annotations

import pytest

from generator.model.tree import plain
from generator.reading.typed import converter
from generator.reading.yamltree import build
from tests.reading.helping import HEAD, document, said

TYPED = ["0150402", "1:30", "NO", "yes", "2023-08-28", "1e3", "0x1F", "0o17", "1_000", ".inf", "５日", "12345678901234567890", "1.50", "+1"]


@pytest.mark.parametrize("text", TYPED)
def test_scalars_stay_text(text: str) -> None:
    found = document(f"{HEAD}现场原因: {text}\n")
    assert found.tree is not None
    assert found.tree.text("现场原因") == text


def test_null_is_no_value() -> None:
    assert said(document(f"{HEAD}现场原因: null\n")) == [("empty-value", 4, 1)]


@pytest.mark.parametrize(("text", "wanted"), [
    ("3", 3), ("0", 0), ("-1", -1), ("01", "01"), ("1:30", "1:30"), ("３", "３"), ("3.0", "3.0"), ("+3", "+3"), ("1_0", "1_0"),
    ("3 ", "3"), ("٣", "٣"), ("1e3", "1e3"), ("12345678901234567", "12345678901234567"),
])
def test_integers_are_ascii_digits(text: str, wanted: object) -> None:
    schema = {"type": "object", "properties": {"数": {"type": "integer"}}}
    expected = int(wanted) if text == "3 " else wanted  # white space around a plain scalar is no part of it
    assert _converted(schema, f"数: {text}\n") == {"数": expected}


@pytest.mark.parametrize(("text", "wanted"), [("105", 105.0), ("1.50", 1.5), ("1,000", "1,000"), (".5", ".5"), ("1.", "1."), ("nan", "nan"), ("１", "１")])
def test_numbers(text: str, wanted: object) -> None:
    schema = {"type": "object", "properties": {"数": {"type": "number"}}}
    assert _converted(schema, f"数: {text}\n") == {"数": wanted}


def test_a_number_under_a_text_element_stays_text() -> None:
    schema = {"type": "object", "properties": {"码": {"type": "string"}, "列": {"type": "array", "items": {"type": "integer"}}}}
    assert _converted(schema, "码: 10\n列: [1, 二]\n外: 7\n") == {"码": "10", "列": [1, "二"], "外": "7"}


def test_references_are_followed() -> None:
    schema = {"type": "object", "properties": {"数": {"$ref": "#/$defs/整数"}}, "$defs": {"整数": {"type": "integer"}}}
    assert _converted(schema, "数: 4\n") == {"数": 4}


def _converted(schema: dict[str, object], text: str) -> object:
    tree, problems = build("f.yml", text, frozenset())
    assert tree is not None
    assert not problems
    data = converter(schema, schema.get("$defs", {}))(tree)  # type: ignore[arg-type]
    assert plain(tree).keys() == data.keys()  # type: ignore[attr-defined]
    return data
