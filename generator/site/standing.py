"""How each county stands to the city's baseline: a mark per item, counts, what is heavier, what is behind.

Computed once per build from the claims, the comparison and the findings; nothing is judged here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from generator.changes import Lag, Step
from generator.collection import Holding
from generator.comparing import Difference, Effect
from generator.findings import Finding
from generator.model.records import Place
from generator.rules.levels import kind_of
from generator.site.site import ABOVE, BEHIND, BROKEN, HEAVIER, LIGHTER, MISSING, NOT, SAME, Mark, Site

STATES: dict[Mark, str] = {  # how a filter names a mark
    SAME: "same", LIGHTER: "lighter", HEAVIER: "heavier", BEHIND: "behind", MISSING: "missing", ABOVE: "above", NOT: "not",
    BROKEN: "broken",
}
MARKS = tuple(mark for mark in STATES if mark is not BROKEN)
BEHIND_RULE = "behind-parent-version"
Entry = dict[str, Any]


class Standing(NamedTuple):
    """One county. `trouble` is empty, 'missing' (no claims file) or 'broken' (never a readable one);
    `stale` is the date of the last good claims file when that one stands in."""

    place: Place
    trouble: str
    stale: str
    sample: bool
    marks: dict[str, Mark]
    counts: Counter[str]
    claimed: int
    expected: int
    lighter: list[str]
    heavier: list[Entry]
    behind: list[Entry]

    @property
    def unwaived(self) -> list[Entry]:
        """Heavier entries no waiver tolerates."""
        return [entry for entry in self.heavier if not entry["waived"]]


@lru_cache(maxsize=1)
def standings(site: Site) -> dict[str, Standing]:
    """Counties by code, in the order of the places file."""
    return {place.code: _standing(site, place) for place in site.portal.counties}


def states(present: Iterable[Mark]) -> list[tuple[str, str]]:
    """Value and word of a filter's choices for the marks that occur."""
    known = set(present)
    return [(state, mark[2]) for mark, state in STATES.items() if mark in known]


def total(site: Site, name: str) -> int:
    """A list of all counties counted together: `heavier`, `unwaived`, `behind`."""
    return sum(len(getattr(standing, name)) for standing in standings(site).values())


def effects(differences: Iterable[Difference]) -> list[tuple[str, str]]:
    """Class and word of what a change means for the applicant: 减轻, 加重; when neither, 待判 or 中性."""
    found = {difference.effect for difference in differences}
    words = [("t-ease", "减轻")] * (Effect.LIGHTER in found) + [("t-heavy", "加重")] * (Effect.HEAVIER in found)
    return words or [("t-open", "待判") if Effect.OPEN in found else ("", "中性")]


def tolerance(heavier: int, unwaived: int) -> str:
    """How much of what is heavier a waiver tolerates, in words."""
    if not heavier:
        return "没有比市级更重的指南"
    if not unwaived:
        return "都已登记豁免"
    return f"{unwaived} 处没有豁免" + (f"，{heavier - unwaived} 处已登记豁免" if heavier > unwaived else "")


def reason(step: Step) -> str:
    """What a version changed, in the words of its record, else the elements it touched."""
    return step.version.change.reason or ("改了" + "、".join(step.sections) if step.sections else "没有写原因")


def _standing(site: Site, place: Place) -> Standing:
    document = site.portal.documents.get(f"catalog/{place.folder}/claims.yml")
    tree = document.tree if document else None
    trouble = "" if tree else "broken" if document else "missing"
    marks = {item: _mark(site, place, item, trouble) for item in site.items}
    holdings = [holding for item in site.items if (holding := site.portal.holding(place.code, item))]
    lags = [(holding, behind) for holding in holdings if (behind := site.lag(holding))]
    return Standing(
        place, trouble, document.stale if document and tree else "", bool(tree and tree.text("示例") == "是"), marks,
        Counter(mark[2] for mark in marks.values()),
        sum(claim.claimed for claim in site.portal.claims.get(place.code, {}).values()),
        sum(_expected(site, item) for item in site.items),
        [holding.item for holding in holdings if any(d.effect is Effect.LIGHTER for d in holding.differences)],
        [_heavier(site, holding, d) for holding in holdings for d in holding.differences if d.effect is Effect.HEAVIER],
        sorted((_behind(site, holding, behind) for holding, behind in lags), key=lambda entry: entry["due"]),
    )


def _mark(site: Site, place: Place, item: str, trouble: str) -> Mark:
    """A county whose claims cannot be read has not failed to claim: nothing of it is published."""
    mark = site.mark(place.code, item)
    return BROKEN if trouble and mark is MISSING else mark


def _expected(site: Site, item: str) -> bool:
    region = site.portal.region_file(item)
    return region is not None and "旗县级" in region.tree.texts("行使层级") and not site.portal.ended(item)


def _heavier(site: Site, holding: Holding, difference: Difference) -> Entry:
    finding = _finding(site, holding, kind_of(difference), difference.subject)
    return {**_head(site, holding), "what": finding.message if finding else difference.subject, **_waiver(site, finding),
            "code": finding.code if finding else ""}


def _behind(site: Site, holding: Holding, behind: Lag) -> Entry:
    finding = _finding(site, holding, BEHIND_RULE)
    return {**_head(site, holding), "followed": behind.followed, "latest": behind.latest,
            "what": [reason(step) for step in behind.missed],
            "effects": effects(d for step in behind.missed for d in step.differences),
            "due": behind.due.day, "provisional": behind.due.provisional, "left": behind.left, "late": behind.late,
            **_waiver(site, finding)}


def _head(site: Site, holding: Holding) -> Entry:
    place = site.portal.places[holding.place]
    return {"item": holding.item, "name": site.name(holding.item), "place": place.code, "county": place.name,
            "stage": site.text(holding.item, "阶段"), "path": f"places/{place.code}/items/{holding.item}/"}


def _finding(site: Site, holding: Holding, rule: str, subject: str = "") -> Finding | None:
    for finding in site.findings_of(holding.place, holding.item):
        if finding.name == rule and subject in ("", finding.subject):
            return finding
    return None


def _waiver(site: Site, finding: Finding | None) -> Entry:
    """Whether and by what a finding is tolerated."""
    found = site.ledger.waiver(finding) if finding and finding.waived else None
    if found is None:
        return {"waived": "", "until": None, "register": ""}
    number, waiver = found
    return {"waived": waiver.document, "until": waiver.until, "register": f"waivers/#w-{number}"}
