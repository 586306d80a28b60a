"""`data/`: what can be downloaded, what every column means, and what may be done with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.site.data import catalogue, package
from generator.site.data.dataset import Column, Dataset
from generator.site.data.registry import FOLDER, LICENCE_LINK, datasets, groups, made
from generator.site.files.opendata import GROUP
from generator.site.page import Crumb, Page
from generator.site.site import Site

TAB = "about"
TITLE, DICTIONARY, LICENCE = "开放数据", "数据字典", "许可"
SAMPLE = "各表里“示例”一栏写“是”的用来演示，不是任何机关公布的数据。"
_SHARED = 4  # a column of that many tables is explained once
_CRUMBS = (Crumb("首页", ""), Crumb(TITLE, FOLDER))


def pages(site: Site) -> Iterator[Page]:
    """Made beside the files, so that no table is made twice: see the group."""
    strip = SAMPLE if site.ledger.has_samples else ""
    yield Page(FOLDER, TAB, TITLE, "清单、指南、认领、时限、办理用时、发现的全部数据，可以下载、核对、再利用。", "data/index.html",
               partial(index, site), (*_CRUMBS[:1], Crumb(TITLE)), strip, (TAB, FOLDER), GROUP)
    yield Page(f"{FOLDER}dictionary/", TAB, DICTIONARY, "开放数据每张表每一栏的意思、英文名和对应的标准。", "data/dictionary.html",
               partial(dictionary, site), (*_CRUMBS, Crumb(DICTIONARY)), "", (TAB, f"{FOLDER}dictionary/"), GROUP)
    yield Page(f"{FOLDER}licence/", TAB, LICENCE, "开放数据可以怎样使用，怎样注明出处，什么不是官方发布。", "data/licence.html",
               partial(licence, site), (*_CRUMBS, Crumb(LICENCE)), "", (TAB, f"{FOLDER}licence/"), GROUP)


def index(site: Site) -> dict[str, Any]:
    """Every file with its rows and size, by group."""
    named = [(name, f"g-{number}", [_row(site, dataset) for dataset in own]) for number, (name, own) in enumerate(groups(site).items(), 1) if own]
    return {"groups": named, "tables": len(datasets(site)), "rows": sum(made(site, slug).rows for slug in datasets(site)),
            "package": package.PATH, "catalogue": catalogue.PATH, "folder": FOLDER, "example": site.items[0] if site.items else "",
            "county": site.portal.counties[0].code if site.portal.counties else "",
            "toc": [*((anchor, name) for name, anchor, _ in named), ("more", "给程序用的"), ("excel", "用 Excel、WPS 打开"), ("read", "格子怎样读")]}


def _row(site: Site, dataset: Dataset) -> dict[str, Any]:
    table = made(site, dataset.slug)
    return {"slug": dataset.slug, "title": dataset.title, "about": dataset.about, "page": dataset.page, "rows": table.rows,
            "files": [(f"{FOLDER}{dataset.slug}.{kind}", kind.upper(), size(len(data))) for kind, data in (("csv", table.csv), ("json", table.json))]}


def size(octets: int) -> str:
    """Whole kilobytes, one at least."""
    return f"{max(1, round(octets / 1024))} KB"


def dictionary(site: Site) -> dict[str, Any]:
    """Columns that many tables have, then every table with its own."""
    used = Counter(column for dataset in datasets(site).values() for column in dataset.columns)
    first = {column.name: column for column, times in reversed(used.most_common()) if times >= _SHARED}  # of two with one name the commoner
    shared = [column for column in used if first.get(column.name) is column]
    known = frozenset(shared)
    named = [(name, f"g-{number}", [_table(dataset, known) for dataset in own]) for number, (name, own) in enumerate(groups(site).items(), 1) if own]
    return {"shared": shared, "groups": named, "folder": FOLDER, "columns": sum(len(dataset.columns) for dataset in datasets(site).values()),
            "tables": len(datasets(site)), "toc": [("shared", "几张表都有的栏"), *((anchor, name) for name, anchor, _ in named), ("marks", "程序用的名字")]}


def _table(dataset: Dataset, shared: frozenset[Column]) -> dict[str, Any]:
    return {"slug": dataset.slug, "title": dataset.title, "about": dataset.about, "key": dataset.key,
            "own": [column for column in dataset.columns if column not in shared],
            "others": [column.name for column in dataset.columns if column in shared]}


def licence(site: Site) -> dict[str, Any]:
    """The licence in the words of LICENSE-DATA.md; a test compares."""
    return {"link": LICENCE_LINK, "as_of": site.portal.as_of, "name": site.portal.city.name}
