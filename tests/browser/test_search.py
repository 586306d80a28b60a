"""Search as people use it: every name asked in one page, ten typed by keyboard, from disk too, light, and kept in the address."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.collection import Portal
from generator.model.tree import Items, Table
from generator.site.citations import citations
from generator.site.sounds import spellings
from tests.browser.harness import Watch
from tests.collection import small

Open = Callable[..., Any]
BUDGET = 40_000
PERMIT = "jianzhu-gongcheng-shigong-xuke"
TYPED = {  # what people call it → where it leads
    "施工许可": PERMIT, "施工许可证": PERMIT, "施工许可证办理": PERMIT, "开工证": PERMIT, "sgxkz": PERMIT, "shi gong xu ke": PERMIT,
    "消防验收": "teshu-jianshe-gongcheng-xiaofang-yanshou", "供水报装": "gongshui-baozhuang", "施工合同": PERMIT, "建筑法": PERMIT,
}
TIES = {"lszyld": {"sheji-chengshi-lvdi-shumu-shenpi", "linshi-shiyong-lindi-shenpi"}}  # 临时占用绿地, 临时占用林地


@cache
def portal(repo: Path) -> Portal:
    return Portal(repo)


def labels(repo: Path) -> dict[str, list[str]]:
    """Item → its name and 俗称."""
    files = [(item, portal(repo).region_file(item)) for item in portal(repo).items]
    return {item: [file.tree.text("名称"), *file.tree.texts("俗称")] for item, file in files if file}


def asked_for(repo: Path) -> dict[str, set[str]]:
    """Material → items that ask for it."""
    found: dict[str, set[str]] = {}
    for item in portal(repo).items:
        baseline = portal(repo).baseline(item)
        materials = baseline.elements.get("申请材料") if baseline else None
        for material in materials if isinstance(materials, Items) else ():
            assert isinstance(material, Table)
            found.setdefault(material.text("名称"), set()).add(item)
    return found


def ask(page: Any, queries: list[str]) -> dict[str, dict[str, list[str]]]:
    """All answers in one go."""
    told = page.evaluate("queries => Promise.all(queries.map(query => window.portalFind(query)))", queries)
    return dict(zip(queries, told, strict=True))


@pytest.fixture(scope="module")
def told(repo: Path, site_url: str, browser: Any) -> dict[str, dict[str, list[str]]]:
    """What the search function says to every name, 俗称, spelling, material and law of the catalogue."""
    names = [label for own in labels(repo).values() for label in own]
    laws = [text for name, law in portal(repo).laws.items() for text in (name, law.text("全称")) if text != "待核"]
    everything = [*names, *asked_for(repo), *laws]
    queries = list(dict.fromkeys([*everything, *(spelling for label in everything for spelling in spellings(label) if spelling)]))
    page = browser.new_page()
    page.goto(f"{site_url}/search/")
    found = ask(page, queries)
    page.close()
    return found


def test_every_name_alias_and_spelling_finds_its_page_first(repo: Path, told: dict[str, dict[str, list[str]]]) -> None:
    wanted: dict[str, set[str]] = {}
    for item, own in labels(repo).items():
        for query in {word for label in own for word in (label, *spellings(label))}:
            wanted.setdefault(query, set()).add(item)
    assert {query: items for query, items in wanted.items() if len(items) > 1} == TIES
    wrong = {query: told[query]["hits"][:2] for query, items in wanted.items() if set(told[query]["hits"][:len(items)]) != items}
    assert wrong == {}
    assert len(wanted) > 900


def test_every_material_finds_an_item_that_asks_for_it_or_hands_it_out(repo: Path, told: dict[str, dict[str, list[str]]]) -> None:
    asking = asked_for(repo)
    first = {name: told[name]["hits"][0] for name in asking}
    others = {name: item for name, item in first.items() if item not in asking[name]}
    assert {name for name, item in others.items() if not any(name in label for label in labels(repo)[item])} == set()
    assert len(others) < len(asking) / 10
    for name, items in asking.items():
        assert name in told[name]["materials"]
        assert items <= set(told[name]["hits"]), name
        for spelling in spellings(name):
            assert name in told[spelling]["materials"] or len(spelling) < 2, name


def test_every_law_finds_its_page_and_an_item_that_rests_on_it(repo: Path, told: dict[str, dict[str, list[str]]]) -> None:
    cited = citations(portal(repo))
    alone = set()
    for name, law in portal(repo).laws.items():
        own = [each for each in cited.get(name, []) if each.item]
        right = {each.item for each in own if each.basis} or {each.item for each in own}
        for query in {name, law.text("全称")} - {"待核"}:
            assert told[query]["laws"][0] == law.text("拼音"), query
            assert {*told[query]["hits"][:1]} <= right, query
            if not told[query]["hits"]:
                alone.add(name)
        for spelling in spellings(name):
            assert law.text("拼音") in told[spelling]["laws"], name
    assert alone == {name for name in portal(repo).laws if not any(each.item for each in cited.get(name, []))}


def test_lay_words_and_slips_lead_near(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/search/")
    found = ask(page, ["开公证", "砍树", "住建局", "红山区施工许可证", "《建筑法》", "R060", "xyzzy"])
    assert found["开公证"]["hits"] == []
    assert found["开公证"]["near"][0] == PERMIT
    assert found["砍树"]["near"][0] in ("gushu-mingmu-yizhi-shenpi", "sheji-chengshi-lvdi-shumu-shenpi")
    assert PERMIT in found["住建局"]["hits"]
    assert found["红山区施工许可证"]["hits"][0] == PERMIT
    assert found["《建筑法》"]["laws"] == ["jianzhu-fa"]
    assert found["R060"]["hits"] == [PERMIT]
    assert found["xyzzy"] == {"hits": [], "near": [], "elsewhere": [], "materials": [], "laws": [], "pages": []}


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
    raise AssertionError(f"按了四十次 Tab 没有到 {selector}")


@pytest.fixture(scope="module")
def typist(site_url: str, browser: Any) -> Any:
    """One page for all that is typed."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("query", TYPED)
def test_typed_by_keyboard_the_first_hit_opens(query: str, site_url: str, typist: Any) -> None:
    home = query in ("施工许可", "供水报装")
    typist.goto(f"{site_url}/" if home else f"{site_url}/search/")
    typist.keyboard.press("Tab")
    typist.keyboard.press("Enter")  # 跳到正文
    tab_to(typist, "#q-main" if home else "#q-page")
    typist.keyboard.type(query)
    typist.keyboard.press("Enter")
    typist.locator("[data-results] > h2:focus").wait_for()
    assert query in typist.title()
    assert query in typist.locator("[data-results] > h2").inner_text()
    assert typist.evaluate("document.querySelector('[data-count]').textContent").startswith(f"“{query}”：")
    tab_to(typist, "[data-results] .p-list a")
    typist.keyboard.press("Enter")
    typist.wait_for_url(f"{site_url}/items/{TYPED[query]}/")


def test_from_disk_the_home_box_leads_to_the_guide(repo: Path, tmp_path: Path, portal_cmd: Callable[..., Any], open_page: Open) -> None:
    root = small.make(tmp_path / "portal")
    for shared in ("site_templates", "mkdocs.yml"):
        (root / shared).symlink_to(repo / shared)
    done = portal_cmd("build", "--offline", root=root)
    assert done.code == 0, done.err
    page, watch = open_page((root / "site/index.html").as_uri())
    page.fill("#q-main", "sgxk")
    page.press("#q-main", "Enter")
    page.wait_for_url("**/search/index.html?q=sgxk")
    page.locator("[data-results] .p-list a").first.click()
    assert page.url == (root / f"site/items/{small.ITEM}/index.html").as_uri()
    page.goto((root / "site/search/index.html").as_uri())
    page.fill("#q-page", "施工许可")
    page.locator("summary", has_text="按旗县区").click()
    page.select_option("#f-search-place", small.COUNTY)
    # The hits of before the county was chosen stand until the next are found.
    page.wait_for_function("part => document.querySelector('[data-results] .p-list a')?.href.includes(part)", arg=f"places/{small.COUNTY}/")
    page.locator("[data-results] .p-list a").first.click()
    assert page.url == (root / f"site/places/{small.COUNTY}/items/{small.ITEM}/index.html").as_uri()
    page.goto((root / "site/items/index.html").as_uri())  # the county is offered from disk too
    assert page.locator(".p-again a").evaluate("link => link.href") == (root / f"site/places/{small.COUNTY}/index.html").as_uri()
    assert watch == Watch()


def test_a_query_fetches_little(site_url: str, built_site: Path, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(urlsplit(request.url).path) if "icon" not in request.url else None)
    page.fill("#q-main", "消防验收")
    page.press("#q-main", "Enter")
    page.wait_for_selector("[data-results] .p-list")
    assert {"/search/", "/assets/search.js", "/assets/search-index.js"} <= set(fetched)
    files = {path: built_site / path.strip("/") / ("index.html" if path.endswith("/") else "") for path in fetched}
    sizes = {path: len(gzip.compress(file.read_bytes(), 9)) for path, file in files.items() if not path.endswith(("portal.css", "portal.js"))}
    assert sum(sizes.values()) <= BUDGET, sizes
    fetched.clear()
    page.fill("#q-page", "供水报装")
    page.locator("[data-results] h2", has_text="供水报装").wait_for()
    assert fetched == []


def test_other_pages_load_no_search(built_site: Path) -> None:
    loading = {file.relative_to(built_site).as_posix() for file in built_site.rglob("*.html") if b"assets/search" in file.read_bytes()}
    assert loading == {"search/index.html"}


def test_filters_live_in_the_address(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/search/?q=施工许可", width=360, height=740)
    page.wait_for_selector("[data-results] .p-list")
    page.locator("summary", has_text="按旗县区").click()
    for name, value in (("place", "150426"), ("stage", "shigong-xuke"), ("category", "xingzheng-xuke")):
        page.select_option(f"#f-search-{name}", value)
    page.wait_for_url("**category=xingzheng-xuke")
    wanted = {"q": ["施工许可"], "place": ["150426"], "stage": ["shigong-xuke"], "category": ["xingzheng-xuke"]}
    assert parse_qs(urlsplit(page.url).query) == wanted
    page.locator("[data-results] > .p-list > li:only-child").wait_for()
    seen = page.locator("[data-results]").inner_html()
    assert f"places/150426/items/{PERMIT}/" in seen
    assert "落后" in seen
    page.reload()
    page.wait_for_selector("[data-results] .p-list")
    assert page.locator("[data-results]").inner_html() == seen
    assert page.locator("summary", has_text="只看").inner_text() == "只看：翁牛特旗、施工许可、行政许可"
    page.fill("#q-page", "供水报装")
    page.locator("button", has_text="去掉条件，看 1 项").click()
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == {"q": ["供水报装"]})
    page.locator("[data-results] .p-list a", has_text="供水").first.wait_for()


def test_what_a_county_does_not_handle_is_shown_apart(repo: Path, site_url: str, open_page: Open) -> None:
    place = "150402"
    above = {item for item in portal(repo).items if not ((claim := portal(repo).claim(place, item)) and claim.claimed)}
    page, _ = open_page(f"{site_url}/search/?place={place}")
    page.wait_for_selector("[data-results] .p-list")
    here = page.locator("[data-results] > .p-list h3 a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    there = page.locator("[data-results] > .p-sec .p-list h3 a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert set(here) == {f"../places/{place}/items/{item}/" for item in portal(repo).items if item not in above}
    assert set(there) == {f"../items/{item}/" for item in above}
    assert len(above) > 0


@pytest.mark.parametrize("query", ["q=施工许可&place=150426", "q=xyzzy", "q=建筑法", "q=开公证&stage=jungong-yanshou"])
def test_answers_are_accessible_and_quiet(query: str, site_url: str, open_page: Open, axe: Callable[..., Any]) -> None:
    page, watch = open_page(f"{site_url}/search/?{query}", width=360, height=740)
    page.wait_for_selector("[data-results] > h2")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert [(found["id"], [node["target"] for node in found["nodes"]]) for found in axe(page)] == [], scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert watch == Watch()


def test_a_question_is_never_markup(site_url: str, open_page: Open) -> None:
    page, watch = open_page(f"{site_url}/search/?q=%3Cimg%20src%3Dx%3E%3Cb%3E施工许可")
    page.wait_for_selector("[data-results] > h2")
    assert "<img src=x><b>施工许可" in page.locator("[data-results] > h2").inner_text()
    assert page.locator("[data-results] img, [data-results] b").count() == 0
    assert watch == Watch()


def test_letters_of_an_input_method_are_no_question(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/search/")
    page.evaluate("""() => { const box = document.querySelector("#q-page"); box.value = "shi'g";
        box.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true})); }""")
    page.wait_for_timeout(300)
    assert page.locator("[data-results]").is_hidden()
    page.evaluate("""() => { const box = document.querySelector("#q-page"); box.value = "施工";
        box.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true})); }""")
    page.wait_for_selector("[data-results] .p-list")


def test_an_index_that_does_not_come_is_said_and_asked_again(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/search/")
    page.route("**/search-index.js", lambda route: route.abort())
    page.fill("#q-page", "开工证")
    page.locator("[data-results] h2", has_text="没有读到").wait_for()
    page.unroute("**/search-index.js")
    page.press("#q-page", "Enter")
    page.locator("[data-results] .p-list a", has_text="施工许可证").first.wait_for()


def test_without_scripts_the_letters_lead_on(site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/search/?q=开工证", javascript=False)
    assert page.locator("form[data-search]").is_hidden()
    page.locator("main nav a", has_text="K").click()
    page.locator("#pinyin-K a", has_text="开工证").click()
    assert page.url == f"{site_url}/items/{PERMIT}/"
