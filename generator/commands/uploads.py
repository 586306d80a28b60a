"""Files sent by a form (`multipart/form-data`, RFC 7578), taken apart in memory; the standard library no longer does."""

from __future__ import annotations

import re
from email.message import Message
from typing import NamedTuple

_NAME, _FILE = re.compile(rb';\s*name="([^"]*)"', re.I), re.compile(rb';\s*filename="([^"]*)"', re.I)
_ESCAPED = {"%22": '"', "%0D": " ", "%0A": " "}  # how browsers write these three in a name, and no others
_LONGEST = 120


class Field(NamedTuple):
    """One field of a form. `file` is the file's own name without folders; '' for a plain field or none chosen."""

    name: str
    file: str
    data: bytes


def fields(kind: str, body: bytes) -> list[Field]:
    """The fields of a form in their order; none where it is no such form. `kind` is the Content-Type header."""
    head = Message()
    head["Content-Type"] = kind
    boundary = head.get_boundary()
    if head.get_content_type() != "multipart/form-data" or not boundary:
        return []
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary.encode("latin-1", "replace"))
    return [found for part in parts[1:-1] if (found := _field(part)) is not None]


def _field(part: bytes) -> Field | None:
    head, gap, data = part.partition(b"\r\n\r\n")
    name, file = _NAME.search(head), _FILE.search(head)
    if not gap or name is None:
        return None
    return Field(_text(name[1]), _safe(_text(file[1])) if file else "", data)


def _text(raw: bytes) -> str:
    text = raw.decode("utf-8", "replace")
    for written, meant in _ESCAPED.items():
        text = text.replace(written, meant)
    return text


def _safe(name: str) -> str:
    """The last part of a path, with nothing in it that is not seen; its ending is kept when it is cut."""
    name = "".join(each for each in re.split(r"[/\\]", name)[-1] if each.isprintable()).strip()
    stem, dot, ending = name.rpartition(".")
    return name if len(name) <= _LONGEST else stem[: _LONGEST - len(ending) - 1] + dot + ending[-_LONGEST:]
