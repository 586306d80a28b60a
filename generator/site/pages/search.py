"""`search/`: the search page, which needs a script, and `search/a-z/`: every name and 俗称 by pinyin, which needs none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from generator.site.entries import Row, rows
from generator.site.files import search
from generator.site.page import Crumb, Page
from generator.site.pages.home import EXAMPLES
from generator.site.pages.index import ALL, HOME, choices, sample
from generator.site.site import CATEGORIES, STAGES, Site
from generator.site.sounds import spellings, syllables

TITLE, INDEX = "搜索办事指南", "名称和俗称索引"
PATH, INDEX_PATH = "search/", "search/a-z/"


class Label(NamedTuple):
    """A name or 俗称 of an item, with how it sounds."""

    sound: str
    text: str
    row: Row

    @property
    def alias(self) -> bool:
        """Whether the item's page bears another title."""
        return bool(self.text != self.row["name"])

    @property
    def letter(self) -> str:
        """The letter it stands under."""
        return self.sound[0].upper()


def pages(site: Site) -> Iterator[Page]:
    """The search page, then the index."""
    yield Page(PATH, "items", TITLE, "按事项名称、俗称、材料、法律名称、拼音查办事指南。", "search/search.html", partial(_search, site),
               (HOME, ALL, Crumb("搜索")), sample(site, site.items), ("items", PATH), column="办事服务")
    yield Page(INDEX_PATH, "items", INDEX, "按拼音排列的事项名称和俗称。", "search/index.html", partial(_index, site),
               (HOME, ALL, Crumb(INDEX)), side=("items", INDEX_PATH), column="办事服务")


def by_letter(site: Site) -> list[tuple[str, list[Label]]]:
    """Names and 俗称 of all items by pinyin, A to Z."""
    labels = [Label(syllables(text) or text, text, row) for row in rows(site).values() for text in row["labels"]]
    groups: dict[str, list[Label]] = {}
    for label in sorted(labels, key=lambda label: (label.letter, label.sound, label.text)):
        groups.setdefault(label.letter, []).append(label)
    return list(groups.items())


def _search(site: Site) -> Mapping[str, Any]:
    known = rows(site)
    popular = [known[item]["labels"][-1] for item in EXAMPLES if item in known]
    return {"index": search.PATH, "letters": [letter for letter, _ in by_letter(site)], "places": [(place.code, place.name) for place in site.portal.counties],
            "stages": choices(STAGES), "categories": choices(CATEGORIES), "popular": popular,
            "initials": (spellings(popular[0])[1], popular[0]) if popular else None, "hotline": site.portal.settings.text("热线")}


def _index(site: Site) -> Mapping[str, Any]:
    letters = by_letter(site)
    names, aliases = len(site.items), sum(label.alias for _, labels in letters for label in labels)
    return {"letters": letters, "lede": f"{names} 个事项的名称、{aliases} 个俗称，按拼音排在一起。俗称后面写着它是哪个事项。",
            "contents": [(f"pinyin-{letter}", f"\u00a0{letter}\u00a0") for letter, _ in letters]}
