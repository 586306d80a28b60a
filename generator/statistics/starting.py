"""The legal start of every case, as `generator.clocks.starts` says it for one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from generator.clocks.kinds import ACCEPTED, REVIEWED, REVIEWING
from generator.statistics.basis import FROM_ACCEPTANCE, MOVED_START, NO_START, Basis
from generator.statistics.days import NONE, Limits
from generator.statistics.fields import Array, Ints
from generator.statistics.logs import Round
from generator.statistics.pairing import Pairs


class Answers(NamedTuple):
    """How each application was answered; `given` is false while a lower level still has the case.

    `last` is the last day for a notice or acceptance after receipt, `in_time` whether the
    supplement was asked for before acceptance and by then, `due` the same after its completion.
    """

    given: Array
    received: Ints
    accepted: Ints
    asked: Ints
    completed: Ints
    end: Ints
    closed: Array
    last: Ints
    in_time: Array
    later: Ints


def answers(log: Round, supplements: Pairs, calendar: Ints, notice: Limits, basis: Basis) -> Answers:
    """The answers of all cases."""
    accepted, reviewing = log.first_of(basis.number[ACCEPTED]), log.first_of(basis.number[REVIEWING])
    handed = log.first_of(basis.number[REVIEWED], np.where(reviewing < NONE, reviewing, log.received))
    below = (reviewing < NONE) & (handed == NONE)
    given = (log.received < NONE) & ~(below & (accepted == NONE) & ~log.closed)
    since = np.where(handed < NONE, handed, np.where(below & (accepted < NONE), accepted, log.received))
    asked, completed = _asked(since, supplements)
    last = basis.days.due(calendar, since, notice)
    in_time = (asked < NONE) & (asked <= last) & ((accepted == NONE) | (asked < accepted) | ((completed < NONE) & (completed <= accepted)))
    later = basis.days.due(calendar, np.where(completed < NONE, completed, since), notice)
    return Answers(given, since, accepted, asked, completed, log.end, log.closed, last, in_time, later)


def _asked(since: Ints, supplements: Pairs) -> tuple[Ints, Ints]:
    """The first supplement asked for since a day, and its end when it has one."""
    asked, ends = np.full(len(since), NONE), np.full(len(since), NONE)
    closed, unclosed = supplements.closed, supplements.unclosed
    for spans in (closed, unclosed):
        late = spans.at(spans.start >= since[spans.case])
        np.minimum.at(asked, late.case, late.start)
    first = closed.at(closed.start == asked[closed.case])
    np.minimum.at(ends, first.case, first.end)
    return asked, ends


def starts(kind: Ints, answer: Answers) -> tuple[Ints, Array]:
    """The first day of a clock (NONE: not started) and whether the law puts it there, not the office."""
    undone = np.where(answer.closed, answer.received, NONE)
    accepted, completed = answer.accepted, answer.completed
    standing = answer.in_time & ((completed == NONE) | (accepted < completed))
    base = np.where(answer.in_time, completed, answer.received)
    last = np.where(answer.in_time, answer.later, answer.last)
    deemed = ~standing & np.where(accepted < NONE, accepted > last, answer.end > last)
    taken = np.where(accepted < NONE, accepted, np.where(answer.closed, base, NONE))
    by_acceptance = np.where(standing, np.where(accepted < NONE, accepted, undone), np.where(deemed, base, taken))
    done = np.minimum(completed, accepted)
    moved = np.where(answer.in_time, np.where(done < NONE, done, undone), answer.received)
    day = np.where(kind == FROM_ACCEPTANCE, by_acceptance, np.where(kind == MOVED_START, moved, answer.received))
    none = ~answer.given | (kind == NO_START)
    return np.where(none, NONE, day), deemed & (kind == FROM_ACCEPTANCE) & ~none
