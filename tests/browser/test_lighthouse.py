"""Lighthouse finds the home page and an item page accessible, well made, and fit to be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.kinds import KINDS
from tests.tools.lighthouse import scores

WANTED = ("accessibility", "best-practices", "seo")


@pytest.mark.parametrize("kind", ["home", "item"])
def test_lighthouse_gives_at_least_95(kind: str, repo: Path, site_url: str) -> None:
    found, failed = scores(repo, f"{site_url}/{KINDS[kind]}", *WANTED)
    assert [name for name in WANTED if found[name] < 0.95] == [], (found, failed)
