"""Articles (工作动态、典型经验, 通知四(二)(三)): Markdown files with what must be said of each, `catalog/articles/<id>.md`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.collection.portal import Portal
from generator.findings import Where
from generator.model.records import day
from generator.reading.article import BODY, KIND

FOLDER = "catalog/articles"
NEWS, EXPERIENCE = "工作动态", "典型经验"
SECTIONS = frozenset({  # pages an article may lead to beside items and places; all are always made
    "", "items/", "guide/", "places/", "times/", "times/definitions/", "consistency/", "findings/", "waivers/", "changes/", "bulletins/", "inspections/", "scores/",
    "samples/", "letters/", "complaints/", "metrics/", "news/", "experience/", "rules/", "laws/", "data/", "about/", "about/method/", "about/glossary/", "about/violations/",
    "about/credit/", "about/complaint/", "about/edit/", "about/counties/", "about/coverage/", "accessibility/"})


class Article(NamedTuple):
    """One article; `body` is Markdown as typed, `link` where it was first published, empty for nowhere else."""

    slug: str
    column: str
    title: str
    day: date
    place: str
    source: str
    link: str
    summary: str
    checked: str
    body: str
    sample: bool
    where: Where


@lru_cache(maxsize=4)
def articles(portal: Portal) -> tuple[Article, ...]:
    """Articles up to the portal's day, newest first."""
    found = [Article(document.path.removeprefix(f"{FOLDER}/").removesuffix(".md"), row.text("栏目"), row.text("标题"), day(row.text("日期")), row.text("旗县区"),
                     row.text("来源"), row.text("原文"), row.text("摘要"), row.text("核对"), row.text(BODY), row.text("示例") == "是", row.where)
             for document in portal.of_kind(KIND) if (row := document.tree) is not None]
    return tuple(sorted((each for each in found if each.day <= portal.as_of), key=lambda each: (-each.day.toordinal(), each.slug)))


def leads(portal: Portal, path: str) -> bool:
    """Whether a path of the site, without its first slash, is a page that an article may lead to."""
    place, _, rest = path.removeprefix("places/").partition("/")
    if path in SECTIONS:
        return True
    if path.startswith("places/"):
        return place in portal.places and (not rest or portal.holding(place, _item(rest)) is not None)
    return path.startswith("items/") and _item(path) in portal.items


def _item(path: str) -> str:
    """The id in items/<id>/, empty in anything else."""
    return path.removeprefix("items/").removesuffix("/") if path.startswith("items/") and path.endswith("/") else ""
