"""Open findings on one page with filters, and a work list for every desk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.findings import ERROR, Finding
from generator.rules.desks import Office
from generator.site.ledger import FAMILIES
from generator.site.page import Crumb, Page
from generator.site.pages.rules import SAMPLE
from generator.site.site import Site

TAB = "consistency"
HOME, TOP = Crumb("首页", ""), Crumb("一致性", "consistency/")


def pages(site: Site) -> Iterator[Page]:
    """All findings, then desk by desk."""
    strip = SAMPLE if site.ledger.has_samples else ""
    yield Page("findings/", TAB, "全部发现", f"检查清单和指南发现的问题：共 {len(site.ledger.open)} 处没有改，按谁来改排列。",
               "findings/index.html", partial(everything, site), (HOME, TOP, Crumb("全部发现")), strip, ("findings", ""))
    for office in site.ledger.offices:
        yield Page(f"findings/by-office/{office.slug}/", TAB, f"{office.name}要改的", f"{office.name}的工作单：哪一行、为什么、怎么改。",
                   "findings/office.html", partial(desk, site, office),
                   (HOME, TOP, Crumb("全部发现", "findings/"), Crumb(office.name)), strip, ("findings", office.slug))


def everything(site: Site) -> dict[str, Any]:
    """Desks that have something to mend, with their findings as rows."""
    ledger = site.ledger
    groups = [{"office": office, "rows": [ledger.row(finding) for finding in ledger.by_office[office.slug]]}
              for office in ledger.offices if ledger.by_office[office.slug]]
    here = {finding.place for finding in ledger.open}
    places = [(place.code, place.name) for place in site.portal.places.values() if place.code in here]
    if here - set(site.portal.places):
        places.append(("none", "不属于哪个地方"))
    letters = {finding.code[:3] for finding in ledger.open}
    families = [(code, f"{code} {FAMILIES[code][0]}") for code in FAMILIES if code in letters]
    return {**_counts(ledger.open), "groups": groups, "places": places, "families": families, "waived": [ledger.row(finding) for finding in ledger.waived]}


def desk(site: Site, office: Office) -> dict[str, Any]:
    """One desk's findings by item, errors first."""
    ledger = site.ledger
    found = ledger.by_office[office.slug]
    groups: dict[str, list[dict[str, Any]]] = {}
    for finding in found:
        row = ledger.row(finding)
        groups.setdefault(row["item_name"] or "不属于哪一个事项", []).append(row)
    waived = sum(ledger.office(finding) == office.slug for finding in ledger.waived)
    return {**_counts(found), "office": office, "groups": list(groups.items()), "waived": waived,
            "county": office.slug if office.slug in site.portal.places else ""}


def _counts(found: list[Finding]) -> dict[str, int]:
    errors = sum(finding.severity == ERROR for finding in found)
    return {"total": len(found), "errors": errors, "hints": len(found) - errors}
