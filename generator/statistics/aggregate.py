"""The aggregate: one sparse vector of counts, whose merge is addition.

Every published figure is a count under a key (measure, place, item, month, value), packed into one
integer: histograms of whole days, counters, working days excluded by procedure, flags by rule.
Addition is commutative and associative, so partitions, engines and re-runs give the same bytes.
Names are not kept here: `Basis` numbers places, items, reasons and rules the same way everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

HISTOGRAMS = (("法定时钟", "工作日"), ("法定时钟", "日"), ("审批服务用时", "工作日"), ("自然跨度", "日"),
              ("推送", "工作日"), ("反馈", "工作日"))
NUMBERS = ("received", "closed", "withdrawn", "unreceived", "open", "judged", "at_limit", "late", "open_late", "promise_judged",
           "promise_late", "corrected", "paused", "provisional", "declared", "online", "pushed", "fed_back")
SUMS = ("gross_days", "net_days", "supplement_days", "excluded_days")
FLAG = len(HISTOGRAMS) + len(NUMBERS)  # what adds up ones comes before what adds up days
EXCLUDED, RECORDS = FLAG + 1 + len(SUMS), FLAG + 2 + len(SUMS)
MEASURE = {name: number for number, name in enumerate((*HISTOGRAMS, *NUMBERS, "", *SUMS)) if name}

_BITS = (("measure", 6), ("place", 9), ("item", 11), ("month", 13), ("value", 22))  # 61 bits: positive in 64
_WIDTH = sum(bits for _, bits in _BITS[1:])
MOST_VALUE = (1 << _BITS[4][1]) - 1


class Key(NamedTuple):
    """What a count is a count of; month counts from January 1970."""

    measure: int
    place: int
    item: int
    month: int
    value: int


def pack(place: Ints, item: Ints, month: Ints) -> Ints:
    """Keys without measure and value; add `measured` for those."""
    return ((place << _BITS[2][1] | item) << _BITS[3][1] | month) << _BITS[4][1]


def measured(measure: int | Ints, value: int | Ints = 0) -> int | Ints:
    """The measure and value of a key."""
    return measure << _WIDTH | value


@dataclass(frozen=True, eq=False)
class Aggregate:
    """Sorted keys without repetition, each with its count; no count is zero."""

    keys: Ints
    counts: Ints

    @classmethod
    def of(cls, parts: Iterable[tuple[Ints, Ints]]) -> Aggregate:
        """Sum counts under equal keys."""
        parts = list(parts)
        keys = np.concatenate([EMPTY.keys, *(keys for keys, _ in parts)])
        counts = np.concatenate([EMPTY.counts, *(counts for _, counts in parts)])
        order = np.argsort(keys)
        keys = keys[order]
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        sums = np.add.reduceat(counts[order], first) if len(first) else counts
        return cls(keys[first][sums != 0], sums[sums != 0])

    @classmethod
    def ones(cls, keys: Iterable[Ints]) -> Aggregate:
        """One for each time a key occurs; faster than `of`."""
        return cls(*np.unique(np.concatenate([EMPTY.keys, *keys]), return_counts=True))

    def __add__(self, other: Aggregate) -> Aggregate:
        if not len(self.keys) or not len(other.keys) or self.keys[-1] < other.keys[0]:
            return Aggregate(np.concatenate([self.keys, other.keys]), np.concatenate([self.counts, other.counts]))
        return Aggregate.of([(self.keys, self.counts), (other.keys, other.counts)])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Aggregate) and self.data == other.data

    def __hash__(self) -> int:
        return hash(self.data)

    @cached_property
    def data(self) -> bytes:
        """The canonical bytes."""
        return self.keys.astype("<i8").tobytes() + self.counts.astype("<i8").tobytes()

    def items(self) -> Iterator[tuple[Key, int]]:
        """Key and count, in the order of keys."""
        columns, left = [], self.keys
        for _, bits in reversed(_BITS):
            columns.append((left & ((1 << bits) - 1)).tolist())
            left = left >> bits
        yield from zip(map(Key, *reversed(columns)), self.counts.tolist(), strict=True)


EMPTY = Aggregate(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def total(parts: Iterable[Aggregate]) -> Aggregate:
    """The sum of many; merged in batches, so that memory does not grow with their number."""
    result, waiting = EMPTY, []
    for part in parts:
        waiting.append((part.keys, part.counts))
        if len(waiting) == 32:
            result, waiting = Aggregate.of([(result.keys, result.counts), *waiting]), []
    return Aggregate.of([(result.keys, result.counts), *waiting])
