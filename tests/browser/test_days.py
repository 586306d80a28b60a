"""按日期查: a day leads to the guide that held on it; without a script the list is whole and leads there too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]
HISTORY = "items/jianzhu-gongcheng-shigong-xuke/history/"


@pytest.mark.parametrize(("day", "since"), [("2026-03-02", "2026-03-02"), ("2026-10-07", "2026-03-02"), ("2026-10-08", "2026-10-08"), ("2031-01-01", "2026-10-08")])
def test_a_day_leads_to_the_guide_that_held(day: str, since: str, site_url: str, open_page: Open) -> None:
    page, watch = open_page(f"{site_url}/{HISTORY}", width=360, height=740)
    page.fill("input[type=date]", day)
    page.get_by_role("button", name="看那一天的指南").click()
    page.wait_for_url(f"**/as-of/{since}/")
    assert watch.errors == []


def test_a_day_before_anything_was_kept_is_said_so(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{HISTORY}")
    page.fill("input[type=date]", "1999-01-01")
    page.get_by_role("button", name="看那一天的指南").click()
    assert page.locator("[data-answer]").inner_text().startswith("这一天的指南没有留存，最早留存的从 ")


def test_without_scripts_the_list_leads_there(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{HISTORY}", javascript=False)
    assert not page.locator("form[data-day]").is_visible()
    page.locator("li[data-from='2026-03-02'] a").click()
    page.wait_for_url("**/as-of/2026-03-02/")
    assert "这是旧版" in page.locator("main").inner_text()
