"""An article (工作动态、典型经验): what must be said of it between two lines of `---`, then its text in Markdown.

What is said is read like any data file, so that every rule of reading and of form holds for it; the text comes into the tree as
正文. Nothing here turns it into markup.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.findings import Fact, Where
from generator.model.tree import Scalar, Table
from generator.reading.text import Problem

KIND, BODY = "article", "正文"
_FENCE = "---"


class Parts(NamedTuple):
    """`head` is the metadata with lines where they stood, `body` the text; `problem` says why there is neither."""

    head: str
    body: Scalar
    problem: Problem | None


def part(path: str, text: str) -> Parts:
    """The two parts of an article."""
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), 0) if lines[0].rstrip() == _FENCE else 0
    if not end:
        which = "第一行" if lines[0].rstrip() != _FENCE else "标题、日期这些写完以后，另起一行"
        problem = Problem("syntax", Fact(Where(path, 1, 1), "文章开头没有写明标题、日期这些内容的两道 ---。", f"{which}写 ---；两道 --- 之间每行写一项，下面写正文。"))
        return Parts("", Scalar("", Where(path, 1, 1)), problem)
    start = next((n for n, line in enumerate(lines[end + 1:], end + 1) if line.strip()), end)
    return Parts("\n".join(["", *lines[1:end], ""]), Scalar("\n".join(lines[end + 1:]).strip("\n"), Where(path, start + 1, 1)), None)


def joined(tree: Table, body: Scalar) -> Table:
    """The metadata with the text beside it; an empty text is none, and the schema says that it is missing."""
    if not body.text.strip():
        return tree
    return Table({**tree.entries, BODY: body}, {**tree.keys, BODY: body.where}, tree.where)
