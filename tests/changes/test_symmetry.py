"""Every kind of change has its mirror: what one way is heavier is lighter on the way back, over all fields of the schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.comparing import Difference, Effect, compare_element
from generator.findings import Where
from generator.model.shape import Shape, compile_item
from generator.model.tree import Items, Node, Scalar, Table
from generator.reports import saying

REPO = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((REPO / "catalog" / "schemas" / "item.schema.json").read_text("utf-8"))
SHAPES = {name: shape for name, shape in compile_item(SCHEMA).items() if not shape.meta}
HERE = Where("a.yml", 1, 1)

KINDS = {"added": "removed", "removed": "added", "changed": "changed", "reordered": "reordered"}
RECORD = {  # kind of a change record → its mirror, or why it has none
    "新增": "废置", "废置": "新增", "拆分": "合并", "合并": "拆分",
    "调整": "反过来的改动也是调整，轻重由次序定", "编辑性": "不影响申请人，反过来也是编辑性",
}
FILES = {  # kind of a changed file → its mirror, or why it has none
    "新增": "删除", "删除": "新增", "改动": "反过来也是改动", "读不出来": "哪一边读不出来都只能说读不出来",
}


def text(value: str) -> Scalar:
    return Scalar(value, HERE)


def values(shape: Shape) -> tuple[str, str]:
    """Two values of a scalar that are not the same."""
    if shape.tiers:
        ranked = sorted(shape.tiers, key=lambda each: shape.tiers[each])
        return ranked[0], ranked[-1]
    return {"limit": ("5日", "6日"), "integer": ("1", "2"), "number": ("1.5", "2.5")}.get(shape.kind, ("甲", "乙"))


def pairs(shape: Shape) -> list[tuple[str, Node | None, Node | None]]:
    """Named changes of one element, from → to."""
    if shape.kind == "table":
        return [*_lists(shape), *_fields(shape)]
    if shape.kind == "texts":
        return [("改一个", Items((text("甲"),), HERE), Items((text("乙"),), HERE)), ("多一个", Items((text("甲"),), HERE), Items((text("甲"), text("乙")), HERE))]
    first, second = (text(each) for each in values(shape))
    return [("改", first, second), ("填上", text("待核"), second), ("没有写", None, second)]


def _entry(shape: Shape, **given: str) -> Table:
    entries: dict[str, Node] = {name: text(values(field)[0]) for name, field in shape.fields.items() if field.kind not in ("texts", "table") and not field.meta}
    entries |= {name: text(value) for name, value in given.items()}
    return Table(entries, {}, HERE)


def _list(*entries: Table) -> Items:
    return Items(entries, HERE)


def _lists(shape: Shape) -> list[tuple[str, Node | None, Node | None]]:
    one, other = _entry(shape, **{shape.key: "子"}), _entry(shape, **{shape.key: "丑"})
    found: list[tuple[str, Node | None, Node | None]] = [("多一条", _list(one), _list(one, other)), ("整个列表", None, _list(one)), ("填上列表", text("待核"), _list(one))]
    if shape.sequence:
        second = _entry(shape, **{shape.key: "丑", shape.sequence: "2"})
        found.append(("先后", _list(_entry(shape, **{shape.key: "子", shape.sequence: "1"}), _entry(shape, **{shape.key: "丑", shape.sequence: "1"})),
                      _list(_entry(shape, **{shape.key: "子", shape.sequence: "1"}), second)))
    return found


def _fields(shape: Shape) -> list[tuple[str, Node | None, Node | None]]:
    return [(name, _list(_entry(shape, **{shape.key: "子"})), _list(_entry(shape, **{shape.key: "子", name: values(field)[1]})))
            for name, field in shape.fields.items() if name not in (shape.key, shape.sequence) and field.kind not in ("texts", "table") and not field.meta]


@pytest.mark.parametrize("name", SHAPES)
def test_every_change_of_every_field_is_reported_and_mirrored(name: str) -> None:
    shape = SHAPES[name]
    for called, old, new in pairs(shape):
        there, back = compare_element(new, old, shape), compare_element(old, new, shape)
        assert there, f"{name} {called}：改了没有人说"
        assert _set(there) == _mirrored(back), f"{name} {called}"
        assert all(saying.change(each) for each in (*there, *back))


def test_no_field_of_any_list_is_left_out() -> None:
    """Lists hold scalars only: what would not be tried above is not there."""
    assert [(name, each) for name, shape in SHAPES.items() for each, field in shape.fields.items() if field.kind in ("texts", "table") and not field.meta] == []


def _set(found: list[Difference]) -> set[tuple[tuple[str, ...], Effect, str]]:
    return {(each.path, each.effect, each.kind) for each in found}


def _mirrored(found: list[Difference]) -> set[tuple[tuple[str, ...], Effect, str]]:
    return {(each.path, each.effect.mirror, KINDS[each.kind]) for each in found}


def test_every_effect_has_a_word_and_a_mirror() -> None:
    assert set(saying.MARKS) == set(Effect)
    assert all(effect.mirror.mirror is effect for effect in Effect)


@pytest.mark.parametrize(("table", "words"), [(RECORD, SCHEMA["properties"]["变更"]["items"]["properties"]["类型"]["enum"]), (FILES, ["新增", "删除", "改动", "读不出来"])], ids=["变更记录", "文件"])
def test_every_kind_of_change_has_its_mirror_or_a_reason(table: dict[str, str], words: list[str]) -> None:
    assert set(table) == set(words)
    assert {kind: mirror for kind, mirror in table.items() if mirror in table and table[mirror] != kind} == {}
    assert all(len(mirror) > 5 or mirror in table for mirror in table.values())
