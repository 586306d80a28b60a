"""Five things people come for, done with the keyboard alone: nothing is clicked, every step is a key a reader has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

Open = Callable[..., Any]
PERMIT = "items/jianzhu-gongcheng-shigong-xuke/"
MOST = 140  # presses of Tab after which a reader has given up


def tab_to(page: Page, selector: str, back: bool = False) -> None:
    """Press Tab until the focus is on what the selector names, and its ring can be seen."""
    for _ in range(MOST):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            seen = page.evaluate("() => { const e = document.activeElement, s = getComputedStyle(e); "
                                 "return s.outlineStyle !== 'none' && e.getClientRects().length > 0 }")
            assert seen, f"看不见焦点：{selector}"
            return
    raise AssertionError(f"按了 {MOST} 次 Tab 也到不了 {selector}")


def skip(page: Page) -> None:
    """The first Tab of a page leads past its head."""
    tab_to(page, ".p-skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_find_an_item_by_typing_and_open_it(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/items/", width=360, height=740)
    skip(page)
    tab_to(page, "[data-filter]")
    page.keyboard.type("开工证")
    expect(page.locator("form.p-filter [data-count]")).to_contain_text("找到 1 项")
    tab_to(page, "#all-items a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}/{PERMIT}")


def test_choose_a_county_and_it_stays_chosen_on_the_next_item(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{PERMIT}")
    skip(page)
    tab_to(page, ".p-switch [data-p='150402']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}/places/150402/{PERMIT}")
    tab_to(page, "#related a[href*='jianshe-gongcheng-guihua-xuke/']")
    page.keyboard.press("Enter")  # a related item leads to the same county, without any memory
    page.wait_for_url(f"{site_url}/places/150402/items/jianshe-gongcheng-guihua-xuke/")
    page.goto(f"{site_url}/items/jianshe-gongcheng-guihua-xuke/")
    tab_to(page, ".p-again a")
    assert page.locator(".p-again").inner_text().split() == ["您上次看的是红山区。", "看红山区的指南", "不再记住"]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}/places/150402/items/jianshe-gongcheng-guihua-xuke/")


def test_going_back_to_the_whole_city_forgets_the_county(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/places/150402/{PERMIT}")
    tab_to(page, ".p-switch [data-p='city']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}/{PERMIT}")
    assert page.locator(".p-again").count() == 0


def test_ticked_materials_stay_and_can_be_cleared_and_taken_back(site_url: str, open_page: Open) -> None:
    page, watch = open_page(f"{site_url}/{PERMIT}", width=360, height=740)
    boxes = page.locator("#mat input")
    tab_to(page, "#mat input")
    page.keyboard.press("Space")
    tab_to(page, "#mat input")
    page.keyboard.press("Space")
    assert page.locator("[data-ticked]").inner_text().split("\n")[0].startswith("已备齐 2 / 8")
    page.reload()
    assert [box.is_checked() for box in boxes.all()] == [True, True] + [False] * 6
    page.goto(f"{site_url}/places/150404/{PERMIT}")  # the same matter, the same papers
    assert [box.is_checked() for box in boxes.all()][:2] == [True, True]
    tab_to(page, "[data-ticked] button")
    page.keyboard.press("Enter")
    assert not any(box.is_checked() for box in boxes.all())
    assert page.locator("[data-ticked] button").inner_text() == "撤销清空"
    page.keyboard.press("Enter")
    assert [box.is_checked() for box in boxes.all()][:2] == [True, True]
    assert watch.errors == []
    assert watch.outside == []


def test_copy_the_words_of_a_complaint(site_url: str, open_page: Open) -> None:
    page, watch = open_page(f"{site_url}/places/150430/{PERMIT}", permissions=["clipboard-read", "clipboard-write"])
    tab_to(page, "#mat a[href='#over']")
    page.keyboard.press("Enter")
    expect(page.locator("#over")).to_be_visible()  # the folded part opens for its target
    tab_to(page, "#complaint .p-tell button")
    page.keyboard.press("Enter")
    expect(page.locator("#complaint .p-tell [role=status]").first).to_contain_text("已经复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    shown = page.locator("#complaint .p-text").first.text_content() or ""
    assert copied.strip() == shown.strip()
    for said in ("事项：建筑工程施工许可证核发", "地方：敖汉旗", "市级指南第 3 版和敖汉旗的本地指南", "places/150430/items/", "9. 农民工工资保证金缴存凭证（必要）",
                 "三(三)", "承诺 5日，法定 7日", "哪个窗口、哪个单位："):
        assert said in copied, said
    assert watch.outside == []


def test_where_the_browser_refuses_the_words_are_left_selected(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{PERMIT}")
    page.goto(f"{site_url}/{PERMIT}#over")
    page.evaluate("() => { Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false }")
    tab_to(page, "#complaint .p-tell button")
    page.keyboard.press("Enter")
    expect(page.locator("#complaint .p-tell [role=status]").first).to_contain_text("文字已经选中")
    assert "事项：建筑工程施工许可证核发" in page.evaluate("getSelection().toString()")


def test_without_scripts_the_words_are_there_to_be_read(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{PERMIT}", javascript=False)
    assert not page.locator("#over").is_visible()
    page.goto(f"{site_url}/{PERMIT}#over")
    expect(page.locator("#complaint .p-text").first).to_be_visible()
    assert page.locator("#complaint button").count() == 0
    assert "公布的申请材料（8 份）" in (page.locator("#complaint .p-text").first.text_content() or "")


def test_reach_the_due_date_from_an_item(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{PERMIT}")
    tab_to(page, "#time .p-links a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}/times/due/#jianzhu-gongcheng-shigong-xuke")
    tab_to(page, "#due-day")
    page.keyboard.type("09282026")  # part by part, in the order of the browser's own language
    assert page.locator("#due-day").input_value() == "2026-09-28"
    expect(page.locator("[data-due-result] dd").first).to_contain_text("2026年10月8日")
