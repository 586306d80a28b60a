"""`bulletins/` and `bulletins/<month>/`: the monthly bulletin, from the newest snapshot and the state of the day."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any

from generator.collection.patrols import patrols
from generator.collection.snapshots import snapshots
from generator.model.snapshot import JOINT
from generator.site.page import Crumb, Page
from generator.site.site import Site
from generator.supervision import bulletin_words as words
from generator.supervision.bulletin import Bulletin, State, all_months, bulletin, period, today
from generator.supervision.escalation import asked, county

TAB = "bulletins"
GROUP = "supervision"  # one worker makes these pages, the scores and their files, from figures drawn up once
HOME, TOP = Crumb("首页", ""), Crumb("监督通报", "bulletins/")
SAMPLE = "本页全部数字由程序生成，用来演示，不是对任何旗县区的通报。"


def pages(site: Site) -> Iterator[Page]:
    """The list of months, empty without a snapshot, and a page a month."""
    latest = snapshots(site.portal).latest
    sample = SAMPLE if latest and latest.sample else ""
    found = all_months(latest) if latest else []
    yield Page("bulletins/", TAB, "监督通报", "每月对旗县区审批情况的通报：办结、按时、补正、停钟、落后、发现。", "bulletins/index.html",
               partial(overview, site, found), (HOME, Crumb("监督通报")), sample, ("supervision", "bulletins/"), GROUP, column="政务公开")
    for number, month in enumerate(found):
        title = f"{words.month(month)}审批情况通报"
        yield Page(f"bulletins/{month}/", TAB, title, f"{title}：各旗县区办结、按时、用时、补正、停钟，和上月比。", "bulletins/month.html",
                   partial(of_month, site, month, found[number + 1] if number + 1 < len(found) else "", found[number - 1] if number else ""),
                   (HOME, TOP, Crumb(words.month(month))), sample, ("supervision", "bulletins/"), GROUP, column="政务公开")


@lru_cache(maxsize=1)
def state(site: Site) -> State:
    """What holds of the counties on the site's day, drawn up once."""
    return today(site.portal, site.findings)


def overview(site: Site, months: list[str]) -> dict[str, Any]:
    """The newest bulletin's sentence, and a row a month."""
    rows = [bulletin(site.portal, state(site), month) for month in months]
    return {"rows": rows, "lede": words.lede(rows[0]) if rows else "", "said": words.month}


def of_month(site: Site, month: str, previous: str, following: str) -> dict[str, Any]:
    """One month's figures."""
    found = bulletin(site.portal, state(site), month)
    first, last = period(month)
    return {"b": found, "lede": words.lede(found), "first": first, "last": last, "previous": previous, "following": following,
            "figures": figures(found), "work": (rows := work(site, found)), "desks": desks(rows), "patrol": patrols(site.portal).latest, "quality": list(words.quality(found)), "issuer": site.portal.settings.text("主办单位"),
            "missing": words.missing(found), "documents": site.workbooks and found.newest}


def figures(found: Bulletin) -> list[dict[str, str]]:
    """The six figures at the head: what, how much, the month before, and the address of how it is counted."""
    row, before = found.whole, found.before.get("")

    def was(text: str | int | None, unit: str = "") -> str:
        return f"上月 {text}{unit}" if before is not None and text not in ("", None) else ""

    return [
        {"what": "办结", "slug": "jianshu", "value": f"{row.n:,}", "unit": "件", "was": was(f"{before.n:,}", " 件") if before else ""},
        {"what": "法定时限内", "slug": "anshi", "value": row.on_time or "—", "unit": "", "was": was(before.on_time) if before else ""},
        {"what": "中位用时", "slug": "fading-shizhong", "value": "—" if row.net is None else str(row.net), "unit": "" if row.net is None else "工作日",
         "was": "" if row.gross is None else f"不扣除的 {row.gross} 工作日"},
        {"what": "补正率", "slug": "", "value": row.supplement or "—", "unit": "", "was": was(before.supplement) if before else ""},
        {"what": "停钟占比", "slug": "tingzhong-zhanbi", "value": row.pause or "—", "unit": "", "was": was(before.pause) if before else ""},
        *({"what": name, "slug": "", "value": value or "件数少", "unit": "", "was": ""} for name, value in (
            (words.ONLINE, found.linked[""].online), *((kind, found.linked[""].jointly(kind)) for kind in (JOINT, "联合审图", "联合验收"))) if value is not None),
    ]


def work(site: Site, found: Bulletin) -> list[dict[str, Any]]:
    """What counties were to mend by the last patrol of the bulletin's day, the earliest day first; only in the newest bulletin."""
    patrol = patrols(site.portal).latest if found.newest else None
    if patrol is None:
        return []
    rows = [{"place": place.code, "name": place.name, "item": site.name(matter.item) if matter.item else "", "what": matter.message,
             "code": matter.code, "due": matter.due, "late": matter.due < site.portal.as_of, "look": asked(matter) != "改正", "provisional": matter.provisional}
            for matter in patrol.matters if (place := county(site.portal, matter)) is not None]
    return sorted(rows, key=lambda row: (row["due"], row["place"], row["code"], row["item"]))


def desks(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The work by county: how much to mend, how much to look into, the first day; in the order of the first days."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        mine = found.setdefault(row["place"], {"place": row["place"], "name": row["name"], "mend": 0, "look": 0, "due": row["due"], "late": 0})
        mine["look" if row["look"] else "mend"] += 1
        mine["late"] += row["late"]
    return list(found.values())
