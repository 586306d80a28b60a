"""Every page kind in a real browser: accessible, valid, quiet, within its frame, whole without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.harness import COLOURS, Watch
from tests.browser.kinds import KINDS, WIDTHS
from tests.tools import vnu
from tests.tools.programs import npm_file

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def visitor(browser: Browser, repo: Path) -> Iterator[Page]:
    """One visitor, with axe in every page from the start; whoever goes on with it clears what it remembers."""
    with browser.new_context(locale="zh-CN") as context:
        context.add_init_script(path=npm_file(repo, "axe-core/axe.min.js"))
        yield context.new_page()


@pytest.fixture(scope="module")
def without_scripts(browser: Browser) -> Iterator[Page]:
    """One visitor whose browser runs no scripts."""
    with browser.new_context(java_script_enabled=False, locale="zh-CN") as context:
        yield context.new_page()


@pytest.fixture
def seen(visitor: Page, site_url: str) -> Iterator[Watch]:
    """What the visitor's page does during one test, after all it remembers is cleared."""
    visitor.goto(f"{site_url}/assets/portal.css")
    visitor.evaluate("localStorage.clear(); sessionStorage.clear()")
    with Watch().attached(visitor) as watch:
        yield watch


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_is_accessible_quiet_and_whole_without_scripts(
        kind: str, site_url: str, visitor: Page, seen: Watch, axe: Callable[..., Any], without_scripts: Page) -> None:
    """Opened on a phone, then the same window widened: what a resize breaks is found too."""
    address = f"{site_url}/{KINDS[kind]}"
    page = visitor
    page.set_viewport_size({"width": 360, "height": WIDTHS[360]})
    page.emulate_media(color_scheme="light")
    page.goto(address, wait_until="load")
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):  # a scheme is nothing but colours
            page.emulate_media(color_scheme=scheme)
            found = axe(page, *([] if scheme == "light" else COLOURS))
            assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == [], (width, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, "页面比屏幕宽"
        page.evaluate("document.documentElement.dataset.size = 'elder'")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "大字时页面比屏幕宽"
        page.evaluate("delete document.documentElement.dataset.size")
    assert seen == Watch()
    without_scripts.goto(address)
    words = [each.locator("main h1, main h2, main h3, main td").all_inner_texts() for each in (page, without_scripts)]
    assert words[0] == words[1]


def test_pages_of_each_kind_are_valid_html(repo: Path, built_site: Path) -> None:
    files = [built_site / path / "index.html" if not path.endswith(".html") else built_site / path for path in KINDS.values()]
    found = vnu.messages(repo, files)
    assert [(message["url"], message.get("lastLine"), message["message"]) for message in found if message["type"] == "error"] == []


_SAME = re.compile(r"^(bulletins|categories|changes|consistency|evaluations|experience|findings/by-office|guide/\*|guide|inspections|items/\*/as-of|items|laws|news|places/\*/items|places|rules|samples|scores|stages)/[^/]+/$")


def _kind(path: str) -> str:
    """The address with what names one thing among many replaced."""
    path = re.sub(r"^places/[^/]+/(items|times)/", r"places/*/\1/", path)
    path = re.sub(r"^times/(snapshots/)?(?!(?:whole-process|records|definitions|due|snapshots)/)[^/]+/$", r"times/\1*/", path)
    path = re.sub(r"^items/[^/]+/(history|as-of)/", r"items/*/\1/", path)
    path = re.sub(r"^guide/[^/]+/(?=.)", "guide/*/", path)
    return _SAME.sub(r"\1/*/", path)


def test_every_kind_of_address_is_among_the_kinds(built_site: Path) -> None:
    made = {_kind(file.parent.relative_to(built_site).as_posix() + "/") for file in built_site.rglob("index.html")}
    prose = {"about/complaint/", "about/edit/", "about/counties/"}
    assert made - {_kind(path) for path in KINDS.values()} - prose == {"./"}


@pytest.mark.parametrize("kind", ["item", "item-immediate", "item-unknown", "county-item", "county-item-late", "county-item-waived"])
def test_the_five_answers_stand_on_the_first_screen_of_a_phone(kind: str, site_url: str, open_page: Open) -> None:
    page, _ = open_page(f"{site_url}/{KINDS[kind]}", width=360, height=740)
    glance = page.locator(".p-glance")
    text = glance.inner_text()
    for word in ("材料", "到现场", "费用", "到哪里办"):
        assert word in text
    for term in glance.locator(".lead .k, dl div:not(.online) dt").all():
        box = term.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740, term.inner_text()
