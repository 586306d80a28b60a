"""Signals: what in the record of one closed case is a reason to look. None of them is a verdict, and each has a guard.

The four are what the notice names (三(三)、三(四)). What counts against an office in the clocks is not
decided here: an unlawful pause is not deducted whether anybody looks or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.changes.in_force import PROCEDURES, STEPS, Guide
from generator.clocks import Calendar, Figures, Kinds
from generator.clocks.kinds import ACCEPTED, STATUTORY
from generator.clocks.limits import last_day
from generator.clocks.log import Round
from generator.clocks.pauses import Paired, Span, cut, union
from generator.clocks.review import working
from generator.clocks.terms import Terms
from generator.model.identity import normal
from generator.supervision.conformance import Verdict

OUTSIDE, HIDDEN, PAUSED, BACKFILLED = "handled-outside-system", "hidden-approval", "pause-hides-lateness", "entered-after-decision"
SIGNALS = (OUTSIDE, HIDDEN, PAUSED, BACKFILLED)
DECIDED_FIRST, IN_SECONDS, WORKED_FIRST = "决定早于受理", "受理到决定不到一分钟", "收件以前已经在办"
NOT_LISTED, NO_END, TOO_LONG, AT_THE_END = "停钟不在法定程序里", "停钟没有结束", "停钟超过所列时间", "到期以后才停钟"
WHOLE_CASE = "整件在决定以后录入"
_SECONDS = 60
_AFTER = 2   # working days by which acceptance must have been entered late: a day's outage is no signal
_LEAST = 2   # entries that must have come after the decision: one may be a correction


class Signal(NamedTuple):
    """A reason to look: the SUP rule and what was seen."""

    rule: str
    subject: str


def signals(log: Round, found: Figures, guide: Guide | None, verdicts: dict[str, Verdict], calendar: Calendar, kinds: Kinds) -> list[Signal]:
    """All signals of one decided case, each once."""
    seen = [Signal(OUTSIDE, subject) for subject in _outside(log, found, guide, kinds)]
    seen += [Signal(HIDDEN, difference.subject) for part in ("流程", "要件") for difference in verdicts[part].differences]
    if guide is not None:
        seen += [Signal(PAUSED, subject) for subject in _paused(log, found, guide.terms, calendar, kinds)]
    seen += [Signal(BACKFILLED, WHOLE_CASE)] if _backfilled(log, calendar, kinds) else []
    return list(dict.fromkeys(seen))


def _outside(log: Round, found: Figures, guide: Guide | None, kinds: Kinds) -> Iterator[str]:
    if {"acceptance-after-decision", "received-after-decision"} & set(found.flags):
        yield DECIDED_FIRST
    accepted = max((event.time for event in log.events if event.event == ACCEPTED), default=None)
    decided = min((event.time for event in log.events if event.event in kinds.ending), default=None)
    immediate = guide is not None and any(limit is not None and limit.number == 0 for limit in (guide.terms.limit, guide.terms.promise))
    exact = accepted and decided and all(moment.time() != moment.min.time() for moment in (accepted, decided))
    if accepted and decided and exact and not immediate and 0 <= (decided - accepted).total_seconds() < _SECONDS:
        yield IN_SECONDS
    own = {name for element in (STEPS, PROCEDURES) for name in guide.names[element]} if guide else set()
    if found.received and any(event.time.date() < found.received for event in log.events
                              if event.name and event.event.endswith("开始") and normal(event.name) in own):
        yield WORKED_FIRST


def _paused(log: Round, found: Figures, terms: Terms, calendar: Calendar, kinds: Kinds) -> Iterator[str]:
    """Nothing unless the case is late by law and on time once all that is recorded as paused is taken off."""
    pauses = log.paired(kinds.pairs(STATUTORY), True)
    limit, start, end, due = terms.limit, found.started, found.ended, found.due
    if not found.late or limit is None or start is None or end is None or due is None or limit.unit not in ("日", "个工作日"):
        return
    spans = union(cut([*pauses.closed, *(Span(span.start, end, span.name) for span in pauses.unclosed)], start, end))
    if limit.unit == "日":
        left = (end - start).days - sum((span.end - span.start).days for span in spans)
    else:
        left = calendar.working_days_between(start, end) - working(spans, calendar)
    if left <= limit.number:
        yield from _unlawful(pauses, terms, due.day, calendar)


def _unlawful(pauses: Paired, terms: Terms, due: date, calendar: Calendar) -> Iterator[str]:
    if any(span.name not in terms.procedures for span in (*pauses.closed, *pauses.unclosed)):
        yield NOT_LISTED
    if pauses.unclosed:
        yield NO_END
    lawful = [span for span in pauses.closed if span.name in terms.procedures]
    if any(span.end > last_day(span, terms.procedures[span.name], calendar) for span in lawful):
        yield TOO_LONG
    if any(span.start >= due for span in lawful):
        yield AT_THE_END


def _backfilled(log: Round, calendar: Calendar, kinds: Kinds) -> bool:
    """Every entry that bears a time of entry was made after the decision, and acceptance working days late."""
    decided = min((event.time for event in log.events if event.event in kinds.ending), default=None)
    entries = [event for event in log.events if event.entered is not None]
    if decided is None or len(entries) < _LEAST:
        return False
    accepted = next((event for event in entries if event.event == ACCEPTED), None)
    return accepted is not None and all(event.entered > decided for event in entries if event.entered) and (
        calendar.working_days_between(accepted.time.date(), accepted.entered.date()) >= _AFTER if accepted.entered else False)
