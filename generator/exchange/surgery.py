"""Change single values of a data file where they stand; every other character stays, comments and order of keys too.

Positions come from the tree, so nothing is searched for. After each cut the file must read as what it was
meant to say; where it does not (a text over several lines, a comment inside what goes), it is left
alone and the clerk is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.exchange.deriving import Op, applied
from generator.exchange.writing import element, entry, inline, order
from generator.findings import Where
from generator.model.identity import normal
from generator.model.shape import Shape
from generator.model.tree import Items, Node, Scalar, Table, plain
from generator.reading.canon import LAST
from generator.reading.inline import scalar
from generator.reading.outline import Outline
from generator.reading.yamltree import build

_COMMENT = re.compile(r" {2,}(?=#)")


class UncutError(Exception):
    """This place of a file cannot be changed by machine."""


def operate(path: str, text: str, ops: list[Op], shapes: Mapping[str, Shape], keys: frozenset[str]) -> str:
    """The text with operations done. Raises UncutError where one cannot be."""
    for op in ops:
        tree, _ = build(path, text, keys)
        if tree is None:
            raise UncutError
        wanted = applied(plain(tree), [op], shapes)  # type: ignore[arg-type]
        text = _Cut(text, tree, shapes).done(op)
        again, _ = build(path, text, keys)
        if again is None or plain(again) != wanted:
            raise UncutError
    return text


class _Span(NamedTuple):
    start: int
    end: int


class _Cut:
    def __init__(self, text: str, tree: Table, shapes: Mapping[str, Shape]) -> None:
        self.text, self.tree, self.shapes, self.outline = text, tree, shapes, Outline(text)
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def done(self, op: Op) -> str:
        """The text after one operation."""
        shape, node = self.shapes[op.element], self.tree.get(op.element)
        if not op.entry:
            return self._element(op, node, shape)
        found = None
        if isinstance(node, Items):
            found = next((each for each in node.nodes if isinstance(each, Table) and normal(each.text(shape.key)) == op.entry), None)
        if found is not None and op.field:
            return self._field(found, op.field, op.value, shape)
        if isinstance(node, Items) and node.nodes and not self._flow(node):
            if op.value is None and found is not None:
                return self._without(found)
            if op.value is not None and found is None:
                value = {key: op.value[key] for key in order(op.value, shape)}
                return self._behind(node.nodes[-1], entry(value, shape, node.where.column - 1))
        values = applied({op.element: plain(node)} if node is not None else {}, [op], self.shapes)
        return self._element(Op(op.element, value=values[op.element]), node, shape)

    def _element(self, op: Op, node: Node | None, shape: Shape) -> str:
        if op.value is None:
            return self._without_lines(self._offset(self.tree.keys[op.element]), self._end(node)) if node is not None else self.text
        lines = element(op.element, op.value, shape)
        if node is None:
            return self._new(op.element, lines)
        if isinstance(node, Scalar) and not isinstance(op.value, list | dict):
            return self._value(node, inline(op.value, shape))
        span = _Span(self._offset(self.tree.keys[op.element]), self._end(node))
        if "#" in self.text[span.start:span.end]:
            raise UncutError
        return self._put(span, "\n".join(lines))

    def _new(self, name: str, lines: list[str]) -> str:
        """An element that was not there, behind the last one that stands before it in the schema."""
        ranks = {key: number for number, key in enumerate([*(key for key in self.shapes if key != LAST), LAST])}
        before = [key for key in self.tree.entries if ranks.get(key, -1) < ranks[name]]
        after = [key for key in self.tree.entries if key not in before and not self.shapes[key].meta]
        if not before:
            raise UncutError
        last = before[-1]
        if self.shapes[last].meta and after:  # the blank line stays between what is about the file and the first element
            row = self.tree.keys[after[0]].line - 1
            while row and self._line(row - 1).startswith("#"):
                row -= 1
            return self._put(_Span(self.starts[row], self.starts[row]), "\n".join(lines) + "\n")
        gap = ["", *lines] if self.shapes[last].meta else lines
        return self._behind(self.tree.entries[last], gap)

    def _field(self, row: Table, name: str, value: object, shape: Shape) -> str:
        field = shape.fields.get(name)
        node = row.get(name)
        flow = self._flow(row)
        if value is None:
            if node is None:
                return self.text
            return self._without_flow(row, name) if flow else self._without_lines(self._offset(row.keys[name]), self._end(node))
        if node is not None:
            if not isinstance(node, Scalar) and not self._flow(node):
                raise UncutError
            return self._value(node, inline(value, field))
        said = f"{scalar(name)}: {inline(value, field)}"
        ranks = list(order({**plain(row), name: value}, shape))  # type: ignore[dict-item]
        before = list(row.entries)
        if not isinstance(value, list):  # a list within an entry reads best at its end
            before = [key for key in before if ranks.index(key) < ranks.index(name)] or before[:1]
        last = row.entries[before[-1]]
        if flow:
            end = self._end(last)
            return self._put(_Span(end, end), f", {said}")
        return self._behind(last, [" " * (row.where.column - 1) + said])

    def _without_flow(self, row: Table, name: str) -> str:
        keys = list(row.entries)
        at = keys.index(name)
        if at:
            return self._put(_Span(self._end(row.entries[keys[at - 1]]), self._end(row.entries[name])), "")
        raise UncutError

    def _without(self, row: Table) -> str:
        """Without an entry: its dash and all its lines."""
        dash = self.text.rindex("-", 0, self._offset(row.where))
        return self._without_lines(dash, self._end(row))

    def _without_lines(self, start: int, end: int) -> str:
        """Without the lines of a value; comments on lines of their own stay."""
        first = self.text.rfind("\n", 0, start) + 1
        if self.text[first:start].strip():
            raise UncutError
        last = self.text.find("\n", end)
        span = _Span(first, len(self.text) if last < 0 else last + 1)
        kept = [line for line in self.text[span.start:span.end].splitlines(keepends=True) if line.lstrip().startswith("#")]
        return self._put(span, "".join(kept))

    def _behind(self, node: Node, lines: list[str]) -> str:
        end = self.text.find("\n", self._end(node))
        end = len(self.text) if end < 0 else end
        return self._put(_Span(end, end), "\n" + "\n".join(lines))

    def _value(self, node: Node, new: str) -> str:
        """Another value in the place of one; a comment behind it keeps its column where there is room."""
        start, end = self._offset(node.where), self._end(node)
        comment = _COMMENT.match(self.text, end)
        if comment:
            new += " " * max(2, len(comment[0]) + end - start - len(new))
            end = comment.end()
        return self._put(_Span(start, end), new)

    def _put(self, span: _Span, new: str) -> str:
        return self.text[:span.start] + new + self.text[span.end:]

    def _line(self, row: int) -> str:
        return self.text[self.starts[row]:self.starts[row + 1] - 1]

    def _offset(self, where: Where) -> int:
        return self.starts[where.line - 1] + where.column - 1

    def _flow(self, node: Node) -> bool:
        return self.outline.flow(node)

    def _end(self, node: Node) -> int:
        """Where a value ends."""
        row, column = self.outline.span(node)[1]
        return self.starts[row] + column
