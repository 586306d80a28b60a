"""智能引导 in a browser: the page narrows to the cases ticked, computes what the generator computes, and keeps the choice in its address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.site.guide.course import total
from generator.site.guide.limits import UNKNOWN
from tests.catalog.test_flows import TYPES
from tests.site.test_guide import at, drawn

Open = Callable[..., Any]
PAGE = "guide/gongye-cangchu/"
ASKED = "?add=zhan-lindi&add=she-shui"
SHOWN = "main [data-item]:not([hidden])"


@pytest.mark.parametrize("code", ["150400", "150402"])
@pytest.mark.parametrize("name", TYPES)
def test_the_browser_computes_what_the_generator_computes(name: str, code: str, site_url: str, open_page: Open) -> None:
    """Items, longest lines and total of every case alone, of all, and of selections drawn."""
    found = at(name, code)
    page, _ = open_page(f"{site_url}/guide/{found.plan.flow.slug}/{'' if found.city else code}")
    asked = drawn(name, 30)
    told = page.evaluate("asked => asked.map(cases => window.portalGuide(cases))", [[found.plan.slug(case) for case in cases] for cases in asked])
    for cases, answer in zip(asked, told, strict=True):
        chosen, lines = found.plan.before_of(cases), found.lines(cases)
        assert answer["items"] == list(chosen), cases
        assert [tuple(line["items"]) for line in answer["lines"]] == [line.items for line in lines], cases
        assert [tuple(line["span"].values()) for line in answer["lines"]] == [tuple(line.span) for line in lines]
        assert answer["total"] == total(lines, any(found.limits[item].how == UNKNOWN for item in chosen))


@pytest.mark.parametrize("kind", ["", "150402/"])
def test_nothing_ticked_says_what_the_page_says_without_scripts(kind: str, site_url: str, open_page: Open) -> None:
    words = []
    for scripts in (True, False):
        page, _ = open_page(f"{site_url}/{PAGE}{kind}", javascript=scripts)
        words.append([page.locator(place).inner_text() for place in (".p-lede", "#line .p-nums", "[data-lines]", "[data-out=papers2]")])
    assert words[0] == words[1]


def test_without_scripts_the_whole_flow_is_there_with_its_cases(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{PAGE}", javascript=False)
    flow = at("工业仓储").plan.flow
    rows = page.locator("#order li[data-item]")
    assert rows.count() == len(flow.steps)
    for text, item in zip(rows.all_text_contents(), rows.evaluate_all("rows => rows.map(row => row.dataset.item)"), strict=True):
        for case in flow.steps[item].cases:
            assert case in text.split("看情形：")[1]
    assert page.locator("#papers .p-papers > li").count() == len(at("工业仓储").papers)
    assert page.locator("input[name=add]:visible").count() == 0
    assert page.locator("[data-live]:visible").count() == 0
    page.locator("summary", has_text="用地").first.click()
    assert "工程要长期占用林地吗？" in page.locator("#q-zhan-lindi").inner_text()
    assert "加办：建设项目使用林地审核。" in page.locator("#q-zhan-lindi").inner_text()


def test_without_scripts_stages_are_folded_and_paper_opens_them(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{PAGE}150426/", width=360, height=740, javascript=False)
    folded = page.locator("#order details, #papers details, #offices details")
    assert folded.count() > 10
    assert page.locator("#order li[data-item]:visible, #papers .p-papers > li:visible").count() == 0
    assert page.locator("main").bounding_box()["height"] < 12_000
    folded.first.locator("summary").click()
    assert page.locator("#order li[data-item]:visible").count() == page.locator("#order details").first.locator("li[data-item]").count() > 0
    page.emulate_media(media="print")
    for group in ("#order li[data-item]", "#papers .p-papers > li"):
        assert page.locator(group).evaluate_all("rows => rows.filter(row => !row.checkVisibility({contentVisibilityAuto: true}) || !row.offsetHeight).length") == 0


def test_papers_ticked_stay_ticked_in_another_county(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{PAGE}")
    page.locator("#papers li:not([hidden]) > input").first.check()
    assert page.locator("#papers [data-ticked] [role=status]").inner_text() == "已备齐 1 份"
    page.goto(f"{site_url}/{PAGE}150402/")
    assert page.locator("#papers input:checked").count() == 1


def test_a_tick_adds_its_items_and_stays_in_the_address(site_url: str, open_page: Open) -> None:
    page, watch = open_page(f"{site_url}/{PAGE}")
    before = page.locator(SHOWN).count()
    assert page.locator("[data-item=shiyong-lindi-shenhe]:visible").count() == 0
    page.locator("summary", has_text="用地").first.click()
    page.get_by_label("工程要长期占用林地吗？").check()
    assert page.locator("[data-item=shiyong-lindi-shenhe]").is_visible()
    assert page.locator(SHOWN).count() == before + 1
    assert page.url.endswith(f"{PAGE}?add=zhan-lindi")
    assert page.locator("[data-out=items]").inner_text() == str(before + 1)
    assert "用地" in page.locator("details", has_text="已勾 1").inner_text()
    page.get_by_label("工程要长期占用林地吗？").uncheck()
    assert page.url.endswith(PAGE)
    assert page.locator(SHOWN).count() == before
    assert watch.errors == []


def test_an_address_passed_on_shows_the_same_in_another_county(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{PAGE}{ASKED}")
    items = page.locator(SHOWN).evaluate_all("rows => rows.map(row => row.dataset.item)")
    assert {"shiyong-lindi-shenhe", "hongshui-yingxiang-pingjia-shenpi"} <= set(items)
    assert page.locator("a[data-share]").evaluate("link => link.href") == page.url
    page.get_by_role("link", name="红山区", exact=True).click()
    assert page.url.endswith(f"{PAGE}150402/{ASKED}")
    assert page.locator(SHOWN).evaluate_all("rows => rows.map(row => row.dataset.item)") == items
    assert page.locator("[data-out=total]").inner_text().replace("\xa0", " ") == "至少 55 个工作日加 3 日"


def test_only_one_kind_of_environmental_assessment_is_ticked_and_approval_sends_filing_away(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{PAGE}?add=huanping-baogaoshu&add=hezhun-mulu")
    assert not page.locator("[data-item=qiye-touzi-xiangmu-beian]").is_visible()
    page.locator("summary", has_text="环境和水").click()
    page.get_by_label("环评分类管理名录把项目列为报告表吗？").check()
    assert page.url.endswith("?add=hezhun-mulu&add=huanping-baogaobiao")


def test_a_case_leads_to_its_question(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{PAGE}{ASKED}", width=360, height=740)
    assert not page.locator("#q-zhan-lindi").is_visible()
    page.locator("[data-item=shiyong-lindi-shenhe]").get_by_role("link", name="占林地").click()
    assert page.locator("#q-zhan-lindi").is_visible()
    assert page.url.endswith(f"{ASKED}#q-zhan-lindi")


def test_what_belongs_to_no_chosen_item_is_hidden(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{PAGE}{ASKED}")
    chosen = set(at("工业仓储").plan.before_of(["占林地", "涉水"]))
    assert set(page.locator("main [data-of]:visible").evaluate_all("rows => rows.map(row => row.dataset.of)")) == chosen
    papers = {paper["name"] for paper in at("工业仓储").papers if any(item in chosen for item, _ in paper["uses"])}
    assert set(page.locator("#papers label:visible").all_inner_texts()) == papers
    assert page.locator("[data-out=papers]").inner_text() == str(len(papers))
    assert page.locator("[data-given]:visible").all_inner_texts() == ["前面办完就有，不用另备：建设工程规划许可证核发"]


def test_the_picture_drawn_by_the_browser_is_the_one_in_the_page(site_url: str, open_page: Open) -> None:
    """A flow whose every case is ticked is drawn as the page has it, where no item stands in for another."""
    found = next(at(name) for name in TYPES if not any(at(name).plan.instead.values()))
    cases = [row["slug"] for _, rows in found.plan.questions for row in rows]
    address = f"{site_url}/guide/{found.plan.flow.slug}/"
    ask = "() => [...document.querySelectorAll('svg[data-picture] g[data-of]:not([hidden])')].map(g => [g.dataset.of, g.getAttribute('transform'), g.querySelector('text').getAttribute('x')])"
    paths = "() => [...document.querySelectorAll('svg[data-picture] path')].map(path => path.getAttribute('d')).sort()"
    drawn_here, _ = open_page(address + "?" + "&".join(f"add={case}" for case in cases))
    written, _ = open_page(address, javascript=False)
    assert drawn_here.evaluate(ask) == written.locator("svg[data-picture] g[data-of]").evaluate_all(
        "rows => rows.map(g => [g.dataset.of, g.getAttribute('transform'), g.querySelector('text').getAttribute('x')])")
    assert drawn_here.evaluate(paths) == sorted(written.locator("svg[data-picture] path").evaluate_all("rows => rows.map(path => path.getAttribute('d'))"))


def test_it_works_on_a_page_opened_from_disk(built_site: Path, open_page: Open) -> None:
    page, watch = open_page((built_site / PAGE / "index.html").as_uri() + ASKED)
    assert page.locator("[data-item=shiyong-lindi-shenhe]").is_visible()
    page.locator("summary", has_text="用地").first.click()
    page.get_by_label("工程要长期占用林地吗？").uncheck()
    assert not page.locator("[data-item=shiyong-lindi-shenhe]").is_visible()
    assert page.locator("a[data-share]").evaluate("link => link.href").endswith("?add=she-shui")
    assert watch.errors == []


def test_the_keyboard_leads_from_home_to_a_printed_list(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/")
    page.add_init_script("window.print = () => { document.documentElement.dataset.printed = 'yes'; }")

    def reach(test: str) -> None:
        for _ in range(150):
            page.keyboard.press("Tab")
            if page.evaluate(f"(() => {{ const at = document.activeElement; return Boolean({test}); }})()"):
                return
        raise AssertionError(f"没有用 Tab 走到：{test}")

    reach("at.matches('.p-btn') && at.textContent === '开始智能引导'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/")
    reach("at.textContent.includes('工业仓储')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/gongye-cangchu/")
    reach("at.textContent === '红山区'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guide/gongye-cangchu/150402/")
    reach("at.matches('summary') && at.textContent.startsWith('用地')")
    page.keyboard.press("Enter")
    reach("at.value === 'zhan-lindi'")
    page.keyboard.press("Space")
    page.wait_for_url("**/?add=zhan-lindi")
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('[data-print]')"):
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.dataset.printed") == "yes"
    page.emulate_media(media="print")
    assert page.locator("[data-item=shiyong-lindi-shenhe]").is_visible()
    assert page.get_by_text("有这些情形：占林地。").is_visible()
    assert not page.locator("#ask").is_visible()
    assert page.locator("#papers .p-papers > li:visible").count() == int(page.locator("[data-out=papers]").inner_text())
