"""The pages of the site, one module per kind; each yields `Page`s and renders nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.site.page import Page
from generator.site.site import Site

Maker = Callable[[Site], Iterator[Page]]


def all_pages(site: Site) -> list[Page]:
    """Every structured page, in the order of the site map."""
    from generator.site.pages.registry import MAKERS
    return [page for maker in MAKERS for page in maker(site)]
