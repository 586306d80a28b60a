"""Change single values of a data file and leave every other character as the clerk typed it.

The text is cut at the positions of its own tree, never written anew: comments, order, alignment
and line ends stay. Each cut is also made in a plain copy of the tree, and the result counts only
when it reads back as that copy; otherwise nothing may be written. It does not know what a file means.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from generator.errors import PortalError
from generator.model.tree import Items, Node, Scalar, Table, plain
from generator.reading.inline import inline
from generator.reading.outline import Outline, Spot
from generator.reading.text import decode
from generator.reading.yamltree import build

Path = tuple[str | int, ...]
_GONE = object()
_COMMENT = re.compile(r"( {2,})(#.*)")


class Surgery:
    """Cuts into one file; paths are keys and numbers: ("认领", 3, "跟随版本")."""

    def __init__(self, path: str, data: bytes, keys: frozenset[str]) -> None:
        text, problems = decode(path, data)
        tree, more = build(path, text, keys) if not problems else (None, problems)
        if tree is None:
            fact = more[0].fact
            raise PortalError(f"{path} 第 {fact.where.line} 行有错，读不出来，没有改它。{fact.message}{fact.advice}")
        self.path, self.tree, self._keys, self._data = path, tree, keys, data
        self._outline = Outline(text)
        self._lines = text.split("\n")
        self._cuts: list[tuple[Spot, Spot, str]] = []
        self._wanted: Any = copy.deepcopy(plain(tree))

    def set(self, path: Path, value: str | int) -> None:
        """Another text for a scalar; a comment behind it keeps its column."""
        node = self._node(path)
        assert isinstance(node, Scalar), path
        start, end = self._outline.span(node)
        self._cuts.append((start, end, inline(value)))
        self._holder(path)[path[-1]] = str(value)

    def put(self, path: Path, value: Any) -> None:
        """A key that a mapping does not have yet, behind its last one."""
        holder = self._node(path[:-1])
        assert isinstance(holder, Table), path
        last = list(holder.entries)[-1]
        end = self._outline.span(holder.entries[last])[1]
        column = holder.keys[last].column - 1
        pair = f"{path[-1]}: {inline(value)}"
        if self._outline.flow(holder):
            self._cuts.append((end, end, f", {pair}"))
        else:
            self._line_after(end, " " * column + pair)
        self._holder(path)[path[-1]] = plain_text(value)

    def prepend(self, path: Path, value: Any) -> None:
        """A new first entry of a list."""
        items = self._node(path)
        assert isinstance(items, Items), path
        start = self._outline.span(items)[0]
        if self._outline.flow(items):
            spot = (start[0], start[1] + 1)
            self._cuts.append((spot, spot, inline(value) + (", " if items.nodes else "")))
        else:
            spot = (start[0], 0)
            self._cuts.append((spot, spot, " " * start[1] + f"- {inline(value)}\n"))
        self._holder(path)[path[-1]].insert(0, plain_text(value))

    def drop(self, path: Path) -> None:
        """A key or an entry that is no longer wanted, with what is behind it on its line."""
        holder = self._node(path[:-1])
        if isinstance(holder, Table):
            self._cuts.append(self._cut_key(holder, str(path[-1])))
        else:
            assert isinstance(holder, Items), path
            self._cuts.append(self._cut_entry(holder, int(path[-1])))
        self._holder(path)[path[-1]] = _GONE

    def result(self) -> bytes:
        """The new bytes; a sentence when they would not read as intended."""
        if not self._cuts:
            return self._data
        lines = list(self._lines)
        for start, end, text in sorted(self._cuts, key=lambda cut: (cut[0], cut[1]), reverse=True):
            _cut(lines, start, end, text)
        text = "\n".join(lines)
        tree, _ = build(self.path, text, self._keys)
        if tree is None or plain(tree) != _purged(self._wanted):
            raise PortalError(f"{self.path} 的写法特殊，改了会动到别的内容，所以没有改。请照屏幕上列的内容手工改，改完运行 portal check。")
        return self._as_it_was(text)

    def _as_it_was(self, text: str) -> bytes:
        """With the line ends and the byte order mark the file came with."""
        ends = b"\r\n" if b"\r\n" in self._data else b"\n"
        mark = b"\xef\xbb\xbf" if self._data.startswith(b"\xef\xbb\xbf") else b""
        return mark + text.encode().replace(b"\n", ends)

    def _node(self, path: Path) -> Node:
        node: Node = self.tree
        for step in path:
            node = node.entries[str(step)] if isinstance(node, Table) else node.nodes[int(step)]  # type: ignore[union-attr]
        return node

    def _holder(self, path: Path) -> Any:
        holder = self._wanted
        for step in path[:-1]:
            holder = holder[step]
        return holder

    def _line_after(self, end: Spot, line: str) -> None:
        """A whole line below the one on which something ends."""
        spot = (end[0], len(self._lines[end[0]]))
        self._cuts.append((spot, spot, f"\n{line}"))

    def _cut_key(self, holder: Table, key: str) -> tuple[Spot, Spot, str]:
        where, end = holder.keys[key], self._outline.span(holder.entries[key])[1]
        start = (where.line - 1, where.column - 1)
        if self._outline.flow(holder):
            return self._between(start, end)
        return self._whole_lines(start, end)

    def _cut_entry(self, holder: Items, number: int) -> tuple[Spot, Spot, str]:
        start, end = self._outline.span(holder.nodes[number])
        if self._outline.flow(holder):
            return self._between(start, end)
        dash = self._lines[start[0]].rfind("-", 0, start[1])
        return self._whole_lines((start[0], dash), end)

    def _between(self, start: Spot, end: Spot) -> tuple[Spot, Spot, str]:
        """One part of {…} or […] with the comma that parted it from its neighbour."""
        line = self._lines[start[0]]
        before = re.search(r",\s*\Z", line[:start[1]])
        if before:
            return (start[0], before.start()), end, ""
        after = re.match(r"\s*,\s*", self._lines[end[0]][end[1]:])
        return start, (end[0], end[1] + (after.end() if after else 0)), ""

    def _whole_lines(self, start: Spot, end: Spot) -> tuple[Spot, Spot, str]:
        """Lines from a start to an end; where something else begins the line (`- 名称: …`), the rest moves up."""
        row = start[0]
        if self._lines[row][:start[1]].strip():
            following = end[0] + 1
            return start, (following, start[1]) if following < len(self._lines) else end, ""
        return (row, 0), (end[0] + 1, 0), ""


def _cut(lines: list[str], start: Spot, end: Spot, text: str) -> None:
    head = lines[start[0]][:start[1]]
    tail = lines[end[0]][end[1]:] if end[0] < len(lines) else ""
    comment = _COMMENT.fullmatch(tail)
    if comment and start[0] == end[0] and "\n" not in text:
        gap = max(2, len(comment[1]) + end[1] - start[1] - len(text))
        tail = " " * gap + comment[2]
    lines[start[0]:end[0] + 1] = (head + text + tail).split("\n")


def plain_text(value: Any) -> Any:
    """A value as the tree would hold it: scalars as text."""
    if isinstance(value, dict):
        return {key: plain_text(each) for key, each in value.items()}
    return [plain_text(each) for each in value] if isinstance(value, list) else str(value)


def _purged(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _purged(each) for key, each in value.items() if each is not _GONE}
    return list(_entries(value)) if isinstance(value, list) else value


def _entries(values: list[Any]) -> Iterator[Any]:
    return (_purged(each) for each in values if each is not _GONE)
