"""How entries of a list are recognised: by the first name ever borne.

曾用名 is append-only, so the first former name, or the name itself when there is none, is an
identity that survives every rename.
"""

from __future__ import annotations

import unicodedata

from generator.model.shape import Shape
from generator.model.tree import Items, Node, Table

FORMER = "曾用名"


def normal(text: str) -> str:
    """Text without what no reader sees: full-width forms and white space."""
    return "".join(unicodedata.normalize("NFKC", text).split()) if not text.isascii() else "".join(text.split())


def identity(entry: Table, key: str) -> str:
    """The first name ever borne by an entry."""
    former = entry.texts(FORMER)
    return normal(former[0] if former else entry.text(key))


def index(node: Node | None, shape: Shape) -> dict[str, Table]:
    """Entries of a keyed list by identity; the first of two with one identity stands."""
    found: dict[str, Table] = {}
    if isinstance(node, Items):
        for entry in node.nodes:
            if isinstance(entry, Table):
                found.setdefault(identity(entry, shape.key), entry)
    return found
