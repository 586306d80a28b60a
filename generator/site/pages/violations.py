"""What an office may not do: how to know it, by which clause, what this site can see of it, where to turn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any

from generator.model.tree import UNKNOWN, Table
from generator.rules.registry import PAGES, RULES
from generator.site.page import Crumb, Page
from generator.site.site import Site

TAB = "about"
PATH = "about/violations/"
TITLE = "部门不能做什么"
FILE = "catalog/vocabulary/violations.yml"
APP = "投诉小程序"


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    yield Page(PATH, TAB, TITLE, "体外循环、隐性审批、多要材料、计时作假：怎么认，依据哪一条，遇到了找谁。", "about/violations.html",
               partial(context, site), (Crumb("首页", ""), Crumb("说明", "about/"), Crumb(TITLE)), side=(TAB, PATH), column="政务公开")


def context(site: Site) -> dict[str, Any]:
    """Kinds of violation with the rules that look for them, and the channels."""
    table = site.portal.table(FILE)
    rows = table.tables("违规情形")
    kinds = [{"name": row.text("名称"), "id": row.text("拼音"), "meaning": row.text("一句话"), "forbidden": row.text("部门不得"), "basis": row.text("依据"),
              "state": row.text("核对"), "limits": row.text("局限"), "rules": [_rule(site, name) for name in dict.fromkeys(name for form in row.tables("表现") for name in _named(form))],
              "forms": [{"text": form.text("内容"), "basis": form.text("依据"), "state": form.text("核对"), "codes": [RULES[name].code for name in _named(form)]}
                        for form in row.tables("表现")]} for row in rows]
    channels = [(row.text("名称"), row.text("内容"), row.text("依据"), row.text("核对")) for row in table.tables("反映渠道")]
    return {"kinds": kinds, "channels": channels, "file": FILE, "contacts": contacts(site), "phones": _phones(site),
            "toc": [("turn", "遇到了找谁"), *((kind["id"], kind["name"]) for kind in kinds)]}


def contacts(site: Site) -> list[tuple[str, str, str]]:
    """Where to turn, of `catalog/portal.yml`: what, its text, its address. An empty one is not published, never made up."""
    settings = site.settings
    return [("热线", settings.get("热线", ""), ""), ("“改革建议和投诉”小程序", "打开" if settings.get(APP) else "", settings.get(APP, "")),
            ("主办单位", settings.get("主办单位", ""), "")]


def _phones(site: Site) -> list[dict[str, Any]]:
    """The complaint phones of the windows of every place, each once, in the order of its windows."""
    rows = []
    for place in (site.portal.city, *site.portal.counties):
        table = site.portal.windows(place.code)
        phones = dict.fromkeys(row.text("投诉电话") for row in table.tables("窗口"))
        rows.append({"place": place, "phones": [phone for phone in phones if phone and phone not in UNKNOWN], "sample": site.origins.sample(table)})
    return rows


@lru_cache(maxsize=1)
def by_rule(site: Site) -> dict[str, list[tuple[str, str]]]:
    """Address and name of the kinds of violation a rule looks for, by the rule's name."""
    found: dict[str, dict[str, str]] = {}
    for row in site.portal.table(FILE).tables("违规情形"):
        for form in row.tables("表现"):
            for name in _named(form):
                found.setdefault(name, {})[f"{PATH}#{row.text('拼音')}"] = row.text("名称")
    return {name: list(kinds.items()) for name, kinds in found.items()}


def _named(form: Table) -> list[str]:
    return [name for name in form.texts("规则") if name in RULES]


def _rule(site: Site, name: str) -> dict[str, Any]:
    found = site.ledger.by_rule.get(name, ([], []))
    return {"code": RULES[name].code, "title": PAGES[name].strip().splitlines()[0], "open": len(found[0])}
