"""`complaints/`: where to complain and within how many days an answer is due, and how those registered were answered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.collection.complaints import FILE, WORDS, channels
from generator.model.tally import LEAST
from generator.site.page import Crumb, Page
from generator.site.pages.bulletins import HOME, TAB, TOP
from generator.site.site import Site
from generator.supervision.complaints import Tallied, tallied

PATH, TITLE = "complaints/", "建议和投诉"
SAMPLE = "登记的投诉用来演示，没有人这样反映过；"
METHOD = "答复期限是设计建议，没有任何机关公布过。"


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    found = tallied(site.portal)
    strip = (SAMPLE if found.sample else "") + (METHOD if site.portal.table(WORDS).text("示例") == "是" else "")
    yield Page(PATH, TAB, TITLE, "多要材料、多走环节、超期不办，到哪里反映，几天答复；登记的都答复了没有。", "complaints/index.html",
               partial(context, site, found), (HOME, TOP, Crumb(TITLE)), strip, ("supervision", PATH), column="政务公开")


def context(site: Site, found: Tallied) -> dict[str, Any]:
    """Channels with their addresses, counts, what is overdue."""
    words = site.portal.table(WORDS)
    rows = [{"name": each.name, "slug": each.slug, "about": each.about, "setting": each.setting, "address": site.settings.get(each.setting, ""),
             "limit": str(each.limit) if each.limit else "", "source": each.source, "basis": each.basis, "checked": each.checked} for each in channels(site.portal)]
    overdue = [{"number": each.number, "place": site.portal.places.get(each.place), "code": each.place, "item": site.name(each.item) if each.item in site.items else "",
                "received": each.received, "due": each.due.day, "provisional": each.due.provisional} for each in found.overdue if each.due]
    return {"found": found, "channels": rows, "overdue": overdue, "file": FILE, "words": WORDS, "open_questions": words.texts("待核说明"),
            "meanings": {row.text("名称"): row.text("说明") for row in words.tables("结果")}, "least": LEAST, "lede": lede(found)}


def lede(found: Tallied) -> str:
    """How many came, how many were answered, in time or not."""
    whole = found.whole
    if not whole.received:
        return "多要材料、多走环节、超期不办，都可以反映。还没有登记过。"
    late = f"，{len(found.overdue)} 件过了期限还没有答复" if found.overdue else "，没有过了期限还没有答复的"
    return f"登记了 {whole.received} 件，答复了 {whole.answered} 件{late}。"
