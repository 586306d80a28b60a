"""How complaints were answered: counts of the register by place, channel and outcome, shares only where there are enough of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.collection import Portal
from generator.collection.complaints import (
    ANSWERED,
    JUDGED,
    ON_TIME,
    OVERDUE,
    STANDINGS,
    WORDS,
    Complaint,
    channels,
    complaints,
)
from generator.model.tally import LEAST


class Count(NamedTuple):
    """Counts of one place, channel or outcome; `standings` by the words of STANDINGS."""

    key: str
    name: str
    received: int
    standings: dict[str, int]

    @property
    def answered(self) -> int:
        """How many were answered, in time or not."""
        return sum(self.standings[word] for word in ANSWERED)

    @property
    def judged(self) -> int:
        """How many could be told in time or late: answered within a known limit, or past it."""
        return sum(self.standings[word] for word in JUDGED)

    @property
    def share(self) -> str:
        """Answered in time of those judged, in whole percent half up; empty below the least count."""
        if self.judged < LEAST:
            return ""
        return f"{(200 * self.standings[ON_TIME] + self.judged) // (2 * self.judged)}%"


class Tallied(NamedTuple):
    """The whole register, then by place, channel, outcome: only those that occur, in the order of their lists."""

    whole: Count
    places: tuple[Count, ...]
    channels: tuple[Count, ...]
    outcomes: tuple[tuple[str, int], ...]
    overdue: tuple[Complaint, ...]
    sample: bool


def tallied(portal: Portal) -> Tallied:
    """Counts of the register up to the portal's day."""
    found = complaints(portal)
    outcomes = [row.text("名称") for row in portal.table(WORDS).tables("结果")]
    return Tallied(
        _count("", "全市", found),
        tuple(_count(code, place.name if code != portal.city.code else f"{place.name}本级", own) for code, place in portal.places.items()
              if (own := [each for each in found if each.place == code])),
        tuple(_count(channel.name, channel.name, own) for channel in channels(portal) if (own := [each for each in found if each.channel == channel.name])),
        tuple((name, n) for name in outcomes if (n := sum(each.outcome == name for each in found))),
        tuple(sorted((each for each in found if each.standing == OVERDUE), key=lambda each: (each.due, each.number))),
        any(each.sample for each in found))


def _count(key: str, name: str, found: Iterable[Complaint]) -> Count:
    own = list(found)
    return Count(key, name, len(own), {word: sum(each.standing == word for each in own) for word in STANDINGS})
