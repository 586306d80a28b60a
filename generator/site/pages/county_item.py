"""`places/<code>/items/<item>/`: a county's guide for every item it claims, in the order of the canonical page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.collection import Holding
from generator.model.records import Place, day
from generator.reading.layout import COUNTY
from generator.site.changes.entries import known
from generator.site.changes.local import Local, local
from generator.site.item.complaining import handing
from generator.site.item.county import broken, has_page, notes
from generator.site.item.disclosing import disclosed
from generator.site.item.process import window
from generator.site.item.views import trouble, views
from generator.site.page import Crumb, Page
from generator.site.pages import ended
from generator.site.pages.item import SAMPLE, since
from generator.site.site import Site
from generator.site.times.measured import shown


def pages(site: Site) -> Iterator[Page]:
    """One page per claim, an item's counties together; of an ended item every county's address says what became of it."""
    for item in known(site):
        gone = site.portal.ended(item) and _local(site, item)
        for place in site.portal.counties:
            if gone:
                yield ended.page(site, item, place)
            elif has_page(site, place.code, item):
                yield _page(site, place, item)


def _local(site: Site, item: str) -> bool:
    """Whether counties may have had a page: their level exercises it, or the list that would say so is gone."""
    region = site.portal.region_file(item)
    return region is None or COUNTY in region.tree.texts("行使层级") or any(site.portal.claim(place.code, item) for place in site.portal.counties)


def _page(site: Site, place: Place, item: str) -> Page:
    name, holding = site.name(item), site.portal.holding(place.code, item)
    published = holding is not None and broken(site, place.code, item) is None
    sample = holding is not None and published and site.origins.sample(holding.followed.guide.tree)
    return Page(
        path=f"places/{place.code}/items/{item}/", tab="places", title=f"{name}（{place.name}）",
        description=f"{place.name}{name}：条件、材料、流程、时限、窗口，与全市基准的差别",
        template="county_item.html" if published else "county_item_unpublished.html", context=lambda: context(site, place, item),
        crumbs=(Crumb("首页", ""), Crumb("旗县区", "places/"), Crumb(place.name, f"places/{place.code}/"), Crumb(name)),
        sample=SAMPLE if sample else shown(site, item) if published else "", side=("", ""), group=item, column="办事服务",
        published=_since(holding) if holding else None)


def _since(holding: Holding) -> date | None:
    """Since when the county handles by the guide shown."""
    return since(holding.followed.guide.effective, day(holding.claim.date))


def context(site: Site, place: Place, item: str) -> dict[str, Any]:
    """What the template is given."""
    view, portal = views(site), site.portal
    holding, lost = portal.holding(place.code, item), broken(site, place.code, item)
    shared = {"views": view, "item": item, "place": place.name, "switch": view.switch(item), "here": place.code,
              "name": site.name(item), "city_published": view.city(item) is not None}
    if holding is None or lost is not None:
        return {**shared, "lost": trouble(site, lost) if lost else None, "followed": holding.claim.follows if holding else 0}
    own = view.county(holding)
    guide = view.local(own)
    path, sample = f"places/{place.code}/items/{item}/", site.origins.sample(holding.followed.guide.tree)
    own_changes = local(site, place.code).get(item, [])
    questions = view.questions(item, *([holding.overlay.tree] if holding.overlay else []))
    stale = view.stale(*view.files(item), f"catalog/{place.folder}/claims.yml", f"guides/{place.folder}/{item}.yml",
                       f"guides/{place.folder}/windows.yml")
    return {**shared, "g": guide, "county": own, "notes": notes(own), "questions": questions, "stale": stale,
            "sections": _sections(view.sections(guide, bool(questions)), own_changes), "local": own_changes, "remit": holding.claim.remit, "window": window(guide),
            **handing(site, path, sample), **disclosed(site, path, f"{site.name(item)}（{place.name}）", sample=sample, since=_since(holding))}


def _sections(shared: list[tuple[str, str]], own: list[Local]) -> list[tuple[str, str]]:
    """The contents, with what the county itself changed behind the versions of the city's guide."""
    return [each for section in shared for each in ((section, ("local", "本地的变更")) if section[0] == "hist" and own else (section,))]
