"""The law index, and for each law the items and values that rest on each of its articles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.model.tree import Table
from generator.site.citations import Citation, citations, official, ordinal, paragraph
from generator.site.page import Crumb, Page
from generator.site.site import Site

TAB = "items"
SIDE = ("items", "laws/")
UNNAMED = "没有写明条号"
Cited = dict[str, list[Citation]]


def pages(site: Site) -> Iterator[Page]:
    """The index and each law."""
    cited = citations(site.portal)
    home, top = Crumb("首页", ""), Crumb("办事指南", "items/")
    yield Page("laws/", TAB, "按法律依据查", f"清单和指南引用的 {len(site.portal.laws)} 件法律、法规、规章和文件，各有哪些事项依据它。",
               "laws/index.html", partial(index, site, cited), (home, top, Crumb("按法律依据查")), side=SIDE)
    for name, law in site.portal.laws.items():
        title = official(law)
        yield Page(f"laws/{law.text('拼音')}/", TAB, title, f"哪些审批事项依据{title}，各依据哪一条。",
                   "laws/law.html", partial(one, site, law, cited.get(name, [])),
                   (home, top, Crumb("按法律依据查", "laws/"), Crumb(name)), side=SIDE, column="办事服务")


def index(site: Site, cited: Cited) -> dict[str, Any]:
    """Laws by kind, in the order of the file."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for name, law in site.portal.laws.items():
        own = cited.get(name, [])
        groups.setdefault(law.text("种类"), []).append({
            "name": name, "title": official(law), "untitled": law.text("全称") == "待核", "slug": law.text("拼音"), "version": law.text("版本"),
            "state": law.text("核对"), "items": len({each.item for each in own if each.basis}), "cited": len({each.item for each in own if each.item})})
    named = [(kind, f"k-{number}", rows) for number, (kind, rows) in enumerate(groups.items(), 1)]
    return {"groups": named, "toc": [(anchor, kind) for kind, anchor, _ in named],
            "total": len(site.portal.laws), "checked": sum(law.text("核对") == "已核条文" for law in site.portal.laws.values())}


def one(site: Site, law: Table, own: list[Citation]) -> dict[str, Any]:
    """A law's articles with what rests on each, items whose basis it is first."""
    return {
        "law": law, "name": law.text("简称"), "title": official(law), "untitled": law.text("全称") == "待核", "note": law.text("说明"),
        "where": law.where, "articles": articles(site, [each for each in own if each.basis]),
        "values": articles(site, [each for each in own if not each.basis]), "count": len({each.item for each in own if each.basis}),
        "others": len({each.item for each in own if each.item and not each.basis}),
    }


def articles(site: Site, own: list[Citation]) -> list[tuple[list[str], list[dict[str, Any]]]]:
    """Articles in their order → what rests on them; articles cited by the same values share a row."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for each in own:
        who = each.item or "、".join(each.categories)
        state = site.origins.state(each.node, *each.path)
        for article, detail in dict.fromkeys(each.articles) or ((UNNAMED, ""),):
            row = found.setdefault(article, {}).setdefault(who, {
                "item": each.item, "name": site.name(each.item) if each.item else f"{who}的全部事项", "details": [], "values": {}})
            if detail and detail not in row["details"]:
                row["details"].append(detail)
            names = row["values"].setdefault(state, {}).setdefault(each.label, [])
            if each.name and each.name not in names:
                names.append(each.name)
    merged: list[tuple[list[str], list[dict[str, Any]]]] = []
    for article in sorted(found, key=ordinal):
        rows = list(found[article].values())
        for row in rows:
            row["details"].sort(key=paragraph)
        same = next((names for names, known in merged if known == rows), None)
        if same is None:
            merged.append(([article], rows))
        else:
            same.append(article)
    return merged
