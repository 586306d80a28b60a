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

HISTOGRAMS = (("法定时钟", "工作日"), ("法定时钟", "日"), ("审批服务用时", "工作日"), ("自然跨度", "日"))
COUNTERS = ("received", "closed", "withdrawn", "open", "judged", "late", "open_late", "promise_judged", "promise_late",
            "corrected", "paused", "provisional", "gross_days", "net_days", "supplement_days", "excluded_days")
EXCLUDED, FLAG = len(HISTOGRAMS) + len(COUNTERS), len(HISTOGRAMS) + len(COUNTERS) + 1
MEASURE = {**{pair: n for n, pair in enumerate(HISTOGRAMS)}, **{name: len(HISTOGRAMS) + n for n, name in enumerate(COUNTERS)}}

_BITS = (("measure", 6), ("place", 9), ("item", 11), ("month", 13), ("value", 22))  # 61 bits: positive in 64
MOST_VALUE = (1 << 22) - 1


class Key(NamedTuple):
    """What a count is a count of; month counts from January of year 0."""

    measure: int
    place: int
    item: int
    month: int
    value: int


def pack(measure: int | Ints, place: Ints, item: Ints, month: Ints, value: int | Ints) -> Ints:
    """Keys as integers, in the order measure, place, item, month, value."""
    packed = np.zeros(len(place), dtype=np.int64)
    for (_, bits), part in zip(_BITS, (measure, place, item, month, value), strict=True):
        packed = (packed << bits) | part
    return packed


def unpack(packed: int) -> Key:
    """The parts of a packed key."""
    parts = []
    for _, bits in reversed(_BITS):
        parts.append(packed & ((1 << bits) - 1))
        packed >>= bits
    return Key(*reversed(parts))


@dataclass(frozen=True, eq=False)
class Aggregate:
    """Sorted keys without repetition, each with its count; no count is zero."""

    keys: Ints
    counts: Ints

    @classmethod
    def of(cls, parts: Iterable[tuple[Ints, Ints]]) -> Aggregate:
        """Sum counts under equal keys."""
        parts = list(parts)
        if not parts:
            return EMPTY
        keys, inverse = np.unique(np.concatenate([keys for keys, _ in parts]), return_inverse=True)
        counts = np.zeros(len(keys), dtype=np.int64)
        np.add.at(counts, inverse, np.concatenate([counts for _, counts in parts]))
        return cls(keys[counts != 0], counts[counts != 0])

    def __add__(self, other: Aggregate) -> Aggregate:
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
        for packed, count in zip(self.keys.tolist(), self.counts.tolist(), strict=True):
            yield unpack(packed), count


EMPTY = Aggregate(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def total(parts: Iterable[Aggregate]) -> Aggregate:
    """The sum of many; merged in batches, so that memory does not grow with their number."""
    result, waiting = EMPTY, []
    for part in parts:
        waiting.append((part.keys, part.counts))
        if len(waiting) == 32:
            result, waiting = Aggregate.of([(result.keys, result.counts), *waiting]), []
    return Aggregate.of([(result.keys, result.counts), *waiting])
