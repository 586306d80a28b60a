"""Everything figures are measured against, numbered and laid side by side, fit to be sent to workers.

Made once from a portal; every engine and every worker numbers places, items, procedures and kinds of
event the same way, so that aggregates add up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from generator.changes.in_force import Guides
from generator.clocks import Calendar, Kinds, Terms, lineage
from generator.clocks.kinds import ACCEPTED, RECEIPTS, RECEIVED, REVIEWED, REVIEWING, SERVICE, STATUTORY
from generator.clocks.starts import MOVED
from generator.collection import Portal
from generator.errors import PortalError
from generator.statistics.days import EPOCH, FIRST, LAST, Days, Limits, fits, limits
from generator.statistics.fields import Array, Codes, Ints

VOCABULARY = "catalog/vocabulary/events.yml"
Pair = tuple[str, str]  # place, item
Earlier = tuple[date, Terms]  # the first day they no longer held, and what held before
_SPAN = LAST - FIRST + 1
NO_START, FROM_ACCEPTANCE, MOVED_START, FROM_RECEIPT = range(4)


class Basis:
    """Kinds of event, places with calendars, items with terms, as of a day.

    `terms_of` maps (place, item) to what its cases are measured against; a pair that is missing has no
    legal start and no limit. `earlier` are the terms of cases accepted before a day, for pairs whose
    guide changed: a promise shortened later makes no case late.
    """

    def __init__(self, kinds: Kinds, calendars: Mapping[str, Calendar], items: Sequence[str],
                 terms_of: Mapping[Pair, Terms], as_of: date, earlier: Mapping[Pair, Sequence[Earlier]] | None = None) -> None:
        self.kinds, self.as_of, self.items, self.places = kinds, as_of, list(items), list(calendars)
        self.today = (as_of - EPOCH).days
        self.calendars, self.calendar = _distinct(calendars)
        self.days = Days(self.calendars)
        earlier = earlier or {}
        every = [*terms_of.values(), *(each for periods in earlier.values() for _, each in periods)]
        for each in every:
            _measurable(each)
        missing = Terms("", "", None, "", {})
        known = {_key(each): each for each in (missing, *every)}
        at = {key: number for number, key in enumerate(known)}
        self.terms = list(known.values())
        self.term = np.array([[at[_key(terms_of.get((place, item), missing))] for item in self.items] for place in self.places], dtype=np.int64)
        ends = sorted((self._at(self.places.index(place), self.items.index(item), (until - EPOCH).days), at[_key(each)])
                      for (place, item), periods in earlier.items() for until, each in periods)
        self._ends, self._ended = np.array([end for end, _ in ends], dtype=np.int64), np.array([term for _, term in ends], dtype=np.int64)
        self.procedures = sorted({name for each in self.terms for name in each.procedures})
        self._lay_terms()

    def term_on(self, place: Ints, item: Ints, day: Ints) -> Ints:
        """Numbers of the terms of cases by place, item and day of acceptance."""
        term = self.term[place, item]
        if len(self._ends):
            wanted = self._at(place, item, np.clip(day, FIRST, LAST))
            at = np.minimum(np.searchsorted(self._ends, wanted, side="right"), len(self._ends) - 1)
            same = (self._ends[at] > wanted) & (self._ends[at] // _SPAN == wanted // _SPAN)
            term = np.where(same, self._ended[at], term)
        return term

    def _at(self, place: Any, item: Any, day: Any) -> Any:
        """One number for a pair and a day, so that the days of a pair lie together in order."""
        return (place * len(self.items) + item) * _SPAN + day - FIRST

    def _lay_terms(self) -> None:
        every = self.terms
        self.limit, self.extension = limits([each.limit for each in every]), limits([each.extension for each in every])
        self.notice, self.promise = limits([each.notice for each in every]), limits([each.promise for each in every])
        self.start = np.array([_start(each.start) for each in every])
        self.promise_start = np.array([_start(each.promise_start) for each in every])
        self.natural = np.array([each.unit == "日" for each in every])
        self.extensible = np.array([each.extension is not None and each.extension.number > 0 for each in every])
        self.immediate = np.array([str(each.limit) == "即办" for each in every])
        lawful = [[name in each.procedures for name in (*self.procedures, "")] for each in every]
        self.lawful = np.array(lawful, dtype=bool)
        table = [limits([each.procedures.get(name) for name in (*self.procedures, "")]) for each in every]
        self.listed = Limits(np.array([each.number for each in table]), np.array([each.unit for each in table]))

    @cached_property
    def kind_codes(self) -> Codes:
        """Positions of kinds of event."""
        return Codes(list(self.kinds))

    @cached_property
    def place_codes(self) -> Codes:
        """Positions of places."""
        return Codes(self.places)

    @cached_property
    def item_codes(self) -> Codes:
        """Positions of items."""
        return Codes(self.items)

    @cached_property
    def receipt(self) -> Array:
        """Which kinds are receipts; as with every such table the last entry is for unknown kinds."""
        return self.among(RECEIPTS)

    @cached_property
    def ending(self) -> Array:
        """Which kinds decide a case."""
        return self.among(self.kinds.ending)

    @cached_property
    def dropping(self) -> Array:
        """Which kinds drop a case."""
        return self.among(self.kinds.dropping)

    @cached_property
    def extending(self) -> Array:
        """Which kinds extend a limit."""
        return self.among(self.kinds.extending)

    def among(self, names: frozenset[str] | set[str]) -> Array:
        """Which kinds bear one of some names."""
        return np.array([*(name in names for name in self.kinds), False])

    @cached_property
    def number(self) -> dict[str, int]:
        """Positions of the kinds with a legal meaning of their own."""
        names = list(self.kinds)
        return {name: names.index(name) if name in names else len(names) + 9 for name in (RECEIVED, ACCEPTED, REVIEWING, REVIEWED)}

    @cached_property
    def spelled(self) -> Ints:
        """Rank of each kind by its name."""
        return np.argsort(np.argsort(np.array(list(self.kinds))))

    @cached_property
    def pairs(self) -> dict[str, tuple[Ints, Array]]:
        """By clock: number of the pair a kind opens or closes (-1 none), and whether it closes."""
        return {clock: self._paired(self.kinds.pairs(clock)) for clock in (STATUTORY, SERVICE)}

    def _paired(self, pairs: Mapping[str, str]) -> tuple[Ints, Array]:
        number = np.full(len(self.kinds) + 1, -1, dtype=np.int64)
        for at, name in enumerate(self.kinds):
            for pair, ends in enumerate(pairs.items()):
                if name in ends:
                    number[at] = pair
        return number, self.among(set(pairs.values()))


def basis(portal: Portal) -> Basis:
    """The basis of a portal on its day: each case by the guide in force there on the day it was accepted.

    Before the first guide was kept the first one serves, for the clocks need a start and a limit.
    """
    kinds = Kinds(portal.table(VOCABULARY))
    calendars = {place: portal.calendar.at(*lineage(place, portal.places)) for place in portal.places}
    guides, found, earlier = Guides(portal), {}, {}
    for item in portal.items:
        for place in portal.places:
            held = [(first, guide.terms) for first, guide in guides.periods(place, item)]
            if held:
                found[place, item] = held[-1][1]
                earlier[place, item] = [(until, before) for (_, before), (until, after) in pairwise(held) if _key(before) != _key(after)]
    return Basis(kinds, calendars, portal.items, found, portal.as_of, earlier)


def _measurable(each: Terms) -> None:
    for limit in (each.limit, each.extension, each.notice, each.promise, *each.procedures.values()):
        if not fits(limit):
            raise PortalError(f"事项 {each.item} 有一个时限是 {limit}，长得不像办理时限，没有统计。改正后再运行。")


def _key(each: Terms) -> tuple[object, ...]:
    return (*each[:4], *each[5:], tuple(sorted((name, str(limit)) for name, limit in each.procedures.items())))


def _start(kind: str) -> int:
    if not kind:
        return NO_START
    return FROM_ACCEPTANCE if kind == ACCEPTED else MOVED_START if kind in MOVED else FROM_RECEIPT


def _distinct(calendars: Mapping[str, Calendar]) -> tuple[list[Calendar], Ints]:
    """Calendars without repetition, and each place's among them; most places have no holiday of their own."""
    known: dict[tuple[bool, ...], int] = {}
    kept: list[Calendar] = []
    at: list[int] = []
    for calendar in calendars.values():
        years = [date(year, 1, 1) + timedelta(n) for year in sorted(calendar.years) for n in range(366)]
        key = tuple(map(calendar.working, years))
        if key not in known:
            known[key] = len(kept)
            kept.append(calendar)
        at.append(known[key])
    return kept, np.array(at, dtype=np.int64)
