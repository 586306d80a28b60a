"""A data file as a tree that remembers where everything stands.

Scalars stay text: a code `0150402`, a time `1:30` or a date keeps the characters the clerk
typed, and the schema decides later what they mean. Resolution shares nodes between guides, so a
value's position is its origin. Trees are never changed after reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Where

UNKNOWN = frozenset({"待核", "未公布"})


class Scalar:
    """One value as typed, without its quotes."""

    __slots__ = ("text", "where")

    def __init__(self, text: str, where: Where) -> None:
        self.text = text
        self.where = where

    @property
    def unknown(self) -> bool:
        """待核 (not checked) or 未公布 (not published): stated, but no value."""
        return self.text in UNKNOWN

    def __repr__(self) -> str:
        return f"Scalar({self.text!r})"


class Items:
    """A YAML sequence."""

    __slots__ = ("nodes", "where")

    def __init__(self, nodes: tuple[Node, ...], where: Where) -> None:
        self.nodes = nodes
        self.where = where

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def __repr__(self) -> str:
        return f"Items({list(self.nodes)!r})"


class Table:
    """A YAML mapping; `keys` says where each key stands, `where` where the mapping begins."""

    __slots__ = ("entries", "keys", "where")

    def __init__(self, entries: dict[str, Node], keys: dict[str, Where], where: Where) -> None:
        self.entries = entries
        self.keys = keys
        self.where = where

    def get(self, key: str) -> Node | None:
        """The node of an entry, or None when absent."""
        return self.entries.get(key)

    def text(self, key: str, default: str = "") -> str:
        """The text of a scalar entry, or the default when absent or no scalar."""
        node = self.entries.get(key)
        return node.text if isinstance(node, Scalar) else default

    def items(self, key: str) -> tuple[Node, ...]:
        """The nodes of a list entry, or nothing when absent or no list."""
        node = self.entries.get(key)
        return node.nodes if isinstance(node, Items) else ()

    def tables(self, key: str) -> tuple[Table, ...]:
        """The mappings of a list entry, or nothing when absent or no list."""
        return tuple(node for node in self.items(key) if isinstance(node, Table))

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list entry, or nothing when absent or no list."""
        return tuple(node.text for node in self.items(key) if isinstance(node, Scalar))

    def place_of(self, key: str) -> Where:
        """Where a key stands, or where the mapping begins when it is absent."""
        return self.keys.get(key, self.where)

    def __repr__(self) -> str:
        return f"Table({self.entries!r})"


Node = Scalar | Items | Table


def is_unknown(node: Node | None) -> bool:
    """Whether a value is 待核 or 未公布."""
    return isinstance(node, Scalar) and node.text in UNKNOWN


def plain(node: Node) -> object:
    """The tree as Python lists, dicts and texts, positions dropped."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(child) for child in node.nodes]
    return {key: plain(child) for key, child in node.entries.items()}
