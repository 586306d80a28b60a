"""The county a reader chose is offered on the next page of any kind, until the reader has it forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.browser.harness import Watch

Open = Callable[..., Any]
PERMIT = "items/jianzhu-gongcheng-shigong-xuke/"


def test_a_county_chosen_is_offered_on_every_kind_of_page_until_forgotten(site_url: str, open_page: Open, axe: Callable[..., Any]) -> None:
    page, watch = open_page(f"{site_url}/places/150402/", width=360, height=740)
    for path, words, to in (("", "看红山区怎么办", "places/150402/"), ("items/", "看红山区办哪些事项", "places/150402/"),
                            ("stages/shigong-xuke/", "看红山区办哪些事项", "places/150402/"),
                            ("guide/gongye-cangchu/", "看红山区的流程", "guide/gongye-cangchu/150402/"), (PERMIT, "看红山区的指南", f"places/150402/{PERMIT}")):
        page.goto(f"{site_url}/{path}")
        assert page.locator(".p-again").inner_text().split() == ["您上次看的是红山区。", words, "不再记住"], path
        assert page.locator(".p-again a").evaluate("link => link.href") == f"{site_url}/{to}"
        assert [(found["id"], [node["target"] for node in found["nodes"]]) for found in axe(page)] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(f"{site_url}/search/")
    assert page.locator("[data-results]").is_hidden()  # a county remembered asks nothing by itself
    page.fill("#q-page", "施工许可证")
    page.locator("[data-results] .p-list a").first.click()
    assert page.url == f"{site_url}/places/150402/{PERMIT}"
    page.goto(f"{site_url}/items/")
    page.locator(".p-again button").click()
    assert page.locator(".p-again").count() == 0
    for path in ("", "items/", PERMIT):
        page.goto(f"{site_url}/{path}")
        assert page.locator(".p-again").count() == 0, path
    assert watch == Watch()


def test_the_wizard_offers_the_county_with_what_is_ticked(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/guide/gongye-cangchu/150426/?add=she-shui")
    page.goto(f"{site_url}/guide/gongye-cangchu/?add=she-shui")
    page.locator(".p-again a", has_text="看翁牛特旗的流程").click()
    assert page.url == f"{site_url}/guide/gongye-cangchu/150426/?add=she-shui"
