"""The figures of one case on three clocks, from its events; nothing is summed that can overlap.

The rule, by date only (times order nothing but rounds); W(a, b) = working days d with a < d ≤ b.
A vectorised form must reproduce every step:

1.  Round and end as in `log.read`; open cases end on as-of.
2.  received R = first of 接件, 受理, 初审受理. A decision recorded before any of them has no figures.
3.  r0 = R; with an initial review (§43) the day it was handed up (the first 初审报送 not before
    初审受理, or R), else of 受理; a review still going on means that the deciding body's clock has not started.
    A = first 受理, N = first 补正开始 not before r0, S = its end. The start is `starts.legal_start`.
4.  Pauses pair earliest with earliest within one procedure name. Excluded: name among
    `terms.procedures`, closed, up to the listed limit from its own start, cut to (started, end]; then
    in order (start, end, name) each day goes to the first pause that has it.
5.  net = W(started, end) − excluded; statutory is the same in the unit of the law.
6.  due = last day of the limit, excluded days neither counted nor rolled to; an extension approved not
    after it adds its length (in another unit: counted from that day). late = end > due.
7.  service = W(R, end) − union of closed supplements; span = days from the first receipt of any round.

So gross = before + net + Σ excluded, and gross = service + supplement, always.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.clocks.calendar import Calendar, Due
from generator.clocks.flags import flagged
from generator.clocks.kinds import ACCEPTED, RECEIPTS, REVIEWING, SERVICE, STATUTORY, Kinds
from generator.clocks.limits import due_date, listed
from generator.clocks.log import Event, Round, read
from generator.clocks.pauses import Paired, Span, cut, union
from generator.clocks.review import Review, handed_up, review, working
from generator.clocks.starts import Answer, Start, answered, legal_start
from generator.clocks.terms import Terms


@dataclass(frozen=True, slots=True)
class Figures:
    """What a case comes to. Counts are working days but `statutory` (unit of the law) and `span` (days).

    None where there is nothing to count: not started, withdrawn or refused, reversed.
    """

    outcome: str
    received: date | None = None
    started: date | None = None
    ended: date | None = None
    statutory: int | None = None
    net: int | None = None
    service: int | None = None
    span: int | None = None
    gross: int | None = None
    before: int | None = None
    supplement: int | None = None
    excluded: dict[str, int] = field(default_factory=dict)
    due: Due | None = None
    late: bool | None = None
    promised_due: Due | None = None
    promised_late: bool | None = None
    review: Review | None = None
    provisional: bool = False
    flags: tuple[str, ...] = ()


def figures(events: Iterable[Event], terms: Terms, calendar: Calendar, as_of: date, kinds: Kinds) -> Figures:
    """The figures of one case as of a day; rows in any order. See the module for the rule."""
    log = read(events, as_of, kinds)
    ended = log.end if log.closed else None
    received = min(log.days(*RECEIPTS), default=None)
    if received is None or log.first is None:
        return Figures(log.outcome, ended=ended, flags=flagged(log, terms, None, None, Start(None), None, calendar, kinds))
    pauses, supplements = log.paired(kinds.pairs(STATUTORY), True), log.paired(kinds.pairs(SERVICE), False)
    lawful = listed(pauses.closed, terms.procedures, calendar)
    answer = _answer(log, received, supplements)
    start = legal_start(terms.start, answer, terms.notice, calendar) if answer else Start(None)
    promised = legal_start(terms.promise_start, answer, terms.notice, calendar) if answer else Start(None)
    approved = log.days(*kinds.extending)
    due = due_date(start.day, terms.limit, terms.extension, approved, lawful, calendar)
    promised_due = due_date(promised.day, terms.promise, None, [], lawful, calendar)
    flags = flagged(log, terms, received, answer, start, due, calendar, kinds)
    provisional = calendar.provisional(log.first, max(log.end, due.day if due else log.end))
    found = Figures(log.outcome, received, start.day, ended, due=due, promised_due=promised_due, provisional=provisional, flags=flags)
    if log.dropped:
        return found
    apart = union(cut(supplements.closed, received, log.end))
    gross, supplement = calendar.working_days_between(received, log.end), working(apart, calendar)
    found = replace(
        found, gross=gross, supplement=supplement, service=gross - supplement, span=(log.end - log.first).days,
        late=log.end > due.day if due else None, promised_late=log.end > promised_due.day if promised_due else None,
        review=review(log, received, supplements, lawful, terms, calendar, kinds))
    if start.day is None:
        return found
    return _net(found, (received, start.day, log.end), union(cut(lawful, start.day, log.end)), terms, calendar)


def _answer(log: Round, received: date, supplements: Paired) -> Answer | None:
    """How the deciding body answered; None while a lower level still has the case."""
    accepted, since = log.first_of(ACCEPTED), handed_up(log, received)
    if since is None and log.first_of(REVIEWING) is not None:
        if accepted is None and not log.closed:
            return None
        since = accepted
    return answered(since or received, accepted, supplements, log.end, log.closed)


def _net(found: Figures, days: tuple[date, date, date], excluded: Sequence[Span], terms: Terms, calendar: Calendar) -> Figures:
    """Fill in what is counted from the start: `days` are received, started and end."""
    received, start, end = days
    counts: Counter[str] = Counter()
    for span in excluded:
        counts[span.name] += calendar.working_days_between(span.start, span.end)
    net = calendar.working_days_between(start, end) - counts.total()
    natural = (end - start).days - sum((span.end - span.start).days for span in excluded)
    return replace(found, before=calendar.working_days_between(received, start), net=net,
                   statutory=natural if terms.unit == "日" else net, excluded=dict(sorted(counts.items())))
