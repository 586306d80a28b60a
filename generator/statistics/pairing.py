"""Pauses of many cases: earliest start with earliest end, and unions in which no day counts twice.

The same as `generator.clocks.pauses`, for all cases at once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from generator.statistics.fields import Array, Ints

_FAR = 1 << 22  # beyond any day number and any number of rows of a block


class Spans(NamedTuple):
    """Days (start, end] under a name, of a case."""

    case: Ints
    start: Ints
    end: Ints
    name: Ints

    def at(self, chosen: Array) -> Spans:
        """Some of them."""
        return Spans(*(each[chosen] for each in self))


class Pairs(NamedTuple):
    """Closed pauses, starts without end (their end is their start), and the cases of ends without start."""

    closed: Spans
    unclosed: Spans
    unopened: Ints


def pair(case: Ints, group: Ints, day: Ints, ends: Array, name: Ints) -> Pairs:
    """Pair starts and ends within (case, group, name); on one day starts come first."""
    whose = (case * (group.max(initial=0) + 1) + group) * (name.max(initial=0) + 1) + name
    order = np.argsort((whose << 18) | (day << 1) | ends)  # days need 17 bits, rows of a block 20
    case, group, day, ends, name = (each[order] for each in (case, group, day, ends, name))
    new = np.concatenate([[True], (np.diff(case) != 0) | (np.diff(group) != 0) | (np.diff(name) != 0)])[:len(case)]
    run, first = np.cumsum(new) - 1, np.flatnonzero(new)
    steps = np.where(ends, -1, 1)
    total = np.cumsum(steps)
    balance = total - (total[first] - steps[first])[run]
    # An end that finds nothing open takes the balance to a new low below zero: it is ignored.
    lowest = np.minimum.accumulate(np.minimum(balance, 0) - run * _FAR) + run * _FAR
    before = np.where(new, 0, np.concatenate([[0], lowest])[:len(lowest)])
    unopened = ends & (lowest < before)
    start, end = np.flatnonzero(~ends), np.flatnonzero(ends & ~unopened)
    opens, closes = np.bincount(run[start], minlength=len(first)), np.bincount(run[end], minlength=len(first))
    rank = np.arange(len(start)) - (np.cumsum(opens) - opens)[run[start]]
    closing = rank < closes[run[start]]
    partner = end[((np.cumsum(closes) - closes)[run[start]] + rank)[closing]]
    closed, left = start[closing], start[~closing]
    return Pairs(Spans(case[closed], day[closed], day[partner], name[closed]),
                 Spans(case[left], day[left], day[left], name[left]), case[unopened])


def cut(spans: Spans, start: Ints, end: Ints) -> Spans:
    """The parts within (start, end] of their case, empty ones left out."""
    cutted = spans._replace(start=np.maximum(spans.start, start[spans.case]), end=np.minimum(spans.end, end[spans.case]))
    return cutted.at(cutted.start < cutted.end)


def union(spans: Spans) -> Spans:
    """Disjoint spans of the same days: each day goes to the first span that has it, by start, end, name."""
    # Spans of a case come in the order of names and a stable sort leaves them so.
    ordered = spans.at(np.argsort((spans.case << 36) | (spans.start << 18) | spans.end, kind="stable"))
    reached = np.maximum.accumulate(ordered.end + ordered.case * _FAR)
    before = np.concatenate([[0], reached])[:len(reached)] - ordered.case * _FAR
    return ordered._replace(start=np.maximum(ordered.start, before)).at(ordered.end > before)


def ordinal(case: Ints) -> Ints:
    """Position of each span within its case; cases are in order."""
    first = np.flatnonzero(np.diff(case, prepend=-1))
    return np.asarray(np.arange(len(case)) - np.repeat(first, np.diff(first, append=len(case))))
