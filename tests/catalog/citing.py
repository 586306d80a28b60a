"""Every law, article and paragraph that the data cite, read from the files as they lie there.

Apart from the portal's own reader of citations, so that one can be held against the other. Only laws whose
articles are kept in articles.json count.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import yaml

from tests.catalog.articles import FIXTURE, number
from tests.catalog.facts import REPO

_NUMBER = "[零〇一二三四五六七八九十百千]+"
_CLAUSES = re.compile(rf"》?((?:[、和至]?第{_NUMBER}[条款项])+)")
_CLAUSE = re.compile(rf"第({_NUMBER})([条款项])")
_LOCAL = ("内蒙古自治区", "内蒙古", "赤峰市")


class Cited(NamedTuple):
    """One clause; paragraph 0 when none is named."""

    path: str
    law: str
    article: int
    paragraph: int


@cache
def laws() -> dict[str, list[int]]:
    """Law → number of paragraphs of each article."""
    return {law: facts["各条款数"] for law, facts in json.loads(FIXTURE.read_text(encoding="utf-8")).items()}


def cited() -> Iterator[Cited]:
    """All citations of the catalogue and the guides, superseded versions included."""
    for top in ("catalog", "guides"):
        for path in sorted((REPO / top).rglob("*.yml")):
            name = path.relative_to(REPO).as_posix()
            for text in _texts(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)):
                for law, clauses in _named(text):
                    yield from (Cited(name, law, *clause) for clause in clauses)


def clauses(text: str) -> list[tuple[str, int, int]]:
    """What one text cites."""
    return [(law, *clause) for law, found in _named(text) for clause in found]


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "条款" in node and "名称" in node:
            yield f"{node['名称']}{node['条款']}"
        for key, value in node.items():
            yield key
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
    else:
        yield node


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(sorted(laws(), key=len, reverse=True)))


def _named(text: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for found in _names().finditer(text):
        follows = _CLAUSES.match(text, found.end())
        if follows and not text[:found.start()].endswith(_LOCAL):
            yield found[0], list(_split(follows[1]))


def _split(text: str) -> Iterator[tuple[int, int]]:
    """第八条第一款、第二款、第九条 → (8, 1), (8, 2), (9, 0)."""
    article, said = 0, True
    for digits, kind in _CLAUSE.findall(text):
        if kind == "条":
            if not said:
                yield article, 0
            article, said = number(digits), False
        elif kind == "款":
            yield article, number(digits)
            said = True
    if not said:
        yield article, 0
