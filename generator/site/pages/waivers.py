"""The register of waivers: what is tolerated where, why, by whom, until when, and whether it is still needed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.findings import Finding
from generator.model.records import Waiver
from generator.rules.registry import RULES
from generator.rules.waiving import covers
from generator.site.page import Crumb, Page
from generator.site.pages.findings import HOME, TAB, TOP
from generator.site.pages.rules import SAMPLE, title_of
from generator.site.site import Site

FORCE, EARLY, OVER, UNUSED = ("ease", "生效中"), ("", "还没到开始日期"), ("heavy", "已过期"), ("warn", "用不上")


def pages(site: Site) -> Iterator[Page]:
    """The register."""
    strip = SAMPLE if site.ledger.has_samples else ""
    yield Page("waivers/", TAB, "豁免登记", f"暂时容许的不一致，共登记 {len(site.portal.waivers)} 条：理由、文号、批准、起止日期。",
               "waivers/index.html", partial(register, site), (HOME, TOP, Crumb("豁免登记")), strip, ("findings", "waivers"))


def register(site: Site) -> dict[str, Any]:
    """Every waiver as written, with its state on the as-of day."""
    rows = [_row(site, number, waiver) for number, waiver in enumerate(site.portal.waivers, 1)]
    states = [row["state"] for row in rows]
    return {"rows": rows, "as_of": site.portal.as_of,
            "counts": [(word, states.count((kind, word))) for kind, word in (FORCE, EARLY, OVER, UNUSED) if (kind, word) in states]}


def _row(site: Site, number: int, waiver: Waiver) -> dict[str, Any]:
    rule = RULES.get(waiver.rule)
    place = site.portal.places.get(waiver.place)
    known = waiver.item in site.items
    found = next((finding for finding in site.ledger.waived if finding.waived == waiver.document and covers(waiver, finding)), None)
    return {
        "id": f"w-{number}", "waiver": waiver, "state": state(site, waiver, found), "where": f"{waiver.where.path} 第 {waiver.where.line} 行",
        "code": rule.code if rule else "", "title": title_of(rule) if rule else waiver.rule,
        "place": place.name if place else waiver.place, "county": waiver.place if place in site.portal.counties else "",
        "item": waiver.item if known else "", "item_name": site.name(waiver.item) if known else waiver.item,
        "card": site.ledger.address(found) if found else "", "sample": "示例" in waiver.document or "示例" in waiver.reason,
    }


def state(site: Site, waiver: Waiver, found: Finding | None) -> tuple[str, str]:
    """Colour and word: in force, not yet, over, or tolerating nothing."""
    if site.portal.as_of < waiver.since:
        return EARLY
    if site.portal.as_of > waiver.until:
        return OVER
    return FORCE if found else UNUSED
