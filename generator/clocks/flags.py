"""What is suspicious in the log of one case, by the names of the record rules that publish it.

Flags change no figure: what the law does not allow already counts against the office.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.clocks.calendar import Calendar, Due
from generator.clocks.kinds import ACCEPTED, RECEIVED, SERVICE, STATUTORY, Kinds
from generator.clocks.limits import due_date, last_day
from generator.clocks.limits import listed as allowed
from generator.clocks.log import Round
from generator.clocks.starts import Answer, Start
from generator.clocks.terms import Terms
from generator.model.quantity import IMMEDIATE


def flagged(log: Round, terms: Terms, received: date | None, answer: Answer | None, start: Start,
            due: Due | None, calendar: Calendar, kinds: Kinds) -> tuple[str, ...]:
    """Names of everything suspicious, sorted."""
    found = set(log.flags)
    if received is None:
        found.add("ended-before-received" if log.late else "receipt-missing")
        return tuple(sorted(found))
    found.update(_receipt(log, terms, answer, start, calendar))
    found.update(_supplements(log, received, kinds))
    found.update(_pauses(log, terms, due, calendar, kinds))
    found.update(_extensions(log, terms, start, due, calendar, kinds))
    if log.dropped and due and log.end > due.day:
        found.add("dropped-after-due")
    return tuple(sorted(found))


def _receipt(log: Round, terms: Terms, answer: Answer | None, start: Start, calendar: Calendar) -> Iterator[str]:
    if log.first_of(RECEIVED) is None:
        yield "receipt-missing"
    if log.decided and log.first_of(ACCEPTED) is None:
        if ACCEPTED in log.late:
            yield "acceptance-after-decision"
        elif terms.start == ACCEPTED and str(terms.limit) != IMMEDIATE:
            yield "acceptance-missing"
    if start.deemed:
        yield "deemed-accepted"
    if answer and answer.asked:
        last = calendar.due(answer.received, terms.notice).day
        if answer.asked > last and (answer.accepted is None or answer.accepted > last):
            yield "notice-late"


def _supplements(log: Round, received: date, kinds: Kinds) -> Iterator[str]:
    paired, accepted = log.paired(kinds.pairs(SERVICE), False), log.first_of(ACCEPTED)
    starts = [span.start for span in (*paired.closed, *paired.unclosed)]
    if len(starts) > 1:
        yield "supplement-repeated"
    if any(day < received for day in starts):
        yield "supplement-before-receipt"
    if accepted and any(day > accepted for day in starts):
        yield "supplement-after-acceptance"
    if paired.unclosed:
        yield "supplement-unclosed"


def _pauses(log: Round, terms: Terms, due: Due | None, calendar: Calendar, kinds: Kinds) -> Iterator[str]:
    paired = log.paired(kinds.pairs(STATUTORY), True)
    spans = (*paired.closed, *paired.unclosed)
    if any(span.name not in terms.procedures for span in spans):
        yield "pause-unlawful"
    if paired.unclosed:
        yield "pause-unclosed"
    if paired.unopened:
        yield "pause-unopened"
    if any(span.end > last_day(span, terms.procedures[span.name], calendar) for span in paired.closed if span.name in terms.procedures):
        yield "pause-too-long"
    if any(number > 1 for number in Counter(span.name for span in spans).values()):
        yield "pause-repeated"
    if due and any(span.start >= due.day for span in spans):
        yield "pause-at-deadline"


def _extensions(log: Round, terms: Terms, start: Start, due: Due | None, calendar: Calendar, kinds: Kinds) -> Iterator[str]:
    approved = log.days(*kinds.extending)
    if not approved:
        return
    if terms.extension is None or terms.extension.number <= 0:
        yield "extension-without-statute"
    if len(approved) > 1:
        yield "extension-repeated"
    lawful = allowed(log.paired(kinds.pairs(STATUTORY), True).closed, terms.procedures, calendar)
    plain = due_date(start.day, terms.limit, None, [], lawful, calendar)
    if plain and approved[-1] > plain.day:
        yield "extension-after-due"
