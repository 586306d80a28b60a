"""Values as lines of a data file, in the layout `portal fmt` leaves alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.exchange.cells import Value
from generator.exchange.standing import Plain
from generator.model.shape import Shape
from generator.reading.canon import LAST
from generator.reading.inline import scalar
from generator.reading.layout import Slot, schema_line

WIDE = 120  # an entry longer than this gets a line a field


def inline(value: Value, shape: Shape | None) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {inline(each, _field(shape, key))}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(each, shape) for each in value) + "]"
    return scalar(value, shape is not None and shape.kind in ("integer", "number"))


def element(name: str, value: Value, shape: Shape) -> list[str]:
    """A top element as lines: a line an entry, long entries a line a field."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [f"{name}:", *(line for each in value for line in entry(each, shape))]
    if isinstance(value, dict) and value and len(f"{name}: {inline(value, None)}") > WIDE:
        return [f"{name}:", *(f"  {scalar(key)}: {inline(each, None)}" for key, each in value.items())]
    if isinstance(value, list) and len(f"{name}: {inline(value, shape)}") > WIDE:
        return [f"{name}:", *(f"  - {inline(each, shape)}" for each in value)]
    return [f"{name}: {inline(value, shape)}"]


def entry(value: Plain, shape: Shape, indent: int = 2) -> list[str]:
    """An entry of a list as lines."""
    blank = " " * indent
    line = f"{blank}- {inline(value, shape)}"
    if len(line) <= WIDE:
        return [line]
    first, *others = (f"{scalar(key)}: {inline(each, _field(shape, key))}" for key, each in value.items())
    return [f"{blank}- {first}", *(f"{blank}  {each}" for each in others)]


def whole(path: str, slot: Slot, values: Plain, shapes: Sequence[Shape]) -> str:
    """A file that says `values` and nothing else."""
    lines = [schema_line(path, slot.schema)]
    body = False
    for shape in sorted(shapes, key=lambda shape: shape.name == LAST):
        value = values.get(shape.name)
        if value is None:
            continue
        if (not shape.meta and not body) or shape.name == LAST:
            lines.append("")
        body = body or not shape.meta
        lines += element(shape.name, _sorted(value, shape), shape)
    return "\n".join(lines) + "\n"


def _sorted(value: Value, shape: Shape) -> Value:
    """Fields of entries in the order of the schema, what a county marks right behind the name."""
    if not isinstance(value, list) or not shape.fields:
        return value
    return [{key: each[key] for key in order(each, shape)} if isinstance(each, dict) else each for each in value]


def order(value: Mapping[str, Value], shape: Shape) -> Iterator[str]:
    """The keys of an entry in the order they are written."""
    known = list(shape.fields)
    yield from (key for key in known[:1] if key in value)
    yield from (key for key in value if key not in shape.fields)
    yield from (key for key in known[1:] if key in value)


def _field(shape: Shape | None, key: str) -> Shape | None:
    return shape.fields.get(key) if shape else None
