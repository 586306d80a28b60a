"""Small counts of items that natural persons apply for, before anything leaves the private folder.

First months are put together, each group under its last month, until at least five cases were
decided in it; so no month gives a person away and sums over all months stay true. A place whose
whole period has fewer than five is hidden, and a second place of the item with it: otherwise the
total of all places, known elsewhere, less the published ones would be the hidden one. The same
across items of a place, until every hidden cell has another in its row and column and lies on a ring
of hidden cells; then no sum of rows and columns fixes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.model.hiding import Pair, ringed
from generator.model.tally import LEAST
from generator.statistics.cells import Cell, Table


def suppress(found: Table, personal: set[str], last: str) -> tuple[Table, list[Pair]]:
    """The table that may be published, and the pairs of place and item hidden in it; results count up to a last month."""
    totals: Counter[Pair] = Counter()
    for cell, counts in found.counters.items():
        totals[cell.place, cell.item] += counts["closed"] if cell.month <= last else 0
    gone = hidden(totals, personal)
    moved = {cell: target for pair in totals if pair[1] in personal and pair not in gone for cell, target in _grouped(found, pair, last).items()}
    result = Table(rows=found.rows)
    for name in ("histograms", "counters", "excluded", "flags"):
        for cell, counts in getattr(found, name).items():
            if (cell.place, cell.item) not in gone:
                _add(getattr(result, name)[moved.get(cell, cell)], counts)
    return result, sorted(gone)


def _add(into: dict[object, Counter[object]] | Counter[object], counts: Mapping[object, object]) -> None:
    if isinstance(into, Counter):
        into.update(counts)
        return
    for key, each in counts.items():
        into[key].update(each)  # type: ignore[call-overload]


def _grouped(found: Table, pair: Pair, last: str) -> dict[Cell, Cell]:
    """Each month's cell, and the one it is published under."""
    cells = sorted({cell for part in (found.counters, found.histograms, found.flags) for cell in part
                    if (cell.place, cell.item) == pair and cell.month <= last})
    groups: list[list[Cell]] = [[]]
    decided = 0
    for cell in cells:
        groups[-1].append(cell)
        decided += found.counters[cell]["closed"] if cell in found.counters else 0
        if decided >= LEAST:
            groups.append([])
            decided = 0
    if len(groups) > 1:  # what is left at the end is too small to stand alone
        rest = groups.pop()
        groups[-1] += rest
    return {cell: group[-1] for group in groups for cell in group}


def hidden(totals: Mapping[Pair, int], personal: set[str]) -> set[Pair]:
    """Pairs not to be shown: too small ones, and as many others as protect them."""
    gone = {pair for pair, n in totals.items() if pair[1] in personal and 0 < n < LEAST}
    while loose := sorted(pair for pair in gone if not ringed(pair, gone)):
        added = _ring(loose[0], totals, gone)
        if not added:  # nothing to hide it among: its whole row and column go
            added = {pair for pair in totals if pair[0] == loose[0][0] or pair[1] == loose[0][1]} - gone
        if not added:
            return gone
        gone |= added
    return gone


def _ring(pair: Pair, totals: Mapping[Pair, int], gone: set[Pair]) -> set[Pair]:
    """The cheapest three cells that make a rectangle with one, less those hidden already."""
    place, item = pair
    best: tuple[int, set[Pair]] | None = None
    for other in sorted({each for each, _ in totals} - {place}):
        for second in sorted({each for _, each in totals} - {item}):
            corners = {(place, second), (other, item), (other, second)}
            if all(totals.get(corner) for corner in corners):
                price = sum(totals[corner] for corner in corners - gone)
                if best is None or price < best[0]:
                    best = (price, corners - gone)
    return best[1] if best else set()
