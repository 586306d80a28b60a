"""Which modules make pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.site.page import Page
from generator.site.pages import (
    consistency,
    county,
    county_item,
    findings,
    home,
    index,
    item,
    laws,
    places,
    rules,
    waivers,
)
from generator.site.site import Site

Maker = Callable[[Site], Iterator[Page]]

MAKERS: tuple[Maker, ...] = (
    home.pages,
    index.pages,
    item.pages,
    county_item.pages,
    places.pages,
    county.pages,
    consistency.pages,
    laws.pages,
    rules.pages,
    findings.pages,
    waivers.pages,
)


def all_pages(site: Site) -> list[Page]:
    """Every structured page, in the order of the site map."""
    return [page for maker in MAKERS for page in maker(site)]
