"""`about/credit/`: what each tier of credit means for handling and for supervision, and which guides differ for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.collection.credit import FILE
from generator.rules.registry import RULES
from generator.site.item.credit import tiers
from generator.site.page import Crumb, Page
from generator.site.site import Site

TAB, PATH, TITLE = "about", "about/credit/", "信用分级"


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    yield Page(PATH, TAB, TITLE, "信用好的怎么办得快，信用不好的办件和监管有什么不同，依据哪一条。", "about/credit.html", partial(context, site),
               (Crumb("首页", ""), Crumb("说明", "about/"), Crumb(TITLE)), side=(TAB, PATH), column="政务公开")


def context(site: Site) -> dict[str, Any]:
    """Tiers, best first, with the guides that differ; what nobody has published yet."""
    rule = RULES["credit-tier-without-basis"]
    return {"tiers": tiers(site), "open_questions": site.portal.table(FILE).texts("待核说明"), "file": FILE, "rule": rule.code,
            "found": len(site.ledger.by_rule.get(rule.name, ([], []))[0])}
