"""What must be looked at across cases: the office's time in each project, and the stamps of each case.

These are case-level and never leave the machine that counts: they go into a temporary folder and
are read back one bucket at a time.
"""

from __future__ import annotations

import numpy as np

from generator.clocks.kinds import ACCEPTED, RECEIVED
from generator.statistics.basis import Basis
from generator.statistics.cases import Cases
from generator.statistics.days import NONE
from generator.statistics.fields import Array, Ints, Words
from generator.statistics.pairing import cut, union
from generator.statistics.rows import Rows

VISIT = np.dtype([("project", "<u8"), ("case", "<u8"), ("place", "<i2"), ("item", "<i2"), ("start", "<i4"), ("end", "<i4"), ("open", "?"), ("together", "<u8")])
STAMP = np.dtype([("stamp", "<u8"), ("case", "<u8"), ("place", "<i2"), ("item", "<i2"), ("end", "<i4")])
_PRIME = np.uint64(0x9E3779B97F4A7C15)


def visits(rows: Rows, found: Cases, known: Array) -> Array:
    """Parts (start, end] of cases during which the office had the file; a case without any has an empty one."""
    log = found.log
    cases = np.flatnonzero(known & (log.received < NONE) & ~log.dropped & rows.in_project)
    chosen = np.zeros(len(known), dtype=bool)
    chosen[cases] = True
    closed = found.supplements.closed
    apart = union(cut(closed.at(chosen[closed.case]), log.received.clip(max=log.end), log.end))
    case = np.concatenate([cases, apart.case])
    start, end = np.concatenate([log.received[cases], apart.end]), np.concatenate([apart.start, log.end[cases]])
    by_start, by_end = np.lexsort((start, case)), np.lexsort((end, np.concatenate([apart.case, cases])))
    case = case[by_start]
    return _table(VISIT, project=rows.project[case], case=rows.ids[case], place=rows.place[case], item=rows.item[case],
                  start=start[by_start], end=end[by_end], open=~log.closed[case], together=found.linkage.together[case])


def stamps(rows: Rows, found: Cases, known: Array, basis: Basis) -> Array:
    """The seconds of receipts, acceptances and decisions, as hashes of place, item, kind and second."""
    log = found.log
    kinds = basis.ending | basis.among({RECEIVED, ACCEPTED})
    at = np.flatnonzero(log.own & kinds[rows.kind] & known[rows.case] & (rows.time % 86400 != 0))
    case = rows.case[at]
    stamp: Words = np.zeros(len(at), dtype=np.uint64)
    for part in (rows.place[case], rows.item[case], rows.kind[at], rows.time[at]):
        stamp = (stamp ^ part.astype(np.uint64)) * _PRIME
        stamp ^= stamp >> np.uint64(29)
    return _table(STAMP, stamp=stamp, case=rows.ids[case], place=rows.place[case], item=rows.item[case], end=log.end[case])


def _table(kind: np.dtype[np.void], **columns: Ints | Words | Array) -> Array:
    size = len(next(iter(columns.values())))
    found = np.empty(size, dtype=kind)
    for name, column in columns.items():
        found[name] = column
    return found
