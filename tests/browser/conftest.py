"""Fixtures of the browser tests: one Chromium and one server of the built site for the whole run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import harness


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium; without one the test fails and tells the command to run."""
    with harness.launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the repository's own site, without a slash at the end."""
    with harness.served(built_site) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., tuple[Page, harness.Watch]]]:
    """`page, watch = open_page(url, width=360, height=740, dark=False, javascript=True)`.

    Each call is a visitor of its own: no storage shared. `watch` has seen everything from the
    first request on. Further options go to playwright's new_context.
    """
    contexts = []

    def open_(
        url: str, *, width: int = 1280, height: int = 900, dark: bool = False, javascript: bool = True, **options: Any,
    ) -> tuple[Page, harness.Watch]:
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", java_script_enabled=javascript,
            color_scheme="dark" if dark else "light", **options,
        )
        contexts.append(context)
        page = context.new_page()
        watch = harness.Watch()
        watch.attach(page)
        page.goto(url, wait_until="load")
        return page, watch

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe(repo: Path) -> Callable[..., list[dict[str, Any]]]:
    """`axe(page, *rules)`: the accessibility violations of an open page."""

    def violations(page: Page, *rules: str) -> list[dict[str, Any]]:
        return harness.axe(repo, page, *rules)

    return violations
