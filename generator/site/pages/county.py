"""A county's home: how it stands to the city, what it must follow up, findings, every claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.model.records import Place
from generator.reading.document import Document
from generator.site.entries import rows
from generator.site.files import due, feeds
from generator.site.page import Crumb, Page
from generator.site.pages.index import choices
from generator.site.pages.places import HOME, PLACES
from generator.site.site import BROKEN, CATEGORIES, MISSING, STAGES, Mark, Site
from generator.site.standing import MARKS, STATES, Standing, standings, states, tolerance
from generator.site.words import when

CARDS = 3  # findings shown in full; the rest is on the work list


def pages(site: Site) -> Iterator[Page]:
    """One page for each county and development zone."""
    for code, standing in standings(site).items():
        place = standing.place
        yield Page(f"places/{code}/", "places", place.name, f"{place.name}认领的工程建设项目审批事项，与全市标准的差别，应当跟进的事项。",
                   "places/county.html", partial(_county, site, standing),
                   (HOME, PLACES, Crumb(place.name)),
                   f"{place.name}的认领状态、版本用来演示，不是{place.name}公布的数据。" if standing.sample else "",
                   ("places", code), "lists", feeds=(feeds.of_place(place), due.of_place(place)))


def _county(site: Site, standing: Standing) -> Mapping[str, Any]:
    place = standing.place
    groups = [(stage, [_entry(site, standing, item) for item in items]) for stage, items in site.by_stage.items() if items]
    found = site.ledger.by_office[place.code]
    return {
        "place": place, "standing": standing, "lede": _lede(standing), "items": len(site.items),
        "unread": [_unread(site, document) for document in _broken(site, place)],
        "claimed_words": _claimed(standing), "behind_words": _behind(standing), "heavier_words": tolerance(len(standing.heavier), len(standing.unwaived)),
        "contents": [("todo", "应当跟进"), *([("heavier", "更重")] if standing.heavier else []), ("find", "发现"),
                     ("claims", "认领情况"), ("list", "逐项名单"), *([("workbook", "用表格核对")] if site.workbooks else []), ("windows", "办事窗口")],
        "cards": [site.ledger.card(finding) for finding in found[:CARDS]], "open_count": len(found),
        "marks": MARKS, "groups": groups, "stages": choices(STAGES), "categories": choices(CATEGORIES),
        "statuses": states(standing.marks.values()),
        "claims_path": f"catalog/{place.folder}/claims.yml",
    }


def _entry(site: Site, standing: Standing, item: str) -> dict[str, Any]:
    """One item as this county stands to it; `path` is empty when the county does not handle it itself."""
    code, mark, row = standing.place.code, standing.marks[item], rows(site)[item]
    claim, holding = site.portal.claim(code, item), site.portal.holding(code, item)
    claimed = claim is not None and claim.claimed
    return {
        **{key: row[key] for key in ("id", "name", "words", "stage_slug", "category_slug", "role")},
        "city": row["path"], "path": f"places/{code}/items/{item}/" if holding else "", "mark": mark, "status": STATES[mark],
        "claimed": claimed, "why": "" if claimed else _why(claim.reason if claim else "", row["levels"], mark),
        "body": site.body(standing.place, item) if claimed else "",
        "version": claim.follows if claim and claimed else 0, "latest": holding.latest.guide.number if holding else 0,
    }


def _why(reason: str, levels: tuple[str, ...], mark: Mark) -> str:
    if reason:
        return reason
    if mark in (MISSING, BROKEN):
        return ""
    return f"由{'、'.join(levels)}行使" if levels else "不由行政机关行使"


def _lede(standing: Standing) -> str:
    if standing.trouble:
        return "认领情况暂未发布。"
    counts = standing.counts
    first = "，".join([f"认领 {standing.claimed} 项", *(f"{word} {counts[word]} 项" for word in ("上级办理", "不实施", "未认领") if counts[word])])
    second = f"更轻 {len(standing.lighter)} 项，更重 {len(standing.heavier)} 处"
    if not standing.behind:
        return f"{first}。与市级基准相比：{second}；没有落后的。"
    due = standing.behind[0]
    word = "应于" if not due["late"] else "已于"
    last = "前跟进" if not due["late"] else "到期"
    day = due["due"]
    return f"{first}。与市级基准相比：{second}；{len(standing.behind)} 项落后，最早一项{word} {day.year}年{day.month}月{day.day}日{last}。"


def _claimed(standing: Standing) -> str:
    missing = standing.counts["未认领"]
    explained = standing.expected - standing.claimed - missing
    words = [f"应认领 {standing.expected} 项"]
    words += [f"{explained} 项写明了理由"] * (explained > 0) + [f"{missing} 项没有认领"] * (missing > 0)
    return "，".join(words)


def _behind(standing: Standing) -> Any:
    if not standing.behind:
        return "都跟随市级现行版本"
    first = standing.behind[0]
    if first["late"]:
        waived = sum(bool(entry["waived"]) for entry in standing.behind)
        return "已过期" + (f"，其中 {waived} 项已登记豁免" if waived else "")
    return when(first["due"]) + "到期" + ("" if first["provisional"] else f"，还剩 {first['left']} 个工作日")


def _broken(site: Site, place: Place) -> list[Document]:
    return [document for document in site.portal.documents.values()
            if document.slot.place == place.code and (document.tree is None or document.stale)]


def _unread(site: Site, document: Document) -> dict[str, Any]:
    finding = next((each for each in site.findings if each.where.path == document.path and each.code[:3] in ("SRC", "SCH")), None)
    return {"path": document.path, "stale": document.stale, "line": finding.where.line if finding else 0,
            "cause": site.ledger.row(finding)["message"] if finding else ""}
