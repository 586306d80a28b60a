"""The laws of overlays, as checks over drawn guides and county files."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from generator.comparing import Effect, compare
from generator.model.tree import Node, plain
from generator.resolving import ADD, CHANGE, DROP, overlay, revert
from tests.comparing.drawing import ELEMENTS, Item, edited, element
from tests.comparing.laws import Law
from tests.comparing.trees import SHAPES, elements

OWN = {name: shape for name, shape in ELEMENTS.items() if "旗县区指南" in shape.home}
Said = dict[str, object]


@st.composite
def guide(draw: st.DrawFn, names: tuple[str, ...]) -> Item:
    """A city guide over the given elements."""
    return {name: draw(element(name)) for name in names}


@st.composite
def county(draw: st.DrawFn, names: tuple[str, ...]) -> Item:
    """A county's file over some of them, as its schema lets it be written: lists are lists, entries
    changed, dropped or added."""
    found: Item = {}
    for name in names:
        value = draw(element(name))
        if ELEMENTS[name].kind != "table":
            found[name] = value
        elif isinstance(value, list):
            found[name] = [_mark(draw, row, ELEMENTS[name].key) for row in value if isinstance(row, dict)]
    return {name: value for name, value in found.items() if value is not None}


def _mark(draw: st.DrawFn, row: dict[str, Any], key: str) -> dict[str, Any]:
    change = draw(st.sampled_from(["", DROP, ADD]))
    if change == DROP:
        return {key: row[key], CHANGE: DROP}
    if change == ADD:
        return {**row, CHANGE: ADD}
    return {name: value for name, value in row.items() if name == key or draw(st.booleans())}


@st.composite
def layers(draw: st.DrawFn) -> tuple[Item, ...]:
    """A guide and three files to lay over it."""
    names = tuple(draw(st.lists(st.sampled_from(sorted(OWN)), min_size=1, max_size=2, unique=True)))
    return draw(guide(names)), draw(county(names)), draw(county(names)), draw(county(names))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Item, Item]:
    """A county's resolved guide and the city's: a few edits apart."""
    names = tuple(draw(st.lists(st.sampled_from(sorted(OWN)), min_size=1, max_size=3, unique=True)))
    parent = draw(guide(names))
    child = copy.deepcopy(parent)
    for _ in range(draw(st.integers(1, 3))):
        child = {name: draw(edited(name, value)) for name, value in child.items()}
    return child, parent


def _said(values: Mapping[str, Node]) -> Said:
    """What is said, the order of writing aside."""
    return {name: _sorted(plain(node)) for name, node in values.items()}


def _sorted(value: object) -> object:
    return sorted(value, key=repr) if isinstance(value, list) else value


def _inherited(values: Mapping[str, Node]) -> Said:
    return {name: each for name, each in _said(values).items() if SHAPES[name].burden != "local"}


def action(values: tuple[Item, ...]) -> None:
    """Laying b and then c over a guide equals laying their composition; a window is nobody's heir."""
    a, b, c = (elements(value) for value in values[:3])
    stepwise = overlay(overlay(a, b, SHAPES), c, SHAPES)
    at_once = overlay(a, overlay(b, c, SHAPES, keep=True), SHAPES)
    assert _inherited(stepwise) == _inherited(at_once)


def associative(values: tuple[Item, ...]) -> None:
    """County files compose: (a·b)·c = a·(b·c), local elements included."""
    _, a, b, c = (elements(value) for value in values)

    def then(below: dict[str, Node], above: dict[str, Node]) -> dict[str, Node]:
        return overlay(below, above, SHAPES, keep=True)

    assert _said(then(then(a, b), c)) == _said(then(a, then(b, c)))


def identity(values: tuple[Item, ...]) -> None:
    """Nothing laid over a guide is the guide, its window aside."""
    guide = elements(values[0])
    assert _said(overlay(guide, {}, SHAPES)) == _inherited(guide)
    assert _said(overlay(guide, {}, SHAPES, keep=True)) == _said(guide)


def no_marker_left(values: tuple[Item, ...]) -> None:
    """变动 is an instruction to the generator and shows nowhere."""
    assert CHANGE not in repr(_said(overlay(elements(values[0]), elements(values[1]), SHAPES)))


def reverted(values: tuple[Item, Item]) -> None:
    """Heavier differences taken back leave none, and every other difference as it was."""
    child, parent = (elements(value) for value in values)
    found = compare(child, parent, OWN.values())
    heavier = [each for each in found if each.effect is Effect.HEAVIER]
    left = compare(revert(child, parent, heavier, SHAPES), parent, OWN.values())
    assert {(d.path, d.effect) for d in left} == {(d.path, d.effect) for d in found if d.effect is not Effect.HEAVIER}


def taken_back(values: tuple[Item, Item]) -> None:
    """Every difference taken back is the parent again."""
    child, parent = (elements(value) for value in values)
    assert compare(revert(child, parent, compare(child, parent, OWN.values()), SHAPES), parent, OWN.values()) == []


LAWS = {
    "laying twice is laying the composition": Law(action, layers()),
    "composition is associative": Law(associative, layers()),
    "nothing laid is nothing changed": Law(identity, layers()),
    "no marker is left": Law(no_marker_left, layers()),
    "heavier differences are taken back": Law(reverted, pairs()),
    "all differences are taken back": Law(taken_back, pairs()),
}
