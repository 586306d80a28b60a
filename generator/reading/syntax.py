"""What PyYAML could not parse, in a clerk's words: at the line to mend, not where the parser gave up.

The parser stops at the first token that no longer fits, often lines after the mistake; its
context mark remembers where the unfinished thing began.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from generator.findings import Fact, Where
from generator.reading.text import Problem

_LATE_COLON = re.compile(r"(\s*(?:- +)?(?:\{ *)?)([^\s:#\"'{\[,，]{1,30}?)：")
_INNER_COLON = re.compile(r"[,，] *([^\s:#\"'{\[,，：]{1,12})：")
_WIDE_COMMA = re.compile(r"，\s*([^\s:#\"'{\[,，]{1,12}): ")
_SWALLOW = re.compile(r"[^\s] +(#[^\s#][^\n]{0,7})")
_LOOK_BACK = 3


def colon(where: Where, key: str) -> Problem:
    """A full-width colon after a name."""
    return Problem("full-width-colon", Fact(where, f"“{key}”后面是中文冒号(：)。", "改成英文冒号加一个空格(: )。"))


def misread(path: str, lines: Sequence[str], error: yaml.MarkedYAMLError, keys: frozenset[str]) -> Problem:
    """The problem behind a parser error."""
    mark: Any = error.problem_mark or error.context_mark
    begin: Any = error.context_mark or mark
    context, problem = error.context or "", error.problem or ""
    if context in ("while scanning an alias", "while scanning an anchor", "while scanning a tag"):
        return _at("tag-or-alias", path, begin, "这里用了引用(& *)或者类型标记(!)。", "把内容直接写出来；内容以 & * ! 开头的，加英文引号。")
    braces = context.startswith("while parsing a flow")
    early = begin.line if braces or "simple key" in context else max(0, mark.line - _LOOK_BACK + 1)
    found = _full_width(path, lines[early:mark.line + 1], early, keys, braces)
    if found:
        return found
    if braces:
        return _braces(path, lines, begin, mark)
    if "could not find expected ':'" in problem:
        line = lines[begin.line] if begin.line < len(lines) else ""
        if ":" in line.partition("#")[0]:
            return _at("syntax", path, begin, "英文冒号后面少一个空格。", "冒号后面空一格，如 承诺办结时限: 5日。")
        return _at("syntax", path, begin, "这一行没有英文冒号。", "写成“名称: 内容”，冒号后面空一格。")
    if "quoted scalar" in context:
        return _at("syntax", path, begin, "这个引号没有成对。", "补上后一个英文引号，或者把前一个删掉。")
    if "mapping values are not allowed" in problem:
        return _at("syntax", path, mark, "这一行有两个英文冒号，或者缩进与上面没有对齐。", "内容里的冒号改成中文冒号(：)，或者整句加英文引号；再检查缩进。")
    if "block sequence entries are not allowed" in problem:
        return _at("syntax", path, mark, "“-”要另起一行。", "列表的每一条另起一行，写成“- 内容”；内容就是一横的，加英文引号。")
    if "cannot start any token" in problem:
        return _at("syntax", path, mark, "内容不能以这个符号开头。", "把整句加英文引号。")
    if "did not find expected" in problem:
        return _at("syntax", path, mark, "从这里起与上面接不上。", "检查：缩进对不对齐，引号、括号后面有没有多余的字。")
    return _at("syntax", path, mark, "这一行(或者上一行)的格式不对，文件读不出来。", "检查：冒号后面有没有空格，缩进对不对齐，引号、括号有没有成对。")


def _full_width(path: str, lines: Sequence[str], first: int, keys: frozenset[str], braces: bool) -> Problem | None:
    """The full-width colon that broke the parse: known names first, then any at the start of a line."""
    for known in (True, False):
        for number, line in enumerate(lines, first + 1):
            found = _LATE_COLON.match(line)
            if found and (found[2] in keys or not known):
                return colon(Where(path, number, found.end()), found[2])
            for inner in _INNER_COLON.finditer(line) if braces and known else ():
                if inner[1] in keys:
                    return colon(Where(path, number, inner.end()), inner[1])
    return None


def _braces(path: str, lines: Sequence[str], begin: Any, mark: Any) -> Problem:
    for number in range(begin.line, min(mark.line + 1, len(lines))):
        swallowed = _SWALLOW.search(lines[number])
        if swallowed:
            return Problem("swallowed-by-comment", Fact(
                Where(path, number + 1, swallowed.start(1) + 1), f"“{swallowed[1]}”被当成了说明文字，不会显示。",
                "是内容的，把整句加英文引号；是说明的，# 后面空一格。"))
        comma = _WIDE_COMMA.search(lines[number])
        if comma:
            return Problem("syntax", Fact(Where(path, number + 1, comma.start() + 1), f"“{comma[1]}”前面是中文逗号。",
                                          "括号里隔开各项的逗号改成英文逗号加一个空格(, )。"))
    if begin.line == mark.line:
        return _at("syntax", path, mark, "括号里的写法不对，从这里起读不下去。", "检查：各项之间有没有英文逗号，冒号后面有没有空格，括号有没有关上。")
    return _at("syntax", path, begin, "这个括号没有关上。", "在这一条的末尾补上 ] 或者 }(英文括号)。")


def _at(rule: str, path: str, mark: Any, message: str, advice: str) -> Problem:
    return Problem(rule, Fact(Where(path, mark.line + 1, mark.column + 1), message, advice))
