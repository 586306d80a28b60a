"""The laws of the burden order, as checks over drawn values.

`canonical` says in a second, independent way what an item demands, so that «every normative
value, when changed, is reported» is more than the engine agreeing with itself. How many values
are drawn is the caller's choice: few with every run of the tests, many under `trust`.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.comparing import Effect, compare
from generator.model.identity import FORMER, normal
from generator.model.shape import Shape
from generator.model.tree import UNKNOWN
from tests.comparing.drawing import ELEMENTS, Item, chain, family, part, shuffled
from tests.comparing.trees import elements

_HEAVY = {Effect.HEAVIER, Effect.OPEN, Effect.UNKNOWN}
_SWAP = {"added": "removed", "removed": "added"}
_WEIGHTLESS = ("free", "local")


def _compare(left: Item, right: Item, partial: bool = False) -> list[tuple[tuple[str, ...], str, Effect]]:
    found = compare(elements(left), elements(right), ELEMENTS.values(), partial=partial)
    return sorted(((d.path, d.kind, d.effect) for d in found), key=lambda each: (each[0], each[1], each[2].value))


def _at_most(left: Item, right: Item) -> bool:
    return not any(effect in _HEAVY for _, _, effect in _compare(left, right))


def canonical(value: Any, shape: Shape, *, weightless: bool = False) -> Any:
    """What an element demands, the order of writing, spelling and names of today left out."""
    if shape.burden in _WEIGHTLESS and not weightless:
        return None
    if shape.kind == "table":
        return value if isinstance(value, str) else _canonical_entries(value or [], shape, weightless)
    if value is None:
        return shape.default
    if isinstance(value, list):
        return frozenset(map(normal, value))
    if shape.kind in ("integer", "number") and value not in UNKNOWN:
        return Decimal(value)
    return normal(value)


def _canonical_entries(rows: list[dict[str, Any]], shape: Shape, weightless: bool) -> Any:
    numbers = {_identity(row, shape): int(row[shape.sequence]) for row in rows if shape.sequence in row}
    fields = [field for field in shape.fields.values() if not field.meta and field.name not in (shape.key, shape.sequence)]
    return (
        frozenset((_identity(row, shape), tuple(canonical(row.get(f.name), f, weightless=weightless) for f in fields)) for row in rows),
        frozenset((a, b) for a in numbers for b in numbers if numbers[a] < numbers[b]),
    )


def _identity(row: dict[str, Any], shape: Shape) -> str:
    return normal((row.get(FORMER) or [row[shape.key]])[0])


def reflexive(values: tuple[Item, ...]) -> None:
    """What a guide says differs in nothing from the same said again."""
    assert _compare(values[0], values[0]) == []


def transitive(values: tuple[Item, ...]) -> None:
    """a ≤ b ≤ c on stated values ⇒ a ≤ c."""
    a, b, c = values
    for name in a:
        one, two, three = ({name: value.get(name)} for value in (a, b, c))
        if _at_most(one, two) and _at_most(two, three):
            HELD.add(ELEMENTS[name].burden if one != two != three else "")
            assert _at_most(one, three)


def antisymmetric(values: tuple[Item, ...]) -> None:
    """a ≤ b ≤ a ⇒ they demand the same, free and local elements aside."""
    a, b = values
    if _at_most(a, b) and _at_most(b, a):
        for name in a:
            assert canonical(a[name], ELEMENTS[name]) == canonical(b[name], ELEMENTS[name])


def mirrored(values: tuple[Item, ...]) -> None:
    """compare(b, a) mirrors compare(a, b): paths equal, effects mirrored, kinds swapped."""
    a, b = values
    mirror = sorted(((path, _SWAP.get(kind, kind), effect.mirror) for path, kind, effect in _compare(a, b)),
                    key=lambda each: (each[0], each[1], each[2].value))
    assert _compare(b, a) == mirror


def order_of_writing(values: tuple[Item, Item, Item]) -> None:
    """Lists and keys written in another order: no difference, and the same differences from a third."""
    a, again, b = values
    assert _compare(again, a) == []
    assert _compare(again, b) == _compare(a, b)
    assert _compare(b, again) == _compare(b, a)


def reported(values: tuple[Item, ...]) -> None:
    """A changed value is reported under its element; nothing else is. Weightless ones weigh nothing."""
    a, b = values
    found = _compare(a, b)
    for name, shape in ELEMENTS.items():
        left, right = a.get(name), b.get(name)
        effects = {effect for path, _, effect in found if path[0] == name}
        assert (canonical(left, shape) != canonical(right, shape)) == bool(effects - {Effect.NEUTRAL}), name
        if canonical(left, shape, weightless=True) != canonical(right, shape, weightless=True):
            assert effects, name


def partial(values: tuple[Item, Item, Item]) -> None:
    """What a record does not state is no difference; what it states wrongly is one."""
    a, known, b = values
    assert _compare(known, a, partial=True) == []
    everything = {(path, effect) for path, kind, effect in _compare(known, b) if kind != "reordered"}
    some = {(path, effect) for path, kind, effect in _compare(known, b, partial=True) if kind != "reordered"}
    assert some <= everything
    assert {each for each in everything if each[1] is Effect.HEAVIER and each[0] in _stated(known)} <= some


def _stated(value: Item) -> set[tuple[str, ...]]:
    """Paths of everything a record states."""
    found: set[tuple[str, ...]] = set()
    for name, element in value.items():
        found.add((name,))
        for each in element if isinstance(element, list) else ():
            if isinstance(each, str):
                found.add((name, normal(each)))
            else:
                own = _identity(each, ELEMENTS[name])
                found |= {(name, own), *((name, own, field) for field in each)}
    return found


class Law(NamedTuple):
    """A check and the values it is asked of."""

    check: Callable[[Any], None]
    values: st.SearchStrategy[Any]


def _with(again: Callable[[Item], st.SearchStrategy[Item]]) -> st.SearchStrategy[Any]:
    return family(2).flatmap(lambda pair: again(pair[0]).map(lambda other: (pair[0], other, pair[1])))


LAWS = {
    "reflexive": Law(reflexive, family(1)),
    "transitive": Law(transitive, family(3) | chain()),
    "antisymmetric": Law(antisymmetric, family(2)),
    "mirrored": Law(mirrored, family(2)),
    "order of writing is nothing": Law(order_of_writing, _with(shuffled)),
    "every changed value is reported": Law(reported, family(2)),
    "partial": Law(partial, _with(part)),
}
SEEN: set[str] = set()  # kinds of value drawn, over all laws
HELD: set[str] = set()  # burdens for which a ≤ b ≤ c held without being trivial


def run(law: Law, examples: int, *, repeatable: bool) -> None:
    """Ask a law of so many drawn values."""

    def check(values: Any) -> None:
        witness(values)
        law.check(values)

    profile = settings(max_examples=examples, deadline=None, database=None, derandomize=repeatable,
                       suppress_health_check=list(HealthCheck))
    profile(given(law.values)(check))()


def witness(values: tuple[Item, ...]) -> None:
    """Note which kinds of value these are."""
    for value in values:
        for name, element in value.items():
            _witness(element, ELEMENTS[name])
    if len(values) < 2:
        return
    for name, right in values[1].items():
        left, shape = values[0].get(name), ELEMENTS[name]
        if shape.kind == "table" and isinstance(left, list) and isinstance(right, list):
            first, second = ({_identity(row, shape): row for row in rows} for rows in (left, right))
            SEEN.update({"缺条目"} if first.keys() != second.keys() else ())
            for each in first.keys() & second.keys():
                SEEN.update({"改名"} if first[each][shape.key] != second[each][shape.key] else ())
            SEEN.update({"换了次序"} if list(first) != list(second) and first.keys() == second.keys() else ())


def _witness(value: Any, shape: Shape) -> None:
    SEEN.update({f"轻重:{shape.burden}", f"种类:{shape.kind}", f"要素:{shape.name}"})
    if value is None:
        SEEN.add("没有写")
    elif value in ([], ""):
        SEEN.add("空表")
    elif isinstance(value, str):
        SEEN.update({value} if value in UNKNOWN else ())
        if shape.kind == "limit" and value not in UNKNOWN:
            SEEN.add(f"单位:{value.lstrip('0123456789')}")
        SEEN.update({"分档"} if value in shape.tiers else ())
    else:
        for row in value:
            for name, field in (shape.fields.items() if isinstance(row, dict) else ()):
                if not field.meta and name not in (shape.key, shape.sequence):
                    _witness(row.get(name), field)


def wanted() -> set[str]:
    """Every kind of value the schema can hold."""
    shapes = [each for shape in ELEMENTS.values() for each in shape.walk() if not each.meta]
    return ({f"轻重:{shape.burden}" for shape in shapes} | {f"种类:{shape.kind}" for shape in shapes}
            | {f"要素:{name}" for name in ELEMENTS}
            | {f"单位:{unit}" for unit in ("日", "个工作日", "个月", "小时", "即办", "未规定")}
            | {"待核", "未公布", "没有写", "空表", "缺条目", "换了次序", "改名", "分档"})
