"""算到期日 in the browser counts as the generator's calendar does, on a server and from disk."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.clocks import lineage
from generator.collection import Portal
from generator.model.quantity import parse

Open = Callable[..., Any]
LIMITS = ("即办", "1个工作日", "3个工作日", "5个工作日", "20个工作日", "60个工作日", "7日", "15日", "30日", "1个月", "2个月", "6个月", "4小时")


def test_the_browser_counts_like_the_calendar(repo: Path, site_url: str, open_page: Open) -> None:
    portal = Portal(repo)
    page, _ = open_page(f"{site_url}/times/due/")
    drawn = random.Random(20261120)
    first = date(2018, 1, 1)
    asked = [((first + timedelta(days=drawn.randrange(3700))).isoformat(), drawn.choice(LIMITS), drawn.choice(["", "150402", "150430"])) for _ in range(4000)]
    asked += [((first + timedelta(days=n)).isoformat(), limit, "") for n in range(0, 3700, 7) for limit in ("5个工作日", "7日", "1个月")]
    told = page.evaluate("asked => asked.map(([day, limit, place]) => window.portalDue(day, limit, place))", asked)
    calendars = {place: portal.calendar.at(*lineage(place, portal.places)) for place in ("", "150402", "150430")}
    for (day, limit, place), found in zip(asked, told, strict=True):
        quantity = parse(limit)
        assert quantity
        due = calendars[place].due(date.fromisoformat(day), quantity)
        assert (found["day"], found["provisional"]) == (due.day.isoformat(), due.provisional), (day, limit, place)


@pytest.mark.parametrize(("day", "limit"), [("2026-02-30", "5日"), ("", "5日"), ("2026-1-1", "5日"), ("2026-11-20", "未公布"), ("2026-11-20", "待核"),
                                            ("2026-11-20", "未规定")])
def test_what_cannot_be_counted_is_not(day: str, limit: str, site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/times/due/")
    assert page.evaluate("([day, limit]) => window.portalDue(day, limit)", [day, limit]) is None


def test_an_item_and_a_day_give_the_last_day_by_law_and_by_promise(site_url: str, open_page: Open) -> None:
    page, watch = open_page(f"{site_url}/times/due/#jianzhu-gongcheng-shigong-xuke", width=360, height=740)
    page.fill("#due-day", "2026-12-28")
    said = page.locator("[data-due-result]").inner_text()
    assert "2027年1月4日（星期一） 暂定" in said
    assert "自收到申请之日起 7日" in said
    assert page.locator("[data-due-start]").inner_text() == "收到申请那天"
    page.fill("#due-day", "2026-09-28")
    assert "2026年10月8日（星期四）" in page.locator("[data-due-result]").inner_text()
    page.select_option("#due-item", "")
    assert page.locator("[data-due-result]").inner_text() == "选了事项就算。"
    assert watch.errors == []


def test_it_counts_on_a_page_opened_from_disk(built_site: Path, open_page: Open) -> None:
    page, _ = open_page((built_site / "times/due/index.html").as_uri() + "#jianzhu-gongcheng-shigong-xuke")
    assert page.evaluate("window.portalDue('2026-11-20', '7日')") == {"day": "2026-11-27", "provisional": False}
    assert page.locator("form[data-due]").is_visible()


def test_without_scripts_the_table_answers(site_url: str, open_page: Open, repo: Path) -> None:
    portal = Portal(repo)
    page, _ = open_page(f"{site_url}/times/due/", javascript=False)
    heads = page.locator("#table thead th").all_inner_texts()
    rows = page.locator("#table tbody tr")
    assert rows.count() == 60
    assert not page.locator("form[data-due]").is_visible()
    for number in (0, 7, 59):
        cells = rows.nth(number).locator("td").all_inner_texts()
        for head, told in zip(heads[1:], cells, strict=True):
            limit = parse(head.replace("\xa0", ""))
            assert limit
            due = portal.calendar.due(portal.as_of + timedelta(days=number), limit)
            assert told == f"{due.day.month}月{due.day.day}日{' 暂定' if due.provisional else ''}"
