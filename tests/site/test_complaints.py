"""The page of complaints: addresses only from the settings, counts as registered, an empty register that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.collection import Portal
from generator.site import frame
from generator.site.pages import complaints
from generator.site.rendering import Renderer
from generator.site.site import Site
from tests.collection import small
from tests.site.small_times import copy

HEAD = "# yaml-language-server: $schema=schemas/complaints.schema.json\n"


def page(root: Path) -> str:
    """The page as written."""
    portal = Portal(root)
    site = Site(portal, [])
    (made,) = complaints.pages(site)
    return Renderer(root, site, frame.render(root, site={"数据截至": portal.as_of.isoformat()})).page(made).decode()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy(tmp_path / "portal")


def test_the_sample_register_is_counted_and_said_to_be_a_sample(root: Path) -> None:
    html = page(root)
    for words in ("登记了 11 件，答复了 8 件，1 件过了期限还没有答复。", "登记的投诉用来演示，没有人这样反映过；", "答复期限是设计建议，没有任何机关公布过。", "2026-009", "还没有核对清楚的"):
        assert words in html
    assert html.count(">未公布</a>") == 2  # 小程序 and 热线, both empty in portal.yml


def test_addresses_are_those_of_the_settings(root: Path) -> None:
    small.change(root, "catalog/portal.yml", "投诉小程序: ''", "投诉小程序: https://example.invalid/tousu")
    small.change(root, "catalog/portal.yml", "热线: ''", "热线: 0476-0000000")
    html = page(root)
    assert '<a href="https://example.invalid/tousu" rel="external">打开</a>' in html
    assert "0476-0000000" in html
    assert ">未公布</a>" not in html


@pytest.mark.parametrize("text", ["投诉: []\n", None])
def test_an_empty_register_says_what_to_do(root: Path, text: str | None) -> None:
    if text is None:
        (root / "catalog/complaints.yml").unlink()
    else:
        small.write(root, "catalog/complaints.yml", HEAD + text)
    html = page(root)
    assert "还没有登记过建议和投诉" in html
    assert "没有登记不等于没有人反映" in html
    assert "在 catalog/complaints.yml 加一条" in html
    assert "登记的投诉用来演示" not in html


def test_data_never_becomes_markup(root: Path) -> None:
    small.change(root, "catalog/vocabulary/complaints.yml", "内容: 打电话反映", "内容: '<script>alert(1)</script>打电话'")
    html = page(root)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;打电话" in html
