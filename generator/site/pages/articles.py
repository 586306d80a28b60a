"""`news/` 工作动态 and `experience/` 典型经验: a list by date and by county each, and a page for every article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from generator.collection.articles import EXPERIENCE, FOLDER, NEWS, Article, articles, leads
from generator.model.records import Place
from generator.site.markdown import rendered
from generator.site.page import Crumb, Page
from generator.site.pages.bulletins import HOME, TAB, TOP
from generator.site.site import Site

SAMPLE = "示例文章用来演示，写的是本站自己的变化，不是哪个单位发布的。"


class Column(NamedTuple):
    """One list; `about` says what it holds and by which clause."""

    path: str
    about: str
    basis: str


COLUMNS = {
    NEWS: Column("news/", "市工改办和旗县区最近做了什么。", "赤工改办综合字〔2023〕7号四(三)"),
    EXPERIENCE: Column("experience/", "可以照着做的办法，哪里做的、怎么做的。", "赤工改办综合字〔2023〕7号四(二)"),
}


def pages(site: Site) -> Iterator[Page]:
    """Two lists, empty or not, and every article up to the day."""
    for name, column in COLUMNS.items():
        own = [each for each in articles(site.portal) if each.column == name]
        yield Page(column.path, TAB, name, f"{name}：{column.about}按日期和旗县区看。", "articles/index.html", partial(overview, site, name, own),
                   (HOME, TOP, Crumb(name)), SAMPLE if any(each.sample for each in own) else "", ("supervision", column.path), column="政务公开")
        for each in own:
            yield Page(f"{column.path}{each.slug}/", TAB, each.title, each.summary, "articles/article.html", partial(one, site, each),
                       (HOME, TOP, Crumb(name, column.path), Crumb(each.title)), SAMPLE if each.sample else "", ("supervision", column.path),
                       column="政务公开", published=each.day)


def overview(site: Site, name: str, own: list[Article]) -> dict[str, Any]:
    """Articles newest first, and under each place that has any, in the order of places."""
    rows = [_row(site, each) for each in own]
    groups = [(place, mine) for place in site.portal.places.values() if (mine := [row for row in rows if row["place"] is place])]
    return {"name": name, "about": COLUMNS[name].about, "basis": COLUMNS[name].basis, "rows": rows, "groups": groups, "folder": FOLDER}


def one(site: Site, article: Article) -> dict[str, Any]:
    """An article; `body` is called with the page's link function."""
    return {**_row(site, article), "body": partial(rendered, article.body, partial(leads, site.portal)), "file": article.where.path,
            "source": article.source, "link": article.link, "state_word": article.checked, "list": COLUMNS[article.column].path, "name": article.column}


def _row(site: Site, each: Article) -> dict[str, Any]:
    place: Place | None = site.portal.places.get(each.place)
    return {"path": f"{COLUMNS[each.column].path}{each.slug}/", "title": each.title, "day": each.day, "place": place, "summary": each.summary, "sample": each.sample}
