"""What is suspicious in the logs of many cases, under the names `generator.clocks.flags` uses."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from generator.clocks.kinds import ACCEPTED, RECEIVED
from generator.statistics.basis import FROM_ACCEPTANCE, Basis
from generator.statistics.days import NONE
from generator.statistics.fields import Array, Ints
from generator.statistics.logs import Round, latest, some
from generator.statistics.pairing import Pairs, Spans
from generator.statistics.starting import Answers

CASE_FLAGS = (
    "acceptance-after-decision", "acceptance-missing", "deemed-accepted", "dropped-after-due", "ended-before-received",
    "event-in-future", "extension-after-due", "extension-repeated", "extension-without-statute", "notice-late",
    "pause-at-deadline", "pause-repeated", "pause-too-long", "pause-unclosed", "pause-unlawful", "pause-unopened",
    "receipt-missing", "received-after-decision", "resubmitted", "supplement-after-acceptance", "supplement-before-receipt",
    "supplement-repeated", "supplement-unclosed", "unknown-event")


class Seen(NamedTuple):
    """What the figures found on their way: pauses, supplements, due dates."""

    answers: Answers
    supplements: Pairs
    pauses: Pairs
    lawful: Array
    allowed: Ints
    deemed: Array
    plain: Ints
    due: Ints


def flags(log: Round, seen: Seen, term: Ints, basis: Basis) -> dict[str, Array]:
    """Per flag which cases have it."""
    received = log.received < NONE
    found = {**_receipt(log, seen, term, basis), **_supplements(log, seen), **_pauses(log, seen), **_extensions(log, seen, term, basis)}
    found["dropped-after-due"] = log.dropped & (seen.due < NONE) & (log.end > seen.due)
    found = {name: cases & received for name, cases in found.items()}
    found["receipt-missing"] |= ~received & ~log.late_receipt
    found["ended-before-received"] = ~received & log.late_receipt
    found["event-in-future"], found["unknown-event"] = log.in_future, log.unknown_event
    found["resubmitted"], found["received-after-decision"] = log.resubmitted, log.received_after
    return {name: found[name] for name in CASE_FLAGS}


def _receipt(log: Round, seen: Seen, term: Ints, basis: Basis) -> dict[str, Array]:
    answer = seen.answers
    unaccepted = log.decided & (log.first_of(basis.number[ACCEPTED]) == NONE)
    expected = (basis.start[term] == FROM_ACCEPTANCE) & ~basis.immediate[term]
    return {
        "receipt-missing": log.first_of(basis.number[RECEIVED]) == NONE,
        "acceptance-after-decision": unaccepted & log.late_acceptance,
        "acceptance-missing": unaccepted & ~log.late_acceptance & expected,
        "deemed-accepted": seen.deemed,
        "notice-late": answer.given & (answer.asked < NONE) & (answer.asked > answer.last) & (answer.accepted > answer.last),
    }


def _supplements(log: Round, seen: Seen) -> dict[str, Array]:
    closed, unclosed = seen.supplements.closed, seen.supplements.unclosed
    case, start = np.concatenate([closed.case, unclosed.case]), np.concatenate([closed.start, unclosed.start])
    size, accepted = len(log.end), seen.answers.accepted
    return {
        "supplement-repeated": np.bincount(case, minlength=size) > 1,
        "supplement-before-receipt": _cases(case[start < log.received[case]], size),
        "supplement-after-acceptance": _cases(case[start > accepted[case]], size),
        "supplement-unclosed": _cases(unclosed.case, size),
    }


def _pauses(log: Round, seen: Seen) -> dict[str, Array]:
    closed, unclosed, size = seen.pauses.closed, seen.pauses.unclosed, len(log.end)
    both = Spans(*(np.concatenate(parts) for parts in zip(closed, unclosed, strict=True)))
    order = np.lexsort((both.name, both.case))
    case, name = both.case[order], both.name[order]
    again = (np.diff(case) == 0) & (np.diff(name) == 0)
    return {
        "pause-unlawful": _cases(both.case[~seen.lawful], size),
        "pause-unclosed": _cases(unclosed.case, size),
        "pause-unopened": _cases(seen.pauses.unopened, size),
        "pause-too-long": _cases(closed.case[seen.lawful[:len(closed.case)] & (closed.end > seen.allowed)], size),
        "pause-repeated": _cases(case[1:][again], size),
        "pause-at-deadline": _cases(both.case[both.start >= seen.due[both.case]], size),
    }


def _extensions(log: Round, seen: Seen, term: Ints, basis: Basis) -> dict[str, Array]:
    rows = log.rows
    approving = log.own & basis.extending[rows.kind]
    if not approving.any():
        return dict.fromkeys(("extension-without-statute", "extension-repeated", "extension-after-due"), np.zeros(len(log.end), dtype=bool))
    approved, last = some(rows, approving), latest(rows, approving, rows.day, -NONE)
    return {
        "extension-without-statute": approved & ~basis.extensible[term],
        "extension-repeated": np.add.reduceat(approving.astype(np.int64), rows.heads) > 1,
        "extension-after-due": approved & (seen.plain < NONE) & (last > seen.plain),
    }


def _cases(cases: Ints, size: int) -> Array:
    found = np.zeros(size, dtype=bool)
    found[cases] = True
    return found
