"""The figures of all cases of a block: `generator.clocks.figures` without a loop over cases.

Each step stands in the module of the same job (logs, pairing, starting, dues, suspicions); a test
holds them equal to the loop, case by case. Cases with days before 1990 or after 2099, which no
record of today has, are marked `odd`: they are counted out, not measured.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.clocks.kinds import ACCEPTED, SERVICE, STATUTORY
from generator.statistics.basis import Basis
from generator.statistics.days import FIRST, LAST, NONE
from generator.statistics.dues import due, extended, last_days
from generator.statistics.fields import Array, Ints
from generator.statistics.linkage import Linkage, linkage
from generator.statistics.logs import Round, earliest, read
from generator.statistics.pairing import Pairs, Spans, cut, union
from generator.statistics.rows import Rows
from generator.statistics.stamps import stamped
from generator.statistics.starting import answers, starts
from generator.statistics.suspicions import Seen, flags


@dataclass(frozen=True)
class Cases:
    """A row a case; days are NONE and counts -1 where there are none. `excluded` are disjoint spans with working days."""

    log: Round
    term: Ints
    calendar: Ints
    start: Ints
    due: Ints
    promised_due: Ints
    gross: Ints
    supplement: Ints
    span: Ints
    before: Ints
    net: Ints
    statutory: Ints
    late: Array
    promised_late: Array
    provisional: Array
    excluded: Spans
    excluded_days: Ints
    procedure: Ints
    natural: Array
    pauses: Pairs
    supplements: Pairs
    flags: dict[str, Array]
    odd: Array
    linkage: Linkage

    @property
    def service(self) -> Ints:
        """Working days of the office: gross less the applicant's own."""
        return np.where(self.gross < 0, -1, self.gross - self.supplement)


def figures(rows: Rows, basis: Basis) -> Cases:
    """The figures of all cases of a block."""
    calendar = basis.calendar[rows.place]
    odd = (rows.day[rows.heads] < FIRST) | (rows.day[np.append(rows.heads[1:], len(rows.day)) - 1] >= LAST)
    if odd.any():
        away = odd[rows.case]
        rows = rows._replace(time=np.where(away, basis.today * 86400, rows.time), day=np.where(away, basis.today, rows.day))
    log, days = read(rows, basis), basis.days
    known = np.where(log.first < NONE, log.first, log.end)
    accepted = log.first_of(basis.number[ACCEPTED])
    term = basis.term_on(rows.place, rows.item, np.where(accepted < NONE, accepted, np.where(log.received < NONE, log.received, known)))
    pauses, supplements = log.paired(basis.pairs[STATUTORY], True), log.paired(basis.pairs[SERVICE], False)
    procedure = _procedures(rows.names, basis)
    answer = answers(log, supplements, calendar, basis.notice.at(term), basis)
    start, deemed = starts(basis.start[term], answer)
    promised, _ = starts(basis.promise_start[term], answer)
    allowed = last_days(pauses.closed, calendar, term, procedure, basis)
    by_law = _lawful(pauses.closed, term, procedure, basis)
    lawful = pauses.closed._replace(end=np.minimum(pauses.closed.end, allowed)).at(by_law)
    approving = log.own & basis.extending[rows.kind]
    approved = earliest(rows, approving, rows.day, NONE)
    plain, final = extended(calendar, start, basis.limit.at(term), basis.extension.at(term), basis.extensible[term], approved, lawful, days)
    promised_due = due(calendar, promised, basis.promise.at(term), lawful, days)
    seen = Seen(answer, supplements, pauses, np.concatenate([by_law, _lawful(pauses.unclosed, term, procedure, basis)]),
                allowed, deemed, plain, final)
    counted = (log.received < NONE) & ~log.dropped
    running = counted & (start < NONE)
    begin = np.where(running, start, log.end)
    received = np.where(counted, log.received, log.end)
    excluded = union(cut(lawful, np.where(running, start, NONE), log.end))
    excluded_days = days.between(calendar[excluded.case], excluded.start, excluded.end)
    apart = union(cut(supplements.closed, received, log.end))
    out = _sum(excluded.case, excluded_days, len(begin))
    net = days.between(calendar, begin, log.end) - out
    natural = log.end - begin - _sum(excluded.case, excluded.end - excluded.start, len(begin))
    return Cases(
        log, term, calendar, start, final, promised_due,
        np.where(counted, days.between(calendar, received, log.end), -1),
        np.where(counted, _sum(apart.case, days.between(calendar[apart.case], apart.start, apart.end), len(begin)), -1),
        np.where(counted, log.end - known, -1), np.where(running, days.between(calendar, received, begin), -1),
        np.where(running, net, -1), np.where(running, np.where(basis.natural[term], natural, net), -1),
        counted & (log.end > final), counted & (log.end > promised_due),
        (log.received < NONE) & days.provisional(calendar, known, np.where(final < NONE, np.maximum(log.end, final), log.end)),
        excluded, excluded_days, procedure, basis.natural[term], pauses, supplements,
        {**flags(log, seen, term, basis), **stamped(log, term, calendar, basis)}, odd, linkage(log, basis))


def _procedures(names: list[str], basis: Basis) -> Ints:
    """Position of each name among the lawful procedures of any item; one past the end for others."""
    at = {name: number for number, name in enumerate(basis.procedures)}
    return np.array([at.get(name, len(at)) for name in names], dtype=np.int64)


def _lawful(spans: Spans, term: Ints, procedure: Ints, basis: Basis) -> Array:
    return np.asarray(basis.lawful[term[spans.case], procedure[spans.name]])


def _sum(case: Ints, days: Ints, size: int) -> Ints:
    """Days summed by case."""
    found = np.zeros(size, dtype=np.int64)
    np.add.at(found, case, days)
    return found
