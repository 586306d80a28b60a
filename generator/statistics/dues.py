"""Due dates of many cases, excluded days neither counted nor rolled to, as `generator.clocks.limits` has them."""

from __future__ import annotations

import numpy as np

from generator.statistics.basis import Basis
from generator.statistics.days import NATURAL, NONE, UNSET, WORKING, Days, Limits
from generator.statistics.fields import Array, Ints
from generator.statistics.pairing import Spans, cut, ordinal, union


def last_days(spans: Spans, calendar: Ints, term: Ints, procedure: Ints, basis: Basis) -> Ints:
    """The last day of each lawful pause that its listed time allows; its own end when none is listed."""
    at = (term[spans.case], procedure[spans.name])
    limit = Limits(basis.listed.number[at], basis.listed.unit[at])
    last = basis.days.due(calendar[spans.case], spans.start, limit)
    return np.where(limit.unit == UNSET, spans.end, last)


def due(calendar: Ints, start: Ints, limit: Limits, excluded: Spans, days: Days) -> Ints:
    """The last day of a limit; NONE without a start or a limit."""
    found = days.due(calendar, start, limit)
    parts = union(cut(excluded, np.where(found < NONE, start, NONE), np.full(len(start), NONE)))
    at = np.unique(parts.case)
    at = at[(limit.unit[at] <= 2)]
    if not len(at):
        return found
    begin, unit, here = start[at], limit.unit[at], calendar[at]

    def count(day: Ints, which: Array) -> Ints:
        return np.where(unit[which] == WORKING, days.count(here[which], day), day)

    everyone = np.arange(len(at))
    goal = count(begin, everyone) + np.where(unit == WORKING, limit.number[at], days.length(begin, limit.at(at)))
    rounds = list(_by_order(parts, at))
    for which, part in rounds:
        inside = count(part.start, which) < goal[which]
        goal[which] += np.where(inside, count(part.end, which) - count(part.start, which), 0)
    day = np.where(unit == WORKING, days.nth(here, goal), goal)
    rolling = unit >= NATURAL
    day = np.where(rolling, days.roll(here, day), day)
    for which, part in rounds:
        hit = rolling[which] & (part.start < day[which]) & (day[which] <= part.end)
        day[which] = np.where(hit, days.roll(here[which], part.end + 1), day[which])
    found[at] = day
    return found


def _by_order(parts: Spans, cases: Ints) -> list[tuple[Ints, Spans]]:
    """The first spans of all cases, then the second ones …, each with the position of its case."""
    place = ordinal(parts.case)
    turns = [parts.at(place == turn) for turn in range(int(place.max(initial=-1)) + 1)]
    found = []
    for turn in turns:
        turn = turn.at(np.isin(turn.case, cases))
        found.append((np.searchsorted(cases, turn.case), turn))
    return found


def extended(calendar: Ints, start: Ints, limit: Limits, extension: Limits, allowed: Array, approved: Ints,
             excluded: Spans, days: Days) -> tuple[Ints, Ints]:
    """Due dates without and with an extension approved not after the former (`approved`: first day, NONE when never)."""
    plain = due(calendar, start, limit, excluded, days)
    longer = allowed & (plain < NONE) & (approved <= plain)
    if not longer.any():
        return plain, plain
    same = extension.unit == limit.unit
    joined = due(calendar, np.where(longer & same, start, NONE), Limits(limit.number + extension.number, limit.unit), excluded, days)
    later = due(calendar, np.where(longer & ~same, plain, NONE), extension, excluded, days)
    return plain, np.where(longer, np.where(same, joined, later), plain)
