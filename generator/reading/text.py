"""Bytes → text, refusing what an editor cannot show or a parser would misread.

Each refusal is a `Problem`: the name of the SRC rule that explains it, and the fact. A line is
named once, however many such characters it holds.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.findings import Fact, Where

MOST_BYTES = 512 * 1024
# Mongolian writes its vowel separator and joiners between letters; elsewhere they are stray.
_JOINERS = "(?<![\u1800-\u18af])[\u180e\u200c\u200d]"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff"
_FORMAT = "\u00ad\u034f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_BLANK = "\u00a0\u115f\u1160\u1680\u2000-\u200a\u2028\u2029\u205f\u3000\u3164\uffa0"
_INVISIBLE = re.compile(f"{_JOINERS}|[{_CONTROL}{_FORMAT}{_BLANK}]")
_SPACES = frozenset("\u00a0\u3000")
_MAGIC = (b"PK\x03\x04", b"\x89PNG", b"%PDF", b"\xd0\xcf\x11\xe0", b"\xff\xd8", b"GIF8")
_ENCODING_CURE = "用记事本打开，另存为，编码选 UTF-8。"


class Problem(NamedTuple):
    """What the reader refuses, by the name of the rule that explains it."""

    rule: str
    fact: Fact


def decode(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, line ends as `\\n`, without its byte order mark; and what is refused."""
    if len(data) > MOST_BYTES:
        return "", [Problem("too-large", Fact(
            Where(path, 1, 1), f"文件有 {len(data) // 1024} KB，超过 {MOST_BYTES // 1024} KB。", "一个文件只写一个事项；附件放到 forms 文件夹。"))]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", [_encoding(Where(path, 1, 1), "UTF-16", _ENCODING_CURE)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        name, cure = _guess(data)
        line = data.rfind(b"\n", 0, error.start) + 1
        where = Where(path, data.count(b"\n", 0, line) + 1, len(data[line:error.start].decode("utf-8-sig")) + 1)
        return "", [_encoding(where if name == "GBK" else Where(path, 1, 1), name, cure)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, list(_refused(path, text))


def _refused(path: str, text: str) -> list[Problem]:
    if "\0" in text:
        return [_encoding(Where(path, 1, 1), *_guess(text.encode()))]
    problems: dict[tuple[str, int], Problem] = {}

    def add(rule: str, index: int, message: str, advice: str) -> None:
        where = position(path, text, index)
        problems.setdefault((rule, where.line), Problem(rule, Fact(where, message, advice)))

    for found in _INVISIBLE.finditer(text):
        name = "全角空格或者不换行空格" if found[0] in _SPACES else "看不见的字符"
        add("invisible-character", found.start(), f"这里有一个{name}(U+{ord(found[0]):04X})。",
            "删掉它，空格用英文输入法重打；多半是从网页或者 Word 里粘贴带进来的。")
    for found in re.finditer("\t", text):
        add("tab", found.start(), "这里用了制表符(Tab 键)。", "改成空格；缩进用两个空格。")
    for found in re.finditer("\ufffd", text):
        add("wrong-encoding", found.start(), "这里有乱码(�)，转换编码时丢了字。", "对照原来的文件，把这几个字重新输入。")
    return sorted(problems.values(), key=lambda problem: problem.fact.where)


def position(path: str, text: str, index: int) -> Where:
    """Line and column of a character."""
    line = text.count("\n", 0, index)
    return Where(path, line + 1, index - (text.rfind("\n", 0, index) + 1) + 1)


def _encoding(where: Where, name: str, cure: str) -> Problem:
    return Problem("wrong-encoding", Fact(where, f"文件不是 UTF-8 编码(像是 {name})。", cure))


def _guess(data: bytes) -> tuple[str, str]:
    """What an undecodable file seems to be, and what to do about it."""
    if not data.startswith(_MAGIC):
        if 8 * max(data[::2].count(0), data[1::2].count(0)) > len(data):
            return "UTF-16", _ENCODING_CURE
        try:
            data.decode("gb18030")
            return "GBK", _ENCODING_CURE
        except UnicodeDecodeError:
            pass
    return "图片、压缩包或者 Word 文件", "这里只放文本文件：照同类文件重写一份，用记事本保存，编码选 UTF-8。"
