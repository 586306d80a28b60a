"""信息公开 on a guide's page: the number of the ledger, or that there is none and why; never one that was not issued."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.collection.numbers import FILE
from generator.rules.engine import run
from generator.site import frame
from generator.site.pages.registry import all_pages
from generator.site.rendering import Renderer
from generator.site.site import Site
from tests.collection import small

REPO = Path(__file__).resolve().parents[2]
CITY, COUNTY = f"items/{small.ITEM}/", f"places/{small.COUNTY}/items/{small.ITEM}/"
NUMBER = "000000000/2026-00001"


def shown(root: Path, *paths: str) -> dict[str, str]:
    """Whole documents of some pages."""
    portal = Portal(root)
    site = Site(portal, run(portal))
    renderer = Renderer(REPO, site, frame.render(REPO))
    return {page.path: renderer.page(page).decode() for page in all_pages(site) if page.path in paths}


def section(document: str) -> str:
    """The words of the section."""
    found = re.search(r'<section class="p-sec" id="info">(.*?)</section>', document, re.DOTALL)
    assert found
    return " ".join(unescape(re.sub("<[^>]+>", " ", found[1])).split())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small portal; its guide of the item is no sample, and the city's page has a number."""
    made = small.make(tmp_path / "portal")
    small.change(made, small.GUIDE, "\n示例: 是", "")
    small.change(made, FILE, "索引号: []", f"索引号:\n  - {{号: {NUMBER}, 网页: {CITY}, 名称: 建筑工程施工许可证核发, 日期: 2026-11-02}}")
    return made


def test_a_number_issued_is_shown_and_labelled(root: Path) -> None:
    pages = shown(root, CITY, COUNTY, "items/qiye-touzi-xiangmu-beian/")
    assert f'<meta name="DC.Identifier" content="{NUMBER}">' in pages[CITY]
    assert section(pages[CITY]).startswith(f"信息公开 索引号 {NUMBER} 名称 建筑工程施工许可证核发 发布机构 示例主办单位 生效日期 ")
    assert section(pages[COUNTY]).startswith("信息公开 索引号 未编 （还没有编） 名称 建筑工程施工许可证核发（红山区）")
    assert "未编 （标“示例”的内容不编索引号）" in section(pages["items/qiye-touzi-xiangmu-beian/"])
    assert sum("DC.Identifier" in page for page in pages.values()) == 1


def test_without_an_agency_code_the_page_says_why_there_is_none(root: Path) -> None:
    small.change(root, "catalog/portal.yml", "机构代码: '000000000'", "机构代码: ''")
    small.change(root, "catalog/portal.yml", "主办单位: 示例主办单位", "主办单位: ''")
    pages = shown(root, CITY, COUNTY)
    assert NUMBER in section(pages[CITY])  # once issued it stays
    assert "未编 （发布机构的机构代码待配置，索引号的前段用它） 名称 建筑工程施工许可证核发（红山区） 发布机构 待配置" in section(pages[COUNTY])
