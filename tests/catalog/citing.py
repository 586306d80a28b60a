"""Every law, article, paragraph (款) and item (项) that the data cite, read from the files as they lie there.

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
    """One clause; paragraph and item 0 when none is named."""

    path: str
    law: str
    article: int
    paragraph: int
    item: int

    def exists(self) -> bool:
        """Whether the text has it: the article, that many paragraphs, an item of that number."""
        paragraphs, items = laws()[self.law]
        return (1 <= self.article <= len(paragraphs) and self.paragraph <= paragraphs[self.article - 1]
                and self.item <= items[self.article - 1])


@cache
def laws() -> dict[str, tuple[list[int], list[int]]]:
    """Law → number of paragraphs of each article, highest item of each article."""
    return {law: (facts["各条款数"], facts["各条项数"]) for law, facts in json.loads(FIXTURE.read_text(encoding="utf-8")).items()}


def cited() -> Iterator[Cited]:
    """All citations of the catalogue and the guides, superseded versions included."""
    for top in ("catalog", "guides"):
        for path in sorted((REPO / top).rglob("*.yml")):
            name = path.relative_to(REPO).as_posix()
            for text in _texts(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)):
                for law, clauses in _named(text):
                    yield from (Cited(name, law, *clause) for clause in clauses)


def clauses(text: str) -> list[tuple[str, int, int, int]]:
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


def _named(text: str) -> Iterator[tuple[str, list[tuple[int, int, int]]]]:
    for found in _names().finditer(text):
        follows = _CLAUSES.match(text, found.end())
        if follows and not text[:found.start()].endswith(_LOCAL):
            yield found[0], list(_split(follows[1]))


def _split(text: str) -> Iterator[tuple[int, int, int]]:
    """第八条第一款、第二款第三项、第九条 → (8, 1, 0), (8, 2, 3), (9, 0, 0)."""
    article, paragraph, item, said = 0, 0, 0, True
    for digits, kind in _CLAUSE.findall(text):
        if not said and (kind == "条" or (kind == "款" and paragraph) or (kind == "项" and item)):
            yield article, paragraph, item
        if kind == "条":
            article, paragraph, item = number(digits), 0, 0
        elif kind == "款":
            paragraph, item = number(digits), 0
        else:
            item = number(digits)
        said = False
    if not said:
        yield article, paragraph, item
