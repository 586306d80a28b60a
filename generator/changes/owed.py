"""What a county owes today: versions it does not follow yet, and ended items it still claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.changes.lag import Lag, lag
from generator.changes.sections import sections
from generator.changes.steps import steps
from generator.collection import Portal
from generator.model.records import Claim, Place, Version


class Owed(NamedTuple):
    """One item behind. `sections` says in which parts of the guide the missed versions differ."""

    claim: Claim
    lag: Lag
    sections: tuple[str, ...]


class Coming(NamedTuple):
    """A version that is announced and does not hold yet."""

    claim: Claim
    version: Version
    sections: tuple[str, ...]


class Standing(NamedTuple):
    """All of one county."""

    place: Place
    claimed: int
    owed: tuple[Owed, ...]
    coming: tuple[Coming, ...]
    ended: tuple[tuple[Claim, Version], ...]


def standing(portal: Portal, place: Place) -> Standing:
    """What a county owes, most urgent first."""
    claims = [claim for claim in portal.claims.get(place.code, {}).values() if claim.claimed]
    alive = [claim for claim in claims if not portal.ended(claim.item)]
    owed = sorted(_owed(portal, alive), key=lambda each: (each.lag.left, each.claim.item))
    coming = sorted(_coming(portal, alive), key=lambda each: (each.version.effective, each.claim.item))
    ended = tuple((claim, file) for claim in claims if portal.ended(claim.item) and (file := portal.city_file(claim.item)))
    return Standing(place, len(claims), tuple(owed), tuple(coming), ended)


def _owed(portal: Portal, claims: list[Claim]) -> Iterator[Owed]:
    for claim in claims:
        holding = portal.holding(claim.place, claim.item)
        found = lag(portal, holding) if holding else None
        if found is not None:
            missed = [difference for step in found.missed for difference in step.differences]
            yield Owed(claim, found, sections(missed, portal.shapes))


def _coming(portal: Portal, claims: list[Claim]) -> Iterator[Coming]:
    for claim in claims:
        for step in steps(portal, claim.item):
            if step.version.effective > portal.as_of and step.version.number > claim.follows and step.substantive:
                yield Coming(claim, step.version, sections(step.differences, portal.shapes))
