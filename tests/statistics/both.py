"""One set of cases through the loop and through the tables: what each says, in one shape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from generator.clocks import OPEN, Event, Figures, Terms
from generator.statistics.aggregate import HISTOGRAMS, MEASURE
from generator.statistics.basis import Basis
from generator.statistics.blocks import HEADER, Block
from generator.statistics.cases import Cases, figures
from generator.statistics.days import EPOCH, NONE
from generator.statistics.partition import partition
from generator.statistics.rows import Rows, parse
from generator.statistics.suspicions import CASE_FLAGS
from tests.clocks.checking import CALENDAR, KINDS, count

PLACE, PROMISE_LATE = "150402", "超承诺"
COUNTS = ("statutory", "net", "service", "span", "gross", "before", "supplement")


def basis(terms: Sequence[Terms], as_of: date) -> Basis:
    """A basis in which item n has the n-th terms."""
    items = [f"item-{number}" for number in range(len(terms))]
    return Basis(KINDS, {PLACE: CALENDAR}, items, {(PLACE, item): each for item, each in zip(items, terms, strict=True)}, as_of)


def block(cases: Sequence[Sequence[Event]]) -> Block:
    """Cases as rows of the normal form, case n of item n."""
    lines = [f"case-{number:05},project-{number % 7},{PLACE},item-{number},{each.event},{each.time.isoformat()},"
             f"{each.entered.isoformat() if each.entered else ''},单位,{each.name},source,{line}\n"
             for number, events in enumerate(cases) for line, each in enumerate(events)]
    data = "".join(lines).encode()
    return Block("made-up", 2, data, len(data))


def by_tables(cases: Sequence[Sequence[Event]], terms: Sequence[Terms], as_of: date) -> list[dict[str, Any]]:
    """What the tables say of each case."""
    ground = basis(terms, as_of)
    rows = parse(block(cases), ground)
    found = figures(rows, ground)
    return [_row(found, rows, ground, number) for number in range(len(cases))]


def by_loop(cases: Sequence[Sequence[Event]], terms: Sequence[Terms], as_of: date) -> list[dict[str, Any]]:
    """What the loop says of each case."""
    return [_plain(count(events, each, as_of)) for events, each in zip(cases, terms, strict=True)]


def _plain(found: Figures) -> dict[str, Any]:
    return {**{name: getattr(found, name) for name in COUNTS}, "received": found.received, "started": found.started,
            "ended": found.ended, "open": found.outcome == OPEN, "excluded": found.excluded,
            "due": found.due.day if found.due else None, "promised_due": found.promised_due.day if found.promised_due else None,
            "late": bool(found.late), "promised_late": bool(found.promised_late), "provisional": found.provisional, "flags": found.flags}


def _row(found: Cases, rows: Rows, ground: Basis, case: int) -> dict[str, Any]:
    log = found.log
    excluded: dict[str, int] = {}
    for of, name, days in zip(found.excluded.case, found.excluded.name, found.excluded_days, strict=True):
        if of == case:
            excluded[rows.names[name]] = excluded.get(rows.names[name], 0) + int(days)
    counts = {name: int(getattr(found, name)[case]) for name in COUNTS}
    return {**{name: None if value < 0 else value for name, value in counts.items()},
            "received": _day(log.received[case]), "started": _day(found.start[case]),
            "ended": _day(log.end[case]) if log.closed[case] else None, "open": not log.closed[case], "excluded": excluded,
            "due": _day(found.due[case]), "promised_due": _day(found.promised_due[case]), "late": bool(found.late[case]),
            "promised_late": bool(found.promised_late[case]), "provisional": bool(found.provisional[case]),
            "flags": tuple(name for name, cases in found.flags.items() if name in CASE_FLAGS and cases[case])}


def _day(value: int) -> date | None:
    return EPOCH + timedelta(int(value)) if value < NONE else None


def aggregate_of(heading: str, lines: Sequence[str], ground: Basis) -> dict[tuple[str, str, str, int], int]:
    """Histograms of rows by the tables and how many broke the promise, over all months."""
    data = "".join(lines).encode()
    found: dict[tuple[str, str, str, int], int] = {}
    assert heading.encode().rstrip() == HEADER
    for key, n in partition(Block("sample", 2, data, len(data)), ground, across=False).aggregate.items():
        if key.measure < len(HISTOGRAMS):
            name = (ground.places[key.place], ground.items[key.item], HISTOGRAMS[key.measure][0], key.value)
            found[name] = found.get(name, 0) + n
        elif key.measure == MEASURE["promise_late"]:
            name = (ground.places[key.place], ground.items[key.item], PROMISE_LATE, 0)
            found[name] = found.get(name, 0) + n
    return found
