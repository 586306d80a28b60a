"""The laws of the burden order on values drawn from the schema; more of them under `make trust`."""

from __future__ import annotations

from itertools import product

import pytest

from generator.comparing import Effect, compare_element
from generator.model.shape import Shape
from generator.model.tree import UNKNOWN
from tests.comparing.drawing import ELEMENTS, pool
from tests.comparing.laws import HELD, LAWS, SEEN, run, wanted
from tests.comparing.trees import node

EXAMPLES = 150


@pytest.mark.parametrize("law", LAWS)
def test_law(law: str) -> None:
    run(LAWS[law], EXAMPLES, repeatable=True)


def test_every_kind_of_value_was_drawn() -> None:
    for law in LAWS.values():
        if wanted() - SEEN:
            run(law, EXAMPLES, repeatable=True)
    assert wanted() - SEEN == set()


def test_transitivity_was_put_to_the_test() -> None:
    """A premise that never holds proves nothing; scalars are put to it wholly, below."""
    run(LAWS["transitive"], 300, repeatable=True)
    assert {"within", "covers"} <= HELD


def _scalars() -> dict[str, Shape]:
    """One shape of each way scalars are ordered, named by its first element."""
    found: dict[str, Shape] = {}
    for shape in (each for top in ELEMENTS.values() for each in top.walk()):
        if shape.kind in ("limit", "integer", "number", "text") and not shape.meta:
            found.setdefault(f"{shape.burden} {shape.kind} {shape.default} {'、'.join(shape.tiers)}", shape)
    return found


@pytest.mark.parametrize("way", _scalars())
def test_scalars_wholly(way: str) -> None:
    """Every pair and triple of scalar values, not a sample: mirrored, antisymmetric, transitive."""
    shape = _scalars()[way]
    values = [None, *pool(shape, {}), *sorted(UNKNOWN)]
    nodes = {value: value and node(value) for value in values}
    effect = {(a, b): next((d.effect for d in compare_element(nodes[a] or None, nodes[b] or None, shape)), None)
              for a, b in product(values, repeat=2)}
    lighter = {pair for pair, each in effect.items() if each in (None, Effect.LIGHTER, Effect.NEUTRAL)}
    assert all(effect[b, a] is (each and each.mirror) for (a, b), each in effect.items())
    assert all(effect[a, b] in (None, Effect.NEUTRAL) for a, b in lighter if (b, a) in lighter)
    assert all((a, c) in lighter for a, b, c in product(values, repeat=3) if (a, b) in lighter and (b, c) in lighter)
