"""Pages that are no item (places, project types, words, the site's own pages) are found by their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.browser.test_search import ask

Open = Callable[..., Any]
PAGES = {  # what people look for → the page that is offered first
    "红山区": "../places/150402/", "hongshanqu": "../places/150402/", "工业仓储": "../guide/gongye-cangchu/", "算到期日": "../times/due/", "sdqr": "../times/due/",
    "智能引导": "../guide/", "清单怎么比较": "../about/method/", "体外循环": "../about/violations/#ti-wai-xun-huan", "投诉": "../about/complaint/",
    "并联审批": "../about/glossary/#bing-lian-shen-pi", "什么是并联审批": "../about/glossary/#bing-lian-shen-pi", "名词解释": "../about/glossary/",
    "投诉登记": "../news/tousu-dengji-buxie-shuifanying/",
}


def test_pages_that_are_no_item_are_found_by_their_names(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/search/?q=并联审批")
    found = ask(page, list(PAGES))
    assert {query: told["pages"][0] if told["pages"] else "" for query, told in found.items()} == PAGES
    assert len(found["红山区"]["hits"]) > 50  # a place alone: what it handles
    page.locator("[data-results] .p-note a", has_text="并联审批").click()
    assert page.url == f"{site_url}/about/glossary/#bing-lian-shen-pi"
