"""Pauses as sets of days: pairing, cutting, and a union in which no day is counted twice.

A span (start, end] is the set of days d with start < d ≤ end. Nothing here knows which pause the
law allows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """The days after `start` up to and including `end`, under a name."""

    start: date
    end: date
    name: str


class Paired(NamedTuple):
    """What pairing one log comes to: closed pauses, starts without end, ends without start."""

    closed: tuple[Span, ...]
    unclosed: tuple[Span, ...]
    unopened: tuple[Span, ...]


def pair(marks: Iterable[tuple[date, bool, str]]) -> Paired:
    """Pair (day, ends, name) earliest with earliest within one name.

    On one day starts come before ends; an end takes the earliest start still open and is
    `unopened` when there is none. Reading order does not matter.
    """
    waiting: dict[str, list[date]] = defaultdict(list)
    closed, unopened = [], []
    for day, ends, name in sorted(marks):
        if not ends:
            waiting[name].append(day)
        elif waiting[name]:
            closed.append(Span(waiting[name].pop(0), day, name))
        else:
            unopened.append(Span(day, day, name))
    left = [Span(day, day, name) for name, days in waiting.items() for day in days]
    return Paired(tuple(sorted(closed)), tuple(sorted(left)), tuple(unopened))


def cut(spans: Iterable[Span], start: date, end: date) -> list[Span]:
    """The parts of spans within (start, end], empty ones left out."""
    parts = (Span(max(span.start, start), min(span.end, end), span.name) for span in spans)
    return sorted(part for part in parts if part.start < part.end)


def union(spans: Iterable[Span]) -> list[Span]:
    """Disjoint spans of the same days: each day goes to the first span that has it, by start, end, name."""
    found: list[Span] = []
    last = date.min
    for span in sorted(spans):
        if span.end > last:
            found.append(Span(max(span.start, last), span.end, span.name))
            last = span.end
    return found
