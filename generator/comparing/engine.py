"""Compare two item trees, or one element of them, by the burden order of the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.comparing.effect import Difference, Effect
from generator.comparing.entries import by_identity
from generator.comparing.values import member_effects, value_effect
from generator.findings import Where
from generator.model.shape import Shape
from generator.model.tree import Items, Node, Scalar, Table

_NOWHERE = Where("", 0, 0)
_ENTRY = {  # effect of an entry that only left has; right's alone is its mirror
    "within": Effect.HEAVIER,
    "covers": Effect.LIGHTER,
    "same": Effect.OPEN,
}


def compare(left: Mapping[str, Node], right: Mapping[str, Node], shapes: Iterable[Shape], *,
            partial: bool = False) -> list[Difference]:
    """All differences of left against right over the given elements, in schema order.

    `partial` is for a left side that knows only part (a case record): what it does not state is
    no difference. Meta elements are about the file and are passed over.
    """
    found: list[Difference] = []
    for shape in shapes:
        first, second = left.get(shape.name), right.get(shape.name)
        if first is second or shape.meta or (partial and first is None):
            continue
        found.extend(compare_element(first, second, shape, partial=partial))
    return found


def compare_element(left: Node | None, right: Node | None, shape: Shape, *, partial: bool = False) -> list[Difference]:
    """Differences of one element; both sides may be absent or 待核."""
    return list(_element(left, right, shape, (shape.name,), (shape.name,), None, None, partial))


def _element(left: Node | None, right: Node | None, shape: Shape, path: tuple[str, ...], labels: tuple[str, ...],
             holder: Node | None, holder_right: Node | None, partial: bool) -> Iterator[Difference]:
    if left is right:
        return
    if isinstance(left, Items) or isinstance(right, Items):
        yield from _lists(left, right, shape, path, labels, holder, holder_right, partial)
        return
    effect = value_effect(left, right, shape)
    if effect is not None:
        kind = "added" if right is None else "removed" if left is None else "changed"
        yield Difference(path, effect, kind, left, right, shape, labels, holder or left, holder_right or right)


def _lists(left: Node | None, right: Node | None, shape: Shape, path: tuple[str, ...], labels: tuple[str, ...],
           holder: Node | None, holder_right: Node | None, partial: bool) -> Iterator[Difference]:
    """An absent keyed list is an empty one; a list against 待核 or 未公布 cannot be weighed."""
    if shape.kind == "table":
        left, right = (Items((), _NOWHERE) if side is None else side for side in (left, right))
    if isinstance(left, Items) and isinstance(right, Items):
        if shape.kind == "table":
            yield from _entries(left, right, shape, path, labels, partial)
            return
        for kind, text, effect, node in member_effects(left, right, shape):
            if partial and kind == "removed":
                continue
            own, theirs = (node, None) if kind == "added" else (None, node)
            yield Difference((*path, text), effect, kind, own, theirs, shape, (*labels, text), left, right)
        return
    kind = "added" if right is None else "removed" if left is None else "changed"
    effect = Effect.NEUTRAL if shape.burden in ("free", "local") else Effect.UNKNOWN
    yield Difference(path, effect, kind, left, right, shape, labels, holder or left, holder_right or right)


def _entries(left: Items, right: Items, shape: Shape, path: tuple[str, ...], labels: tuple[str, ...],
             partial: bool) -> Iterator[Difference]:
    first, second = by_identity(left, shape), by_identity(right, shape)
    effect = _ENTRY.get(shape.burden, Effect.NEUTRAL)
    for name, entry in first.items():
        label = entry.text(shape.key)
        if name not in second:
            yield Difference((*path, name), effect, "added", entry, None, shape, (*labels, label), left, right)
        elif entry is not second[name]:
            yield from _fields(entry, second[name], shape, (*path, name), (*labels, label), partial)
    if not partial:
        for name, entry in second.items():
            if name not in first:
                yield Difference((*path, name), effect.mirror, "removed", None, entry, shape,
                                 (*labels, entry.text(shape.key)), left, right)
    if shape.sequence:
        yield from _sequence(first, second, left, right, shape, path, labels, partial)


def _fields(left: Table, right: Table, shape: Shape, path: tuple[str, ...], labels: tuple[str, ...],
            partial: bool) -> Iterator[Difference]:
    for name, field in shape.fields.items():
        first, second = left.get(name), right.get(name)
        if first is second or field.meta or name == shape.sequence or (partial and first is None):
            continue
        if name == shape.key:  # one identity under two names is a rename, which weighs nothing
            if value_effect(first, second, field):
                yield Difference((*path, name), Effect.NEUTRAL, "changed", first, second, field, (*labels, name), left, right)
            continue
        yield from _element(first, second, field, (*path, name), (*labels, name), left, right, partial)


def _sequence(first: Mapping[str, Table], second: Mapping[str, Table], left: Items, right: Items, shape: Shape,
              path: tuple[str, ...], labels: tuple[str, ...], partial: bool) -> Iterator[Difference]:
    """Fewer before/after pairs among common entries is lighter; renumbering is nothing."""
    common = [name for name in first if name in second and not (partial and first[name].get(shape.sequence) is None)]
    before, after = (_pairs(side, common, shape.sequence) for side in (first, second))
    if before == after:
        return
    effect = Effect.LIGHTER if before < after else Effect.HEAVIER if before > after else Effect.OPEN
    yield Difference((*path, shape.sequence), effect, "reordered", left, right, shape, (*labels, "先后次序"), left, right)


def _pairs(entries: Mapping[str, Table], names: list[str], key: str) -> frozenset[tuple[str, str]]:
    numbers = {}
    for name in names:
        node = entries[name].get(key)
        if isinstance(node, Scalar) and node.text.isdecimal():
            numbers[name] = int(node.text)
    return frozenset((a, b) for a in numbers for b in numbers if numbers[a] < numbers[b])
