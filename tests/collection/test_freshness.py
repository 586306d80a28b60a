"""How fresh columns are: by the day asked for, by the file's own day, never by the clock."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.collection.freshness import Column, columns
from generator.site import frame
from generator.site.pages.registry import all_pages
from generator.site.rendering import Renderer
from generator.site.site import Site

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def portal() -> Portal:
    """The repository's own data."""
    return Portal(REPO)


@cache
def on(portal: Portal, day: date) -> dict[str, Column]:
    """Columns by name; each day reads the snapshots again."""
    return {column.name: column for column in columns(portal.on(day))}


def test_on_its_own_day_everything_is_fresh(portal: Portal) -> None:
    found = on(portal, portal.as_of)
    assert list(found) == ["首页", "变更", "工作动态", "典型经验", "办理用时", "半月巡查"]
    assert not any(column.stale for column in found.values())
    assert found["首页"].newest == portal.as_of


@pytest.mark.parametrize(("name", "limit"), [("首页", "两周"), ("变更", "六个月"), ("工作动态", "两周"), ("典型经验", "六个月"), ("办理用时", "三个月"), ("半月巡查", "半个月")])
def test_a_column_is_stale_the_day_after_its_last(portal: Portal, name: str, limit: str) -> None:
    column = on(portal, portal.as_of)[name]
    assert column.limit == limit
    assert portal.calendar.working(column.due)
    assert on(portal, column.due + timedelta(1))[name].stale


def test_on_its_last_day_a_column_is_fresh(portal: Portal) -> None:
    due = on(portal, portal.as_of)["首页"].due
    assert not on(portal, due)["首页"].stale


def test_what_is_dated_ahead_makes_nothing_fresh(portal: Portal) -> None:
    earlier = date(2026, 11, 1)
    found = on(portal, earlier)
    assert found["变更"].newest <= earlier
    assert {"工作动态", "办理用时", "半月巡查"}.isdisjoint(found)


def test_pages_say_so(portal: Portal) -> None:
    site = Site(Portal(REPO, date(2027, 3, 10)), [])
    renderer = Renderer(REPO, site, frame.render(REPO))
    pages = {page.path: page for page in all_pages(site) if page.path in ("times/", "about/coverage/")}
    assert "超过三个月没有更新" in renderer.page(pages["times/"]).decode()
    assert renderer.page(pages["about/coverage/"]).decode().count("超过了") == 4  # 变更 and 典型经验 are still within their six months
