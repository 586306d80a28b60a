"""From what should hold to what a file must say: only what differs from the city, as single operations on its lines.

It mirrors the overlay (`generator.resolving`): what it derives, laid over the same baseline, is what
should hold; the plan checks that it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.exchange.cells import Value
from generator.exchange.standing import Plain
from generator.model.identity import FORMER, normal
from generator.model.shape import Shape
from generator.resolving import ADD, CHANGE, DROP


class Op(NamedTuple):
    """Set an element, an entry of it, or a field of an entry; `value` None takes it out."""

    element: str
    entry: str = ""
    field: str = ""
    value: Value | None = None


def derive(own: Plain, under: Plain, shapes: Iterable[Shape]) -> Plain:
    """What a county's file states so that `own` holds where without it `under` would."""
    found: Plain = {}
    for shape in shapes:
        mine, theirs = own.get(shape.name), under.get(shape.name)
        if mine == theirs or mine is None:
            continue
        if shape.kind != "table" or not isinstance(mine, list):
            found[shape.name] = mine
        else:
            found[shape.name] = list(_entries(mine, theirs if isinstance(theirs, list) else [], shape))
    return {name: value for name, value in found.items() if value != [] or under.get(name) != []}


def _entries(mine: list[Plain], theirs: list[Plain], shape: Shape) -> Iterator[Plain]:
    left = by_name(mine, shape)
    for name, entry in by_name(theirs, shape).items():
        own = left.pop(name, None)
        key = {shape.key: entry[shape.key]}
        if own is None:
            yield {**key, CHANGE: DROP}
        elif own != entry:
            yield {shape.key: own[shape.key], **{field: value for field, value in own.items() if field not in (shape.key, FORMER) and value != entry.get(field)}}
    for own in left.values():
        yield {shape.key: own[shape.key], CHANGE: ADD, **{field: value for field, value in own.items() if field not in (shape.key, FORMER)}}


def by_name(entries: Value, shape: Shape) -> dict[str, Plain]:
    """Entries by the name they bear now; the first of two stands."""
    found: dict[str, Plain] = {}
    for entry in entries if isinstance(entries, list) else ():
        found.setdefault(normal(entry[shape.key]), entry)
    return found


def operations(before: Plain, after: Plain, shapes: Iterable[Shape]) -> Iterator[Op]:
    """What turns a file that says `before` into one that says `after`."""
    for shape in shapes:
        old, new = before.get(shape.name), after.get(shape.name)
        if old == new:
            continue
        if shape.kind == "table" and isinstance(new, list) and new and isinstance(old, list | None):
            yield from _changed(by_name(old, shape), by_name(new, shape), shape)
        else:
            yield Op(shape.name, value=new)


def _changed(old: Mapping[str, Plain], new: Mapping[str, Plain], shape: Shape) -> Iterator[Op]:
    for name, entry in new.items():
        known = old.get(name)
        if known is None:
            yield Op(shape.name, name, value=entry)
            continue
        for field in dict.fromkeys([*entry, *known]):
            if entry.get(field) != known.get(field):
                yield Op(shape.name, name, field, entry.get(field))
    yield from (Op(shape.name, name) for name in old if name not in new)


def applied(said: Plain, ops: Iterable[Op], shapes: Mapping[str, Shape]) -> Plain:
    """What a file says after operations; its order of writing is kept."""
    result = dict(said)
    for op in ops:
        if not op.entry:
            _set(result, op.element, op.value)
            continue
        shape = shapes[op.element]
        entries = [dict(entry) for entry in result.get(op.element) or []]
        found = next((entry for entry in entries if normal(entry[shape.key]) == op.entry), None)
        if op.field and found is not None:
            _set(found, op.field, op.value)
        elif found is not None:
            entries = [entry for entry in entries if entry is not found] if op.value is None else [op.value if entry is found else entry for entry in entries]
        elif op.value is not None and not op.field:
            entries.append(op.value)
        _set(result, op.element, entries)
    return result


def _set(target: Plain, key: str, value: Value | None) -> None:
    if value is None:
        target.pop(key, None)
    else:
        target[key] = value
