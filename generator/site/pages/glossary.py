"""Words of the trade in plain language, by their pinyin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.model.tree import Table
from generator.site.page import Crumb, Page
from generator.site.site import Site
from generator.site.sounds import spellings

TAB = "about"
PATH = "about/glossary/"
TITLE = "名词解释"
FILE = "catalog/vocabulary/glossary.yml"


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    terms = site.portal.table(FILE).tables("名词")
    yield Page(PATH, TAB, TITLE, f"办事指南里的 {len(terms)} 个专门说法，用大白话解释，按拼音排。", "about/glossary.html",
               partial(context, terms), (Crumb("首页", ""), Crumb("说明", "about/"), Crumb(TITLE)), side=(TAB, PATH), column="政务公开")


def context(terms: tuple[Table, ...]) -> dict[str, Any]:
    """Terms by the first letter of their pinyin."""
    slugs = {term.text("名称"): term.text("拼音") for term in terms}
    groups: dict[str, list[dict[str, Any]]] = {}
    for term in sorted(terms, key=lambda term: term.text("拼音")):
        name = term.text("名称")
        groups.setdefault(term.text("拼音")[0].upper(), []).append({
            "name": name, "slug": term.text("拼音"), "aliases": "、".join(term.texts("又叫")), "text": term.text("说明"), "basis": term.text("依据"),
            "state": term.text("核对"), "see": [(other, slugs[other]) for other in term.texts("另见") if other in slugs],
            "words": " ".join((name, *term.texts("又叫"), *spellings(name), term.text("说明")))})
    return {"groups": list(groups.items()), "total": len(terms), "file": FILE}
