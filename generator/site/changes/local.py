"""What a county itself changed on a day: the city's version it handles by, and its own lines over it.

Days come from the claims (日期, 此前) and from the change records of its own files. What was there in the beginning is no change:
the first statement on an item is left out unless lines of the county's own came with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from generator.changes import notes, settled
from generator.comparing import Difference, Effect, compare
from generator.model.records import Claim, Place, Version, number
from generator.model.records import day as day_of
from generator.model.tree import Node
from generator.resolving import overlay
from generator.resolving.versions import in_force
from generator.site.item.history import effect_words
from generator.site.item.saying import CHANGES, change
from generator.site.site import Site

Local = dict[str, Any]
OWN = "旗县区指南"
_WEIGHT = (Effect.HEAVIER, Effect.LIGHTER, Effect.OPEN, Effect.UNKNOWN, Effect.NEUTRAL)


@lru_cache(maxsize=64)
def local(site: Site, code: str) -> dict[str, list[Local]]:
    """A county's own changes by item, newest first; items without one are left out."""
    place = site.portal.places[code]
    found = {claim.item: list(_of_claim(site, place, claim))[::-1] for claim in site.portal.claims.get(code, {}).values()}
    return {item: own for item, own in found.items() if own}


def _of_claim(site: Site, place: Place, claim: Claim) -> Iterator[Local]:
    portal = site.portal
    pins, own = _pins(claim), [version for version in portal.versions(OWN, place.code, claim.item) if version.effective > date.min]
    before: tuple[int, Version | None, dict[str, Node]] | None = None
    for day in sorted({*pins, *(version.effective for version in own)} - {date.min}):
        follows = next((pins[each] for each in sorted(pins, reverse=True) if each <= day), min(pins.values(), default=0))
        if not follows:  # it stopped handling the item itself
            yield _entry(site, place, claim, day, f"不再认领，{claim.status}", [], claim.reason)
            break
        base, mine = portal.baseline(claim.item, follows), in_force(own, day)
        if base is None:
            continue
        elements = overlay(base.elements, mine.tree.entries if mine else {}, portal.shapes)
        passed, had, was = before or (follows, None, base.elements)
        before = (follows, mine, elements)
        new = mine if mine is not had else None
        if follows == passed and new is None:
            continue
        told = [guide.change for guide in portal.guides(claim.item) if passed < guide.number <= follows] + ([new.change] if new else [])
        said = [f"改按市级指南第 {follows} 版办理，以前按第 {passed} 版"] * (follows != passed) + ([f"执行本地指南第 {new.number} 版"] if new else [])
        found = _settled(compare(elements, was, portal.shapes.of_home("市指南")), {element: effect for each in told for element, effect in notes(each).items()})
        yield _entry(site, place, claim, day, "；".join(said), found, new.change.reason if new else "", new)


def _settled(found: list[Difference], told: Mapping[str, str]) -> list[tuple[Difference, Effect]]:
    """Differences with their effect, what weighs most first; what weighs nothing is left out."""
    weighed = [(each, settled(each, told)) for each in found if each.effect is not Effect.NEUTRAL]
    return sorted(weighed, key=lambda pair: _WEIGHT.index(pair[1]))


def _pins(claim: Claim) -> dict[date, int]:
    """Version followed by the day from which on; 0 from the day the county stopped handling the item."""
    earlier = {day_of(row.text("自")): number(row.text("版本")) for row in claim.table.tables("此前")}
    if claim.claimed or earlier:
        earlier[day_of(claim.date)] = claim.follows if claim.claimed else 0
    return earlier


def _entry(site: Site, place: Place, claim: Claim, day: date, said: str, found: list[tuple[Difference, Effect]], reason: str,
           own: Version | None = None) -> Local:
    key = f"places/{place.code}/items/{claim.item}/"
    return {"day": day, "item": claim.item, "name": site.name(claim.item), "said": said, "reason": reason, "document": own.change.document if own else "",
            "rows": [{"said": change(each), "mark": CHANGES[effect][0], "word": CHANGES[effect][1]} for each, effect in found],
            "effects": effect_words({effect for _, effect in found}) if found else [], "announced": day > site.portal.as_of,
            "sample": site.origins.sample(own.tree if own else site.portal.claims_table(place.code)), "key": f"{key}{day.isoformat()}",
            "path": f"{key}#local" if claim.claimed else f"places/{place.code}/"}
