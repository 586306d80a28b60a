"""What the pages of one item share: the city's guide, the switch, the history, files that need a banner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from generator.collection import Holding
from generator.model.tree import Table
from generator.reading.document import Document
from generator.reading.layout import COUNTY
from generator.resolving import join
from generator.site.changes.periods import Period, periods
from generator.site.item.county import County, county, has_page, link
from generator.site.item.guide import Guide, Memo
from generator.site.item.history import versions
from generator.site.prose import full
from generator.site.site import Site

RELATIONS = ("前置", "并联", "后续", "替代")
_SECTIONS = (("time", "时限"), ("cond", "办理条件"), ("mat", "申请材料"), ("flow", "流程与计时"), ("pre", "前置服务"),
             ("fee", "费用和结果"), ("window", "窗口和渠道"), ("ban", "不得做的事"), ("credit", "信用和监管"), ("basis", "法律依据"), ("review", "审查标准"),
             ("related", "相关事项"), ("faq", "常见问题"), ("more", "其他内容"), ("hist", "版本与历史"), ("complaint", "咨询与投诉"), ("open", "待核说明"), ("info", "信息公开"))
_OPTIONAL = {"pre": ("前置服务",), "ban": ("不得要求",), "review": ("审查标准",), "related": ("相关事项",), "faq": ("常见问题", "退件情形")}


class Views:
    """Kept per item, because an item and its counties are rendered in one worker."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._kept: dict[tuple[str, ...], Any] = {}
        self._memos: dict[str, Memo] = defaultdict(dict)

    def _once(self, what: str, item: str, make: Callable[[], Any], place: str = "") -> Any:
        key = (what, item, place)
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def city(self, item: str) -> Guide | None:
        """The city's guide in force, None when none is published."""
        baseline = self.site.portal.baseline(item)
        if baseline is None:
            return None
        made: Guide = self._once("city", item, lambda: Guide(
            self.site, item, baseline.elements, baseline.guide.number, "", self._memos[item]))
        return made

    def county(self, holding: Holding) -> County:
        """What a county's page of a claimed item shows. Kept, because memos go by the identity of its nodes."""
        made: County = self._once("county", holding.item, lambda: county(self.site, holding), holding.place)
        return made

    def local(self, own: County) -> Guide:
        """The guide of a county."""
        return Guide(self.site, own.holding.item, own.elements, own.base.guide.number, own.holding.place,
                     self._memos[own.holding.item])

    def listed(self, item: str) -> Guide:
        """What region and city list say of an item whose guide is not published."""
        portal = self.site.portal
        files = [file.tree for file in (portal.region_file(item), portal.city_file(item)) if file]
        return Guide(self.site, item, join(files, portal.shapes), 0)

    def switch(self, item: str) -> list[dict[str, Any]]:
        """Twelve links, empty where no county exercises the power."""
        made: list[dict[str, Any]] = self._once("switch", item, lambda: self._switch(item))
        return made

    def _switch(self, item: str) -> list[dict[str, Any]]:
        portal = self.site.portal
        region = portal.region_file(item)
        local = region is not None and COUNTY in region.tree.texts("行使层级")
        claimed = any(portal.claim(place.code, item) for place in portal.counties)
        return [link(self.site, place.code, item, self.county) for place in portal.counties] if local or claimed else []

    def history(self, item: str) -> list[dict[str, Any]]:
        """Versions of the city's guide, newest first."""
        made: list[dict[str, Any]] = self._once("history", item, lambda: versions(self.site, item))
        return made

    def related(self, item: str, guide: Guide) -> list[dict[str, Any]]:
        """Linked items by relation."""
        known = set(self.site.items)
        return [{"relation": row.text("关系"), "note": row.text("说明"), "item": row.text("事项") if row.text("事项") in known else "",
                 "name": self.site.name(row.text("事项"))} for relation in RELATIONS for row in guide.tables("相关事项")
                if row.text("关系") == relation]

    def path(self, item: str, place: str = "") -> str:
        """Where an item is read about in a place: the place's own page when it has one, so that a reader stays in the place."""
        return f"places/{place}/items/{item}/" if place and has_page(self.site, place, item) else f"items/{item}/"

    def basis(self, guide: Guide) -> list[dict[str, Any]]:
        """Laws of 设定依据 with their page, when the list of laws knows them."""
        rows = []
        for entry in guide.tables("设定依据"):
            name = entry.text("名称")
            law = self.site.portal.laws.get(name)
            full_name = law.text("全称") if law else ""
            rows.append({"name": name if full_name in ("", "待核") else full_name, "slug": law.text("拼音") if law else "",
                         "article": entry.text("条款"), "version": law.text("版本") if law else "",
                         "state": self.site.origins.state(entry, "设定依据", name)})
        return rows

    def questions(self, item: str, *more: Table) -> list[dict[str, Any]]:
        """待核说明 of every file the page rests on; `more` are the county's own files."""
        common: list[dict[str, Any]] = self._once("questions", item, lambda: self._questions(item))
        return [*common, *self._texts(more)]

    def _questions(self, item: str) -> list[dict[str, Any]]:
        portal = self.site.portal
        files = [file.tree for file in (portal.region_file(item), portal.city_file(item), portal.guide(item)) if file]
        return self._texts(files)

    def _texts(self, files: Iterable[Table]) -> list[dict[str, Any]]:
        return [{"level": self._level(tree), "texts": tree.texts("待核说明")} for tree in files if tree.texts("待核说明")]

    def _level(self, tree: Table) -> str:
        place = self.site.portal.places.get(self.site.origins.place(tree))
        level = self.site.origins.level(tree)
        return place.name if place is not None and place.level == COUNTY else level

    def sections(self, guide: Guide, questions: bool) -> list[tuple[str, str]]:
        """Ids and names of the sections the page has."""
        shown = {"open": questions, "more": bool(guide.other_names)}
        shown.update((anchor, any(guide.get(name) for name in names)) for anchor, names in _OPTIONAL.items())
        return [(anchor, label) for anchor, label in _SECTIONS if shown.get(anchor, True)]

    def coming(self, item: str) -> list[Period]:
        """Stretches that are announced: the text of a later day, or the item's end."""
        return [period for period in periods(self.site, item) if period.ahead]

    def stale(self, *paths: str) -> list[dict[str, Any]]:
        """Banners: files replaced by their last good version, or lost while older versions stand in."""
        documents = (self.site.portal.documents.get(path) for path in paths)
        return [trouble(self.site, document) for document in documents
                if document is not None and (document.stale or document.tree is None)]

    def files(self, item: str) -> list[str]:
        """The files of region and city behind an item's page."""
        region, city = self.site.portal.region.folder, self.site.portal.city.folder
        return [f"catalog/{region}/{item}.yml", f"catalog/{city}/{item}.yml", f"guides/{city}/{item}.yml"]


def trouble(site: Site, document: Document) -> dict[str, Any]:
    """Whose file cannot be read, since when it stands back, and what is wrong, in words."""
    place = site.portal.places.get(document.slot.place)
    fact = document.problems[0].fact if document.problems else None
    return {"date": document.stale, "place": place.name if place else "", "path": document.path, "kind": document.slot.kind,
            "line": fact.where.line if fact else 0, "cause": full(fact.message) if fact else ""}


@lru_cache(maxsize=1)
def views(site: Site) -> Views:
    """The shared views of one build."""
    return Views(site)
