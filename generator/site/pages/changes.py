"""`changes/` and `changes/<yyyy-mm>/`: what changed, what that means for applicants, who has followed and who has not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.site import entries as rows_of
from generator.site.changes.entries import Entry, entries, listed, months, opened
from generator.site.files import due, feeds
from generator.site.page import Crumb, Page
from generator.site.site import Site

HOME, TOP = Crumb("首页", ""), Crumb("变更", "changes/")
SAMPLE = "变更记录和文号用来演示，不是赤峰市发布的变更。"
FEEDS = (feeds.ALL, due.ALL)
EFFECTS = {"减轻": "ease", "加重": "heavy", "待判": "open", "中性": "neutral"}


def pages(site: Site) -> Iterator[Page]:
    """The whole list, then one page a month."""
    every = listed(site)
    yield Page("changes/", "changes", "变更", f"清单和指南的 {len(every)} 条变更，对申请人是减轻还是加重，哪些旗县区还没有跟进。", "changes/index.html",
               partial(_all, site), (HOME, Crumb("变更")), _sample(every), ("changes", ""), "lists", "政务公开", FEEDS)
    found = months(site)
    for number, (month, word, _) in enumerate(found):
        own = [entry for entry in every if entry["month"] == month]
        later, earlier = found[number - 1] if number else None, found[number + 1] if number + 1 < len(found) else None
        yield Page(f"changes/{month}/", "changes", f"{word}的变更", f"{word}生效的 {len(own)} 条变更。", "changes/month.html",
                   partial(_month, own, later, earlier), (HOME, TOP, Crumb(word)), _sample(own), ("changes", month), "lists", "政务公开", FEEDS)


def _sample(every: Sequence[Entry]) -> str:
    return SAMPLE if any(entry["sample"] for entry in every) else ""


def _all(site: Site) -> Mapping[str, Any]:
    every, start = listed(site), opened(site)
    ahead = [entry for entry in every if entry["announced"]]
    groups = [(month, f"m{month}", word, [entry for entry in every if entry["month"] == month and not entry["announced"]])
              for month, word, _ in months(site)]
    groups = [group for group in groups if group[3]]
    lagging = {each["place"].code: each["place"].name for entry in every for each in entry["behind"]}
    first = sum(any(entry["letter"] == "r" and entry["effective"] == start for entry in own) for own in entries(site).values())
    return {
        "lede": _lede(every, len(lagging)), "ahead": ahead, "groups": groups, "count": len(every), "tell": partial(tell, site),
        "contents": [*([("soon", "即将生效")] if ahead else []), *((anchor, word) for _, anchor, word, _ in groups), ("feeds", "订阅")],
        "effects": [(value, word) for word, value in EFFECTS.items()], "states": [("ahead", "即将生效"), ("behind", "有旗县区没跟进"), ("done", "都已跟进")],
        "places": sorted(lagging.items()), "start": start, "first": first, "feeds": FEEDS,
    }


def _lede(every: Sequence[Entry], lagging: int) -> str:
    words = [word for entry in every for _, word in entry["effects"]]
    counted = "，".join(f"{word} {words.count(word)} 条" for word in EFFECTS if word in words)
    behind = f"{lagging} 个旗县区有还没跟进的。" if lagging else "旗县区都已跟进。" if every else ""
    return f"清单和指南改了什么、为什么改、谁还没跟进。共 {len(every)} 条" + (f"：{counted}。" if counted else "。") + behind


def _month(own: Sequence[Entry], later: tuple[str, str, int] | None, earlier: tuple[str, str, int] | None) -> Mapping[str, Any]:
    return {"own": own, "later": later, "earlier": earlier}


def tell(site: Site, entry: Entry) -> dict[str, str]:
    """What a row of the list is filtered by."""
    row = rows_of.rows(site).get(entry["item"])
    states = ["ahead"] if entry["announced"] else ["behind"] if entry["behind"] else ["done"]
    return {"words": " ".join((row["words"] if row else entry["name"], entry["reason"], entry["document"], entry["file"])),
            "effect": " ".join(EFFECTS.get(word, "other") for _, word in entry["effects"]), "state": " ".join(states),
            "place": " ".join(each["place"].code for each in entry["behind"])}
