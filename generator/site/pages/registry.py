"""Which modules make pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.site.page import Page
from generator.site.pages import (
    articles,
    bulletins,
    changes,
    complaints,
    consistency,
    county,
    county_item,
    coverage,
    credit,
    data,
    findings,
    glossary,
    guide,
    home,
    index,
    inspections,
    item,
    laws,
    letters,
    linkage,
    metrics,
    places,
    rules,
    samples,
    scores,
    search,
    sitemap,
    times,
    times_due,
    times_more,
    versions,
    violations,
    waivers,
)
from generator.site.site import Site

Maker = Callable[[Site], Iterator[Page]]

MAKERS: tuple[Maker, ...] = (
    home.pages,
    guide.pages,
    index.pages,
    search.pages,
    item.pages,
    county_item.pages,
    places.pages,
    county.pages,
    times.pages,
    times_more.pages,
    times_due.pages,
    bulletins.pages,
    scores.pages,
    letters.pages,
    complaints.pages,
    linkage.pages,
    metrics.pages,
    articles.pages,
    inspections.pages,
    samples.pages,
    consistency.pages,
    laws.pages,
    rules.pages,
    findings.pages,
    waivers.pages,
    changes.pages,
    versions.pages,
    glossary.pages,
    violations.pages,
    credit.pages,
    coverage.pages,
    data.pages,
)


def all_pages(site: Site) -> list[Page]:
    """Every structured page, in the order of the site map."""
    pages = [page for maker in MAKERS for page in maker(site)]
    return [*pages, *sitemap.pages(site, pages)]
