"""Which file holds the data of a page: its own record, or the table it lists."""

from __future__ import annotations

from functools import lru_cache

from generator.site.changes.entries import known
from generator.site.data import records
from generator.site.data.registry import FOLDER, datasets
from generator.site.site import Site

_TABLES = {"items": "items", "stages": "items", "categories": "items", "places": "places", "times": "times", "consistency": "claims",
           "findings": "findings", "waivers": "waivers", "rules": "rules", "laws": "laws", "changes": "changes", "samples": "samples"}


def own(site: Site, path: str) -> str:
    """Site path of the data of the page at a site path, empty where there is none."""
    folder, _, rest = path.partition("/")
    name = rest.partition("/")[0]
    if folder == "items" and name in _items(site):
        return records.path(name)
    if folder == "places" and name in _counties(site):
        return _table(site, "times") if rest == f"{name}/times/" else county(name)
    return _table(site, _TABLES.get(folder, ""))


def county(code: str) -> str:
    """Where the record of a county stands."""
    return f"places/{code}/index.json"


def _table(site: Site, slug: str) -> str:
    return f"{FOLDER}{slug}.json" if slug in datasets(site) else ""


@lru_cache(maxsize=1)
def _items(site: Site) -> frozenset[str]:
    return frozenset(known(site))


@lru_cache(maxsize=1)
def _counties(site: Site) -> frozenset[str]:
    return frozenset(place.code for place in site.portal.counties)
