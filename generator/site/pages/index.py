"""Lists of items: all by pinyin, and one list for each stage and each category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.site.entries import by_letter, rows, sampled
from generator.site.page import Crumb, Page
from generator.site.site import CATEGORIES, STAGES, Site

HOME, ALL = Crumb("首页", ""), Crumb("办事指南", "items/")
SAMPLE = "承诺时限和材料用来演示，不是公布的内容。"
_STAGE_WORDS = {"并行推进": "与各阶段同时进行，涉及才办。", "市政公用报装": "水、电、气、热、通信、广电的接入。"}


def pages(site: Site) -> Iterator[Page]:
    """The whole list, then stages, then categories."""
    count = len(site.items)
    yield Page("items/", "items", "全部事项", f"按拼音查找 {count} 个工程建设项目审批事项。", "lists/index.html",
               partial(_all, site), (HOME, Crumb("办事指南")), sample(site, site.items), ("items", "items/"), "lists")
    for name, slug in STAGES.items():
        own = site.by_stage[name]
        title = f"{name}阶段的事项" if name not in _STAGE_WORDS else f"{name}的事项"
        lede = f"{len(own)} 项。{_STAGE_WORDS.get(name, '每一项的时限从哪一天起算，写在事项页。')}"
        yield Page(f"stages/{slug}/", "items", title, f"{title}，共 {len(own)} 项。", "lists/group.html",
                   partial(_group, site, own, lede, "category", f"consistency/{slug}/"),
                   (HOME, ALL, Crumb(name)), sample(site, own), ("items", f"stages/{slug}/"), "lists")
    for name, slug in CATEGORIES.items():
        own = site.by_category[name]
        yield Page(f"categories/{slug}/", "items", f"{name}事项", f"类别为{name}的事项，共 {len(own)} 项。", "lists/group.html",
                   partial(_group, site, own, f"{len(own)} 项，散在各个阶段。", "stage"),
                   (HOME, ALL, Crumb(name)), sample(site, own), ("items", f"categories/{slug}/"), "lists")


def choices(names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Value and word of a filter's choices."""
    return [(slug, name) for name, slug in names.items()]


def sample(site: Site, items: list[str]) -> str:
    """The sentence of the 示例 strip of a list of items."""
    return SAMPLE if not sampled(site).isdisjoint(items) else ""


def _all(site: Site) -> Mapping[str, Any]:
    letters = by_letter(site)
    return {
        "lede": f"{len(site.items)} 项，参考目录，非官方清单。", "letters": letters,
        # spaces on both sides make a letter as wide as a finger needs
        "contents": [(f"pinyin-{letter}", f"\u00a0{letter}\u00a0") for letter, _ in letters],
        "stages": choices(STAGES), "categories": choices(CATEGORIES),
    }


def _group(site: Site, items: list[str], lede: str, other: str, matrix: str = "") -> Mapping[str, Any]:
    own = [rows(site)[item] for item in items]
    names = {"category": CATEGORIES, "stage": STAGES}[other]
    present = {row[other] for row in own}
    return {"rows": own, "lede": lede, "other": other, "other_word": {"category": "类别", "stage": "阶段"}[other],
            "choices": [(slug, name) for name, slug in names.items() if name in present], "fact": other, "matrix": matrix}
