"""A rule's page text as blocks that a template writes out: headings, paragraphs, lists, quotes, code.

Not a Markdown library: a rule's docstring may hold nothing else, nothing here makes markup, and the
templates escape every piece. Unknown notation stays as typed. `full` is the one typographic rule
for sentences that were typed with half-width punctuation.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

Part = tuple[str, str, str]  # kind (text, code, strong, link), text, target of a link
_INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|\b([A-Z]{3}[0-9]{3})\b")
_KEPT = re.compile(r"“[^”]*”|`[^`]*`|\{[^{}]*\}|\[[^\[\]]*\](?:\([^()\s]*\))?")
_PAIR = re.compile(r"\(([^()]*)\)")
_STOPS = str.maketrans({",": "，", ";": "；", ":": "：", "!": "！", "?": "？"})
_MARK = re.compile(r"(?<=[^\x00-\x7f])[,;:!?](?!\s|$)|(?<=[^\x00-\x7f])[,;:!?]$|[,;:!?](?=[^\x00-\x7f\s])")
_EXPECT = re.compile(r"[ \t]*# expect: ([A-Z]{3}[0-9]{3}(?: [A-Z]{3}[0-9]{3})*)$")
_CAPTION = re.compile(r"# (文件|片段|删除|链接|原来): (\S+)(?: \(编码 (\S+)\))?(?: \(重复 ([0-9]+)\))?$")
_ACTIONS = {"文件": "", "片段": "（只写这几项，其余不变）", "删除": "（删掉这个文件）", "链接": "（做成链接，指向下面的文件）", "原来": "（提交以前的样子，只写这几项）"}
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]")


class Block(NamedTuple):
    """`kind` is h2, h3, p, quote, ul, ol or code; `body` are parts, lists of parts, or listings."""

    kind: str
    body: Any


class Line(NamedTuple):
    """A line of a listing, without a number in a fragment; `codes` are the rules that point at it."""

    number: int
    text: str
    codes: tuple[str, ...] = ()


class Listing(NamedTuple):
    """One file of an example: its path (empty when it names none), what is done with it, its lines."""

    path: str
    note: str
    lines: tuple[Line, ...]


def full(text: str) -> str:
    """Half-width punctuation of a Chinese sentence made full-width; quotations and YAML stay as typed."""
    pieces, at = [], 0
    for kept in _KEPT.finditer(text):
        pieces += [_full(text[at:kept.start()]), kept[0]]
        at = kept.end()
    return "".join((*pieces, _full(text[at:])))


def _full(text: str) -> str:
    if text.isascii():
        return text
    text = _MARK.sub(lambda found: found[0].translate(_STOPS), text)
    while (wider := _PAIR.sub(r"（\1）", text)) != text:  # innermost brackets first
        text = wider
    return text


def visible(text: str) -> str:
    """Characters nobody sees (zero-width, direction, control) as their code points."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def blocks(text: str) -> list[Block]:
    """The blocks of a docstring, its first line (the title) left out."""
    found: list[Block] = []
    lines = text.split("\n")[1:]
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if line.startswith("```"):
            end = next((n for n in range(at + 1, len(lines)) if lines[n].strip() == "```"), len(lines))
            found.append(Block("code", listings(lines[at + 1:end])))
            at = end + 1
            continue
        at += 1
        kind, rest = _kind(line)
        if not kind:
            continue
        if kind in ("p", "quote", "ul", "ol"):
            while at < len(lines) and _kind(lines[at].strip())[0] == "p":
                rest, at = rest + lines[at].strip(), at + 1
        if kind in ("ul", "ol") and found and found[-1].kind == kind and _kind(lines[at - 2].strip())[0]:
            found[-1].body.append(parts(rest))
        else:
            found.append(Block(kind, [parts(rest)] if kind in ("ul", "ol") else parts(rest)))
    return found


def _kind(line: str) -> tuple[str, str]:
    if not line or line.startswith("```"):
        return "", ""
    for mark, kind in (("### ", "h3"), ("## ", "h2"), ("> ", "quote"), ("- ", "ul"), ("* ", "ul")):
        if line.startswith(mark):
            return kind, line.removeprefix(mark)
    numbered = re.match(r"[0-9]+\. ", line)
    return ("ol", line[numbered.end():]) if numbered else ("p", line)


def parts(text: str) -> list[Part]:
    """A sentence cut into text, code, emphasis, links; a rule's code is a link target by itself."""
    found: list[Part] = []
    text, at = full(text), 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            found.append(("text", text[at:match.start()], ""))
        code, strong, label, target, rule = match.groups()
        found.append(("code", code, "") if code else ("strong", strong, "") if strong
                     else ("link", label, target.removeprefix("/")) if label else ("rule", rule, rule))
        at = match.end()
    if at < len(text):
        found.append(("text", text[at:], ""))
    return found


def listings(lines: list[str]) -> list[Listing]:
    """The files of one example: a line `# 文件: path`, `# 片段: path` … begins one and is no line of it."""
    files: list[tuple[str, str, bool, list[Line]]] = []
    for line in lines:
        head = _CAPTION.match(line)
        if head:
            action, path, encoding, repeat = head.groups()
            note = _ACTIONS[action] + (f"（编码 {encoding}）" if encoding else "") + (f"（最后一行重复 {repeat} 遍）" if repeat else "")
            files.append((path, note, action == "文件", []))
            continue
        if not files:
            files.append(("", "", True, []))
        _, _, whole, own = files[-1]
        expected = _EXPECT.search(line)
        codes = tuple(expected[1].split()) if expected else ()
        own.append(Line(len(own) + 1 if whole else 0, visible(line[:expected.start()] if expected else line), codes))
    return [Listing(path, note, tuple(own)) for path, note, _, own in files]
