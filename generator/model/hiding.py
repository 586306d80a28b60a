"""What protects a hidden cell of a table whose sums of rows and columns are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

Pair = tuple[str, str]  # place, item


def ringed(pair: Pair, gone: Iterable[Pair]) -> bool:
    """Whether the other hidden cells still lead from the cell's place to its item."""
    links: dict[Pair, set[Pair]] = defaultdict(set)
    for place, item in gone:
        if (place, item) != pair:
            links["place", place].add(("item", item))
            links["item", item].add(("place", place))
    seen: set[Pair] = set()
    todo = [("place", pair[0])]
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo += links[node]
    return ("item", pair[1]) in seen
