"""What the stamps of a record give away, beyond the clocks: entered long after, on a rest day, within seconds.

Of one case each. Stamps that many cases share, and cells whose every case ends on its last day, are
found once everything is added up (`sharing`, `cells`).
"""

from __future__ import annotations

import numpy as np

from generator.clocks.kinds import ACCEPTED, RECEIVED
from generator.statistics.basis import Basis
from generator.statistics.days import NONE
from generator.statistics.fields import Array, Ints
from generator.statistics.logs import Round, latest, some
from generator.statistics.rows import NEVER
from generator.statistics.suspicions import CASE_FLAGS

SECONDS = 60  # from acceptance to decision: nobody reads a file in less
STAMP_FLAGS = ("acceptance-entered-late", "handled-in-seconds", "rest-day-stamp")
FLAGS = (*CASE_FLAGS, *STAMP_FLAGS)


def stamped(log: Round, term: Ints, calendar: Ints, basis: Basis) -> dict[str, Array]:
    """Per flag which cases have it. Where a source gives only dates, nothing is said of seconds."""
    rows, days = log.rows, basis.days
    here, slow = calendar[rows.case], ~basis.immediate[term]
    accepting = log.own & (rows.kind == basis.number[ACCEPTED])
    unaccepted = ~some(rows, accepting)
    first = accepting | (log.own & (rows.kind == basis.number[RECEIVED]) & unaccepted[rows.case])
    late = first & (rows.entered != NEVER) & (rows.entered // 86400 > days.nth(here, days.count(here, rows.day) + 1))
    accepted = latest(rows, accepting & (rows.time <= log.ended[rows.case]), rows.time, -NONE * 86400)
    exact = (accepted % 86400 != 0) & (log.ended % 86400 != 0)
    off = (accepting | (log.own & basis.ending[rows.kind])) & (days.roll(here, rows.day) != rows.day)
    return {"acceptance-entered-late": some(rows, late),
            "handled-in-seconds": log.decided & exact & (log.ended - accepted < SECONDS) & slow,
            "rest-day-stamp": np.asarray(some(rows, off) & slow)}
