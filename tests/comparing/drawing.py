"""Values drawn from the item schema: every element, every kind of value it can hold.

Small pools on purpose: what matters is which relations between two values occur, not how many
different words there are. `family` draws values that differ in a few places, because the laws
of order say something only of values that are close.
"""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from generator.model.identity import FORMER
from generator.model.shape import Shape
from generator.model.tree import UNKNOWN
from tests.comparing.trees import SCHEMA, SHAPES, Plain

ELEMENTS: dict[str, Shape] = {name: shape for name, shape in SHAPES.items() if not shape.meta}
_LIMITS = ["即办", "未规定", "3日", "5日", "3个工作日", "5个工作日", "7个工作日", "1个月", "2个月", "24小时"]
_POOLS = {"limit": _LIMITS, "integer": ["0", "1", "2", "10"], "number": ["0", "12.5", "12.50", "100"]}
_TEXTS = ["甲", "乙", "甲 乙", "甲乙", "ＡＢ", "AB"]
# (name now, former names): two spellings of one identity, so that renames occur
_NAMES: list[tuple[str, tuple[str, ...]]] = [
    ("甲", ()), ("甲改", ("甲",)), ("乙", ()), ("乙三改", ("乙", "乙改")), ("丙", ())]

Item = dict[str, Plain | None]


def _definition(node: dict[str, Any]) -> dict[str, Any]:
    reference = node.get("$ref", "").removeprefix("#/$defs/")
    return {**SCHEMA["$defs"][reference], **node} if reference else node


def pool(shape: Shape, node: dict[str, Any]) -> list[str]:
    """Values a scalar (or a member of a list of texts) may have; the unknown ones come last."""
    node = _definition(node)
    enum = node.get("enum") or _definition(node.get("items", {})).get("enum")
    values = list(shape.tiers) or enum or _POOLS.get(shape.kind, _TEXTS)
    return [value for value in values if value not in UNKNOWN]


def scalar(shape: Shape, node: dict[str, Any]) -> st.SearchStrategy[str]:
    """A stated value four times out of five."""
    stated = pool(shape, node)
    return st.integers(0, 9).flatmap(lambda n: st.sampled_from(sorted(UNKNOWN)) if n > 7 else st.sampled_from(stated))


@st.composite
def entry(draw: st.DrawFn, shape: Shape, node: dict[str, Any], name: tuple[str, tuple[str, ...]]) -> dict[str, Any]:
    """One entry of a keyed list; optional fields may be missing."""
    item = _definition(node)["items"]["properties"]
    result: dict[str, Any] = {shape.key: name[0]}
    if name[1] and FORMER in shape.fields:
        result[FORMER] = list(name[1])
    for field in shape.fields.values():
        if field.name in result or field.meta:
            continue
        if field.name == shape.sequence:
            result[field.name] = str(draw(st.integers(1, 3)))
        elif draw(st.integers(0, 3)):
            result[field.name] = draw(_value(field, item[field.name]))
    return result


def _value(shape: Shape, node: dict[str, Any]) -> st.SearchStrategy[Any]:
    if shape.kind == "texts":
        return st.lists(st.sampled_from(pool(shape, node)), max_size=3)
    return scalar(shape, node)


@st.composite
def element(draw: st.DrawFn, name: str) -> Any:
    """One element: absent, 待核, empty or stated."""
    shape, node = ELEMENTS[name], SCHEMA["properties"][name]
    form = draw(st.integers(0, 11))
    if form == 0:
        return None
    if shape.kind not in ("table", "texts"):
        return draw(scalar(shape, node))
    if form == 1:
        return draw(st.sampled_from(sorted(UNKNOWN)))
    if shape.kind == "texts":
        return draw(_value(shape, node))
    return [draw(entry(shape, node, name)) for name in draw(names(shape))]


@st.composite
def names(draw: st.DrawFn, shape: Shape) -> list[tuple[str, tuple[str, ...]]]:
    """Names of a list's entries, each identity once."""
    chosen = draw(st.lists(st.sampled_from(_NAMES), max_size=3, unique_by=lambda name: (name[1] or (name[0],))[0]))
    return chosen if FORMER in shape.fields else [((former or (name,))[0], ()) for name, former in chosen]


@st.composite
def item(draw: st.DrawFn) -> Item:
    """One to three elements."""
    chosen = draw(st.lists(st.sampled_from(list(ELEMENTS)), min_size=1, max_size=3, unique=True))
    return {name: draw(element(name)) for name in chosen}


@st.composite
def edited(draw: st.DrawFn, name: str, value: Plain | None) -> Plain | None:
    """The value with at most one place changed."""
    shape, node = ELEMENTS[name], SCHEMA["properties"][name]
    form = draw(st.integers(0, 5))
    if form == 0 or not isinstance(value, list):
        return draw(element(name)) if form < 4 else value
    if shape.kind == "texts":
        other = draw(st.sampled_from(pool(shape, node)))
        return [each for each in value if each != other] if other in value else [*value, other]
    value = copy.deepcopy(value)
    used = {(each.get(FORMER) or [each[shape.key]])[0] for each in value}
    fresh = [n for n in _NAMES if (n[1] or (n[0],))[0] not in used and (not n[1] or FORMER in shape.fields)]
    if form == 1 and fresh:
        value.append(draw(entry(shape, node, draw(st.sampled_from(fresh)))))
    elif form == 2 and value:
        value.pop(draw(st.integers(0, len(value) - 1)))
    elif form > 2 and value:
        _edit(draw, shape, node, value[draw(st.integers(0, len(value) - 1))])
    return value


def _edit(draw: st.DrawFn, shape: Shape, node: dict[str, Any], row: dict[str, Any]) -> None:
    field = draw(st.sampled_from([f for f in shape.fields.values() if not f.meta]))
    if field.name == shape.key:
        if FORMER in shape.fields:
            row[FORMER] = [*row.get(FORMER, []), row[field.name]]
            row[field.name] += "又改"
    elif field.name == shape.sequence:
        row[field.name] = str(draw(st.integers(1, 3)))
    elif draw(st.integers(0, 4)) == 0:
        row.pop(field.name, None)
    else:
        row[field.name] = draw(_value(field, _definition(node)["items"]["properties"][field.name]))


@st.composite
def family(draw: st.DrawFn, size: int) -> tuple[Item, ...]:
    """Items over the same elements, each a few edits away from the one before."""
    first = draw(item())
    found = [first]
    while len(found) < size:
        found.append({name: draw(edited(name, value)) for name, value in found[-1].items()})
    return tuple(found)


@st.composite
def chain(draw: st.DrawFn) -> tuple[Item, ...]:
    """Three values of one element, each burden as likely as another."""
    burden = draw(st.sampled_from(sorted({shape.burden for shape in ELEMENTS.values()})))
    name = draw(st.sampled_from([name for name, shape in ELEMENTS.items() if shape.burden == burden]))
    if ELEMENTS[name].kind not in ("table", "texts"):
        stated = pool(ELEMENTS[name], SCHEMA["properties"][name])
        return tuple({name: value} for value in draw(st.permutations([*stated, *stated]))[:3])
    value = draw(element(name))
    second = draw(edited(name, value))
    return {name: value}, {name: second}, {name: draw(edited(name, second))}


@st.composite
def shuffled(draw: st.DrawFn, value: Item) -> Item:
    """The same said in another order of writing: lists and keys."""
    return {name: _shuffle(draw, value[name]) for name in draw(st.permutations(list(value)))}


def _shuffle(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, dict):  # former names are a history: their order is their meaning
        return {key: value[key] if key == FORMER else _shuffle(draw, value[key]) for key in draw(st.permutations(list(value)))}
    if isinstance(value, list):
        return [_shuffle(draw, each) for each in draw(st.permutations(value))]
    return value


@st.composite
def part(draw: st.DrawFn, value: Item) -> Item:
    """A record that knows only part: elements, entries, fields and members left out."""
    return {name: _part(draw, each, ELEMENTS[name]) for name, each in value.items() if draw(st.booleans())}


def _part(draw: st.DrawFn, value: Any, shape: Shape) -> Any:
    if not isinstance(value, list):
        return value
    kept = [each for each in value if draw(st.booleans())]
    if shape.kind != "table":
        return kept
    return [{key: each[key] for key in each if key in (shape.key, FORMER) or draw(st.booleans())} for each in kept]
