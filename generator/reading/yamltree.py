"""YAML events → tree with positions; scalars stay text.

Built on PyYAML's C event stream with a builder of our own: no constructor runs, no implicit type
is guessed, duplicate keys, anchors, aliases and tags are refused where they stand. Events are
pulled one by one and the depth is bounded as they come, so a long run of `[`, which kills
PyYAML's own composer, is refused after a dozen. What can be stepped over (a duplicate, an empty
value) is noted and reading goes on, so that one run names every fault of a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs hide it

from generator.findings import Fact, Where
from generator.model.tree import Items, Node, Scalar, Table
from generator.reading.syntax import colon, misread
from generator.reading.text import Problem

MOST_DEPTH = 12
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_LATE_KEY = re.compile(r"\s*(?:- +)?([^\s:#\"'{\[,，：]{1,12})：")
_INNER_KEY = re.compile(r"[,，]\s*([^\s:#\"'{\[,，：]{1,12})：")


class _RefusedError(Exception):
    def __init__(self, rule: str, where: Where, message: str, advice: str) -> None:
        self.problem = Problem(rule, Fact(where, message, advice))


def build(path: str, text: str, keys: frozenset[str]) -> tuple[Table | None, list[Problem]]:
    """The tree of a file, or None and what is wrong. `keys` are the names a schema knows."""
    builder = _Builder(path, text, keys)
    try:
        tree = builder.document()
    except _RefusedError as refused:
        builder.problems.append(refused.problem)
    except yaml.MarkedYAMLError as error:
        problem = misread(path, builder.lines, error, keys)
        if (problem.rule, problem.fact.where) not in [(each.rule, each.fact.where) for each in builder.problems]:
            builder.problems.append(problem)
    else:
        return (None, builder.problems) if builder.problems else (tree, [])
    return None, builder.problems


class _Builder:
    def __init__(self, path: str, text: str, keys: frozenset[str]) -> None:
        self.path, self.keys = path, keys
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.next: Callable[[], Any] = CParser(text).get_event

    def note(self, rule: str, where: Where, message: str, advice: str, *related: Where) -> None:
        self.problems.append(Problem(rule, Fact(where, message, advice, related=related)))

    def document(self) -> Table:
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            raise _RefusedError("syntax", Where(self.path, 1, 1), "文件是空的。", "照同类文件填写，或者用 portal new 生成一个带说明的空表。")
        root = self.node(self.next(), 0)
        if not isinstance(root, Table):
            raise _RefusedError("syntax", root.where, "文件开头应当是“名称: 内容”。", "照同类文件的写法改。")
        self.next()
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise _RefusedError("syntax", self.where(event.start_mark), "一个文件里有两份内容(中间有 ---)。", "一个文件只写一份，删掉 --- 以下的部分。")
        return root

    def where(self, mark: Any) -> Where:
        return Where(self.path, mark.line + 1, mark.column + 1)

    def node(self, event: Any, depth: int, flow: bool = False) -> Node:
        kind = type(event)
        where = self.where(event.start_mark)
        if kind is yaml.AliasEvent or event.anchor or event.tag:
            raise _RefusedError("tag-or-alias", where, "这里用了引用(& *)或者类型标记(!)。", "把内容直接写出来；内容以 & * ! 开头的，加英文引号。")
        if kind is yaml.ScalarEvent:
            return self.scalar(event, where, flow)
        if depth >= MOST_DEPTH:
            raise _RefusedError("too-deep", where, f"括号或者缩进套了 {MOST_DEPTH} 层以上。", "检查有没有没关上的方括号、花括号，缩进有没有错。")
        if kind is yaml.SequenceStartEvent:
            return self.items(where, depth, event.flow_style)
        return self.table(where, depth, event.flow_style)

    def scalar(self, event: Any, where: Where, flow: bool) -> Scalar:
        end = event.end_mark
        if not event.style and "：" in event.value:
            self.full_width(event, flow)
        if event.style not in ("|", ">"):
            rest = self.lines[end.line][end.column:] if end.line < len(self.lines) else ""
            start = len(rest) - len(rest.lstrip())
            if rest[start:start + 1] == "#" and rest[start + 1:start + 2].strip(" #"):
                self.note("swallowed-by-comment", Where(self.path, end.line + 1, end.column + start + 1),
                          f"“{rest.strip()[:8]}”被当成了说明文字，不会显示。", "是内容的，把整句加英文引号；是说明的，# 后面空一格。")
        return Scalar(event.value, where)

    def full_width(self, event: Any, flow: bool) -> None:
        """A known name before a full-width colon where a key could stand: at the start of a
        continued line or of the file, or after a comma inside braces. Elsewhere it is prose."""
        first, last = event.start_mark, event.end_mark
        for number in range(first.line, min(last.line + 1, len(self.lines))):
            line = self.lines[number]
            if number > first.line or not first.column:
                found = _LATE_KEY.match(line)
                if found and found[1] in self.keys:
                    raise _RefusedError(*_colon(Where(self.path, number + 1, found.end()), found[1]))
            if flow:
                begin = first.column if number == first.line else 0
                for found in _INNER_KEY.finditer(line, begin, last.column if number == last.line else len(line)):
                    if found[1] in self.keys:
                        raise _RefusedError(*_colon(Where(self.path, number + 1, found.end()), found[1]))

    def items(self, where: Where, depth: int, flow: bool) -> Items:
        nodes = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            node = self.node(event, depth + 1)
            if isinstance(node, Scalar) and not event.style and node.text in _NOTHING:
                self.note("empty-value", self.dash(node.where, flow), "这一条是空的。", "写上内容；不需要的整行删掉。")
            nodes.append(node)
        return Items(tuple(nodes), where)

    def dash(self, where: Where, flow: bool) -> Where:
        """Where an empty entry's dash stands: an absent value is reported after it."""
        for number in range(where.line, 0, -1) if not flow else ():
            line = self.lines[number - 1] if number <= len(self.lines) else ""
            before = line[:where.column - 1] if number == where.line else line
            if before.strip():
                return Where(self.path, number, before.rfind("-") + 1) if "-" in before else where
        return where

    def table(self, where: Where, depth: int, flow: bool) -> Table:
        entries: dict[str, Node] = {}
        keys: dict[str, Where] = {}
        cut = False
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise _RefusedError("syntax", key.where, "这里应当是一个名称。", "检查括号和缩进。")
            event = self.next()
            value = self.node(event, depth + 1, flow)
            if isinstance(value, Scalar) and not event.style and value.text in _NOTHING:
                cut = self.empty(key, value, flow, cut)
            else:
                cut = False
            if key.text in entries:
                self.note("duplicate-key", key.where, f"“{key.text}”写了两次，前一次在第 {keys[key.text].line} 行。",
                          "留下对的那一个，删掉另一个。", keys[key.text])
                continue
            entries[key.text], keys[key.text] = value, key.where
        return Table(entries, keys, where)

    def empty(self, key: Scalar, value: Scalar, flow: bool, cut: bool) -> bool:
        """A key without a value; True when it is the rest of a sentence that a comma cut."""
        late = _LATE_KEY.match(key.text)
        if late:
            self.problems.append(colon(key.where._replace(column=key.where.column + late.end() - 1), late[1]))
            return False
        line = self.lines[value.where.line - 1] if value.where.line <= len(self.lines) else ""
        if flow and not value.text and not line[:value.where.column - 1].rstrip().endswith(":"):
            if not cut:
                self.note("half-width-comma", key.where, f"“{key.text}”前面的英文逗号把一句话切断了。",
                          "句子里的逗号改成中文逗号(，)，或者把整句加英文引号。")
            return True
        self.note("empty-value", key.where, f"“{key.text}”后面没有写内容。", "写上内容；没有核对写 待核，没有公布写 未公布；不需要的整行删掉。")
        return False


def _colon(where: Where, key: str) -> tuple[str, Where, str, str]:
    problem = colon(where, key)
    return problem.rule, where, problem.fact.message, problem.fact.advice
