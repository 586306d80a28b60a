"""Figures of cases → counts under keys. What a counter counts is said once, in `COUNTED`.

Results count in the month of the result, receipts in that of receipt, open cases in the month of
as-of. A case of an item or place the portal does not know is counted as excluded, by reason.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.statistics.aggregate import (
    EXCLUDED,
    FLAG,
    HISTOGRAMS,
    MEASURE,
    MOST_VALUE,
    RECORDS,
    Aggregate,
    measured,
    pack,
)
from generator.statistics.basis import Basis
from generator.statistics.cases import Cases
from generator.statistics.days import NONE
from generator.statistics.fields import Array, Ints
from generator.statistics.rows import Rows
from generator.statistics.stamps import FLAGS

REASONS = ("", "地方不明", "事项不明", "时间过早或者过晚")  # of rows; the first is no reason: counted
_STATUTORY = {unit: MEASURE["法定时钟", unit] for clock, unit in HISTOGRAMS if clock == "法定时钟"}

COUNTED = {
    "received": "当月收件(以最早一次收件计)",
    "closed": "当月办结(有决定)",
    "withdrawn": "当月撤件、不予受理等，没有决定",
    "unreceived": "没有收件记录或者先有结果后有收件，不算用时",
    "open": "截至当日在办",
    "judged": "办结并且有法定期限可以判断",
    "at_limit": "办结并且恰好在法定期限的最后一天，即办的不算",
    "late": "办结并且超过法定期限",
    "open_late": "在办并且已经超过法定期限",
    "promise_judged": "办结并且有承诺期限可以判断",
    "promise_late": "办结并且超过承诺期限",
    "corrected": "办结并且补正过",
    "paused": "办结并且有特别程序",
    "provisional": "办结并且涉及没有放假通知的年份",
    "declared": "当月收件并且记了是网上还是窗口申请",
    "online": "当月收件并且是网上申请",
    "pushed": "办结并且把结果推送给监管部门",
    "fed_back": "办结、推送以后有监管反馈",
    "gross_days": "办结各件从收件到办结的工作日之和",
    "net_days": "办结各件法定时钟的工作日之和",
    "supplement_days": "办结各件补正的工作日之和",
    "excluded_days": "办结各件扣除的特别程序工作日之和",
}


def count(rows: Rows, found: Cases, known: Array, basis: Basis) -> Aggregate:
    """The aggregate of the cases that are `known`; of the rest only their rows."""
    log, month = found.log, basis.days.month
    place, item = np.maximum(rows.place, 0), np.maximum(rows.item, 0)
    ground = pack(place, item, month(log.end))
    received = known & (log.received < NONE)
    opened = pack(place, item, month(np.where(received, log.received, log.end)))
    # A case that was never received has no month of its own but that of its first event.
    flagged = pack(place, item, month(np.where(received | log.closed, log.end, rows.day[rows.heads])))
    closed = np.flatnonzero(received & log.decided)
    keys = [*_counters(found, known, received, ground, basis), opened[received] + measured(MEASURE["received"]),
            *(opened[received & said] + measured(MEASURE[name]) for name, said in (("declared", found.linkage.declared), ("online", found.linkage.online))),
            *_histograms(found, closed, ground), *_delays(found, closed, ground, basis), *_flags(found, known, flagged)]
    return Aggregate.ones(keys) + Aggregate.of([*_sums(found, closed, ground), *_excluded(found, known, ground), _records(rows, found)])


def _counters(found: Cases, known: Array, received: Array, ground: Ints, basis: Basis) -> Iterator[Ints]:
    log = found.log
    closed, is_open = received & log.decided, received & ~log.closed
    size = len(known)
    corrected = _has(size, found.supplements.closed.case, found.supplements.unclosed.case)
    paused = _has(size, found.pauses.closed.case, found.pauses.unclosed.case)
    which = {
        "closed": closed, "withdrawn": received & log.dropped, "unreceived": known & (log.received == NONE), "open": is_open,
        "judged": closed & (found.due < NONE), "at_limit": closed & (found.due == log.end) & ~basis.immediate[found.term], "late": closed & found.late, "open_late": is_open & found.late,
        "promise_judged": closed & (found.promised_due < NONE), "promise_late": closed & found.promised_late,
        "corrected": closed & corrected, "paused": closed & paused, "provisional": closed & found.provisional,
        "pushed": closed & (found.linkage.pushed < NONE), "fed_back": closed & (found.linkage.fed_back < NONE)}
    for name, chosen in which.items():
        yield ground[chosen] + measured(MEASURE[name])


def _histograms(found: Cases, closed: Ints, ground: Ints) -> Iterator[Ints]:
    started = closed[found.statutory[closed] >= 0]
    statutory = np.where(found.natural[started], _STATUTORY["日"], _STATUTORY["工作日"])
    for cases, measure, days in ((started, statutory, found.statutory), (closed, MEASURE["审批服务用时", "工作日"], found.service),
                                 (closed, MEASURE["自然跨度", "日"], found.span)):
        yield ground[cases] + measured(measure, np.clip(days[cases], 0, MOST_VALUE))


def _delays(found: Cases, closed: Ints, ground: Ints, basis: Basis) -> Iterator[Ints]:
    """Working days from the decision to the push, and from there to the feedback."""
    link, calendar = found.linkage, found.calendar
    for measure, start, end in ((MEASURE["推送", "工作日"], found.log.end, link.pushed), (MEASURE["反馈", "工作日"], link.pushed, link.fed_back)):
        cases = closed[end[closed] < NONE]
        yield ground[cases] + measured(measure, np.clip(basis.days.between(calendar[cases], start[cases], end[cases]), 0, MOST_VALUE))


def _flags(found: Cases, known: Array, ground: Ints) -> Iterator[Ints]:
    for number, name in enumerate(FLAGS):
        if name in found.flags:
            yield ground[known & found.flags[name]] + measured(FLAG, number)


def _sums(found: Cases, closed: Ints, ground: Ints) -> Iterator[tuple[Ints, Ints]]:
    cases = closed[np.argsort(ground[closed])]
    key = ground[cases]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    if not len(first):
        return
    started = found.net[cases] >= 0
    net = np.where(started, found.net[cases], 0)
    out = np.where(started, found.gross[cases] - found.before[cases] - net, 0)
    for name, days in (("gross_days", found.gross[cases]), ("supplement_days", found.supplement[cases]), ("net_days", net), ("excluded_days", out)):
        yield key[first] + measured(MEASURE[name]), np.add.reduceat(days, first)


def _excluded(found: Cases, known: Array, ground: Ints) -> Iterator[tuple[Ints, Ints]]:
    spans, log = found.excluded, found.log
    at = np.flatnonzero(known[spans.case] & log.decided[spans.case])
    yield ground[spans.case[at]] + measured(EXCLUDED, found.procedure[spans.name[at]]), found.excluded_days[at]


def _records(rows: Rows, found: Cases) -> tuple[Ints, Ints]:
    """Rows in, by the reason why they are not counted."""
    reason = np.where(rows.place < 0, 1, np.where(rows.item < 0, 2, np.where(found.odd, 3, 0)))
    size = np.diff(rows.heads, append=len(rows.case))
    none = np.zeros(len(reason), dtype=np.int64)
    return pack(none, none, none) + measured(RECORDS, reason), size


def _has(size: int, *cases: Ints) -> Array:
    found = np.zeros(size, dtype=bool)
    for each in cases:
        found[each] = True
    return found
