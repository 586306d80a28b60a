"""The round of every case that counts, as `generator.clocks.log` reads it.

Everything is by case; rows of a case lie together, so a case's earliest and latest are reductions.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from generator.clocks.kinds import ACCEPTED, RECEIVED
from generator.statistics.basis import Basis
from generator.statistics.days import NONE
from generator.statistics.fields import Array, Ints
from generator.statistics.pairing import Pairs, pair
from generator.statistics.rows import NEVER, Rows

_NO_TIME = NONE * 86400


class Round(NamedTuple):
    """As `generator.clocks.log.Round`, a row a case; `own` marks the rows of the round. No day is NONE."""

    rows: Rows
    own: Array
    end: Ints
    ended: Ints
    closed: Array
    decided: Array
    dropped: Array
    first: Ints
    received: Ints
    late_receipt: Array
    late_acceptance: Array
    resubmitted: Array
    received_after: Array
    unknown_event: Array
    in_future: Array

    def first_of(self, kind: int, since: Ints | None = None) -> Ints:
        """The first day of a kind of event in the round, not before `since`; NONE when there is none."""
        rows = self.rows
        which = self.own & (rows.kind == kind)
        if since is not None:
            which &= rows.day >= since[rows.case]
        return earliest(rows, which, rows.day, NONE)

    def paired(self, pairs: tuple[Ints, Array], named: bool) -> Pairs:
        """Pauses by the pairs of a clock; `named` ones pair only within one procedure name."""
        rows = self.rows
        at = np.flatnonzero(self.own & (pairs[0][rows.kind] >= 0))
        kind, name = rows.kind[at], rows.name[at]
        return pair(rows.case[at], pairs[0][kind], rows.day[at], pairs[1][kind], name if named else np.zeros_like(name))


def earliest(rows: Rows, which: Array, value: Ints, none: int) -> Ints:
    """Per case the first value among some rows; values rise within a case, as times do."""
    at = np.flatnonzero(which)
    first = at[np.flatnonzero(np.diff(rows.case[at], prepend=-1))]
    found = np.full(len(rows.heads), none)
    found[rows.case[first]] = value[first]
    return found


def latest(rows: Rows, which: Array, value: Ints, none: int) -> Ints:
    """Per case the last value among some rows."""
    at = np.flatnonzero(which)
    last = at[np.flatnonzero(np.diff(rows.case[at], append=len(rows.heads)))]
    found = np.full(len(rows.heads), none)
    found[rows.case[last]] = value[last]
    return found


def some(rows: Rows, which: Array) -> Array:
    """Per case whether any row is such."""
    found = np.zeros(len(rows.heads), dtype=bool)
    found[rows.case[which]] = True
    return found


def read(rows: Rows, basis: Basis) -> Round:
    """The round that counts on the basis's day."""
    case, kind, time, day = rows.case, rows.kind, rows.time, rows.day
    known = rows.kept & (kind >= 0) & (day <= basis.today)
    decision = earliest(rows, known & basis.ending[kind], time, _NO_TIME)
    receipt = known & basis.receipt[kind] & (day <= (decision // 86400)[case])
    last = latest(rows, receipt, time, -_NO_TIME)
    drop = known & basis.dropping[kind]
    begun = latest(rows, drop & (time < last[case]), time, -_NO_TIME)
    dropped_at = earliest(rows, drop & (time >= last[case]), time, _NO_TIME)
    decided = decision < _NO_TIME
    ended = np.where(decided, decision, dropped_at)
    closed = ended < _NO_TIME
    end = np.where(closed, ended // 86400, basis.today)
    own = known & (time > begun[case]) & (day <= end[case])
    late = known & (day > end[case])
    strange = (kind >= 0) & (day > basis.today) & ((rows.entered == NEVER) | (rows.entered // 86400 <= basis.today))
    return Round(
        rows, own, end, np.where(closed, ended, _NO_TIME), closed, decided, closed & ~decided,
        earliest(rows, receipt & (day <= end[case]), day, NONE), earliest(rows, own & basis.receipt[kind], day, NONE),
        some(rows, late & basis.receipt[kind]), some(rows, late & (kind == basis.number[ACCEPTED])),
        begun > -_NO_TIME, decided & (last > -_NO_TIME) & some(rows, late & (kind == basis.number[RECEIVED])),
        some(rows, kind < 0), some(rows, strange))
