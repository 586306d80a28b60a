"""`letters/`: when reminders and supervision letters are sent, and the register of those that were."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.rules.registry import RULES
from generator.site.page import Crumb, Page
from generator.site.pages.rules import title_of
from generator.site.site import Site
from generator.supervision.escalation import FILE, sending, steps
from generator.supervision.ledger import Entry, entries

TAB = "bulletins"
TITLE = "提醒函、督办函"
SAMPLE = "登记的函件用来演示，没有发给任何旗县区；"
METHOD = "发函的天数是参考，没有任何机关公布过。"


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    sent = [entry for entry in entries(site.portal) if entry.sent]
    rows = site.portal.table(FILE).tables("升级")
    strip = (SAMPLE if any(entry.sample for entry in sent) else "") + (METHOD if site.portal.table(FILE).text("示例") == "是" else "")
    yield Page("letters/", TAB, TITLE, "过了期限没有改的，什么时候发提醒函、督办函，发了哪些，答复没有。", "letters/index.html",
               partial(context, site, sent, bool(rows)), (Crumb("首页", ""), Crumb("监督通报", "bulletins/"), Crumb(TITLE)), strip,
               ("supervision", "letters/"), column="政务公开")


def context(site: Site, sent: list[Entry], ready: bool) -> dict[str, Any]:
    """Steps, and letters sent, newest first."""
    by_code = {rule.code: title_of(rule) for rule in RULES.values()}
    rows = [_row(site, entry, by_code) for entry in reversed(sent)]
    return {"steps": steps(site.portal) if ready else (), "rows": rows, "open": sum(row["late"] for row in rows), "file": FILE,
            "waiting": sum(row["status"] == "已发" for row in rows), "sender": sending(site.portal).sender}


def _row(site: Site, entry: Entry, titles: dict[str, str]) -> dict[str, Any]:
    place = site.portal.places.get(entry.recipient)
    matters = [{"code": code if code in titles else "", "title": titles.get(code, code), "item": site.name(item) if item in site.items else ""} for code, item, _ in entry.codes]
    return {"number": entry.number, "kind": entry.kind, "name": place.name if place else f"市级部门（{entry.recipient}）", "place": place.code if place else "",
            "day": entry.day, "reply": entry.reply, "status": entry.status, "document": entry.document, "replied": entry.replied.isoformat() if entry.status != "已发" and entry.replied.year > 1 else "",
            "late": entry.status == "已发" and entry.reply < site.portal.as_of, "matters": matters, "sample": entry.sample}
