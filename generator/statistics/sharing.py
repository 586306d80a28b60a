"""Stamps that many cases share: the same second for the same kind of event, place and item."""

from __future__ import annotations

from collections import Counter

import numpy as np

from generator.statistics.basis import Basis
from generator.statistics.spill import Spill

RULE, LEAST = "identical-stamps", 5


def shared(stamps: Spill, basis: Basis) -> Counter[tuple[int, int, int]]:
    """Cases with a stamp of at least five different cases, by (place, item, month since 1970)."""
    found: set[tuple[int, int, int, int]] = set()
    for rows in stamps.buckets():  # sorted by stamp, then case
        new = np.concatenate([[True], (np.diff(rows["stamp"]) != 0) | (np.diff(rows["case"]) != 0)])
        rows = rows[new]
        _, inverse, counts = np.unique(rows["stamp"], return_inverse=True, return_counts=True)
        many = rows[counts[inverse] >= LEAST]
        months = basis.days.month(many["end"].astype(np.int64))
        found.update(zip(many["case"].tolist(), many["place"].tolist(), many["item"].tolist(), months.tolist(), strict=True))
    return Counter((place, item, month) for _, place, item, month in found)
