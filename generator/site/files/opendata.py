"""Open data as files: every table as CSV and JSON, the package, the catalogue, a record a county and an item.

What a county's item pages say stands in the county's one record, beside the city's record of the item: a thousand
more files would say the same again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.model.records import Place
from generator.site.changes.entries import known
from generator.site.data import catalogue, package, records, services
from generator.site.data.counties import record
from generator.site.data.own import county
from generator.site.data.registry import FOLDER, datasets, made, told
from generator.site.data.writing import dumps
from generator.site.files.file import File, Href
from generator.site.site import Site

GROUP = "data"


def files(site: Site) -> Iterator[File]:
    """Made by one worker, so that each table and each record is made once."""
    for slug in datasets(site):
        yield File(f"{FOLDER}{slug}.csv", partial(_csv, site, slug))
        yield File(f"{FOLDER}{slug}.json", partial(_json, site, slug))
    yield File(package.PATH, lambda href: package.document(site))
    yield File(catalogue.PATH, lambda href: catalogue.document(site))
    for place in site.portal.counties:
        yield File(county(place.code), partial(_county, site, place))
    for item in known(site):
        yield File(records.path(item), partial(_document, records.document, site, item))
        yield File(services.path(item), partial(_document, services.document, site, item))


def _csv(site: Site, slug: str, href: Href) -> bytes:
    return made(site, slug).csv


def _json(site: Site, slug: str, href: Href) -> bytes:
    return made(site, slug).json


def _county(site: Site, place: Place, href: Href) -> bytes:
    return dumps({**told(site), **record(site, place)}).encode() + b"\n"


def _document(make: Callable[[Site, str], bytes], site: Site, item: str, href: Href) -> bytes:
    return make(site, item)
