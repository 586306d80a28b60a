"""From the sum to rows that can be published: names for numbers, months as text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.statistics.aggregate import EXCLUDED, FLAG, HISTOGRAMS, MEASURE, RECORDS, Aggregate
from generator.statistics.basis import Basis
from generator.statistics.counting import REASONS
from generator.statistics.sharing import RULE
from generator.statistics.stamps import FLAGS

DOOR = {"resubmitted", "unknown-event", "event-in-future"}  # facts, or found when records come in: no suspicion here
ALL_AT_LIMIT, LEAST_AT_LIMIT = "all-at-limit", 10
_MEASURES = {number: name for name, number in MEASURE.items() if isinstance(name, str)}


class Cell(NamedTuple):
    """Where something is counted; months are `2026-10`."""

    place: str
    item: str
    month: str


@dataclass
class Table:
    """Counts by cell: histograms by clock and unit, counters, excluded working days by procedure, flags by rule."""

    histograms: dict[Cell, dict[tuple[str, str], Counter[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Counter)))
    counters: dict[Cell, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    excluded: dict[Cell, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    flags: dict[Cell, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    rows: Counter[str] = field(default_factory=Counter)


def table(aggregate: Aggregate, shared: Mapping[tuple[int, int, int], int], basis: Basis) -> Table:
    """The sum by name. `shared` are the cases with stamps that many share."""
    found = Table()
    for key, n in aggregate.items():
        if key.measure == RECORDS:
            found.rows[REASONS[key.value]] += n
            continue
        cell = Cell(basis.places[key.place], basis.items[key.item], month(key.month))
        if key.measure < len(HISTOGRAMS):
            found.histograms[cell][HISTOGRAMS[key.measure]][key.value] += n
        elif key.measure == EXCLUDED:
            found.excluded[cell][basis.procedures[key.value]] += n
        elif key.measure != FLAG:
            found.counters[cell][_MEASURES[key.measure]] += n
        elif FLAGS[key.value] not in DOOR:
            found.flags[cell][FLAGS[key.value]] += n
    for (place, item, number), n in shared.items():
        found.flags[Cell(basis.places[place], basis.items[item], month(number))][RULE] += n
    for cell, counts in found.counters.items():
        if counts["at_limit"] >= LEAST_AT_LIMIT and counts["at_limit"] == counts["judged"]:
            found.flags[cell][ALL_AT_LIMIT] += counts["at_limit"]
    return found


def month(number: int) -> str:
    """Months since January 1970 as text."""
    return f"{1970 + number // 12:04d}-{number % 12 + 1:02d}"
