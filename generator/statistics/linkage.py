"""How a case was applied for, together with which others, and what was told to the supervising body after the decision.

Most records of today say nothing of it; a block without any such event costs one look.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from generator.clocks.kinds import COUNTER, FED_BACK, ONLINE, PUSHED, TOGETHER
from generator.statistics.basis import Basis
from generator.statistics.days import NONE
from generator.statistics.fields import Array, Ints, Words, hashed
from generator.statistics.logs import Round, earliest, some

LINKING = frozenset({ONLINE, COUNTER, TOGETHER, PUSHED, FED_BACK})


class Linkage(NamedTuple):
    """A row a case: whether it says how it was applied for, and online; the joint application it belongs to (0: none);
    the days of the push and of the feedback, NONE when there were none."""

    declared: Array
    online: Array
    together: Words
    pushed: Ints
    fed_back: Ints


def linkage(log: Round, basis: Basis) -> Linkage:
    """What the rows of each case say; a push counts from the decision on, feedback from the push on."""
    rows, size = log.rows, len(log.rows.heads)
    if not basis.among(LINKING)[rows.kind].any():
        nothing, never = np.zeros(size, dtype=bool), np.full(size, NONE)
        return Linkage(nothing, nothing, np.zeros(size, dtype=np.uint64), never, never)
    online = some(rows, log.own & basis.among({ONLINE})[rows.kind])
    after = rows.kept & log.decided[rows.case] & (rows.day <= basis.today)
    pushed = earliest(rows, after & basis.among({PUSHED})[rows.kind] & (rows.day >= log.end[rows.case]), rows.day, NONE)
    fed_back = earliest(rows, after & basis.among({FED_BACK})[rows.kind] & (rows.day >= pushed[rows.case]), rows.day, NONE)
    return Linkage(online | some(rows, log.own & basis.among({COUNTER})[rows.kind]), online, _together(log, basis, size), pushed, fed_back)


def _together(log: Round, basis: Basis, size: int) -> Words:
    rows = log.rows
    at = np.flatnonzero(log.own & basis.among({TOGETHER})[rows.kind] & (rows.name > 0))
    found: Words = np.zeros(size, dtype=np.uint64)
    found[rows.case[at[::-1]]] = np.array(hashed(rows.names), dtype=np.uint64)[rows.name[at[::-1]]]  # the first of a case stands
    return found
