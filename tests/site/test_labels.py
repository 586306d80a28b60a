"""Labels and furniture of a government page: each kind has its own, what is not configured is said to be so, nothing lies ahead."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.collection import Portal
from generator.site import frame
from generator.site.files.sitemap import sitemap
from generator.site.pages.registry import all_pages
from generator.site.site import Site
from tests.browser.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ("ArticleTitle", "PubDate", "ContentSource")
COLUMN = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLES = {"item", "item-immediate", "item-unknown", "county-item", "county-item-late", "times", "times-item", "times-due", "law", "rule", "as-of-past",
            "as-of-now", "about", "method", "glossary", "violations", "coverage", "accessibility"}  # at least these are no lists


def labels(document: str) -> dict[str, str]:
    """<meta name> → content."""
    return {name: unescape(content) for name, content in re.findall(r'<meta name="([^"]+)" content="([^"]*)">', document)}


def document(site: Path, path: str) -> str:
    return (site / path / "index.html" if not path.endswith(".html") else site / path).read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_has_the_labels_of_its_kind(kind: str, built_site: Path) -> None:
    found = labels(text := document(built_site, KINDS[kind]))
    assert found["SiteName"] == "赤峰市工程建设项目审批公开"
    assert {"SiteIDCode", "SiteDomain"}.isdisjoint(found)  # not configured: left out, not made up
    assert all(found.get(name) for name in ("description", *COLUMN)) or kind == "not-found"
    if kind == "not-found":
        return
    present = [name for name in CONTENT if found.get(name)]
    assert present in ([], list(CONTENT))
    assert present or kind not in ARTICLES
    if present:
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
        assert heading
        assert " ".join(unescape(re.sub("<[^>]+>", "", heading[1])).split()) == found["ArticleTitle"]


def test_no_page_is_published_after_the_data(built_site: Path) -> None:
    dates = {date for file in built_site.rglob("index.html") for date in re.findall(r'name="PubDate" content="([^"]*)"', file.read_text("utf-8"))}
    assert len(dates) > 3
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\d 00:00", date) for date in dates)
    assert max(dates) <= "2026-11-20 00:00"


def test_what_is_configured_stands_in_head_and_foot() -> None:
    site = {"站名": "某站", "网址": "https://example.invalid/gongjian/", "主办单位": "某办<b>", "网站标识码": "0000000000", "ICP备案号": "蒙ICP备00000000号",
            "党政机关标识": "https://example.invalid/b?x=1&y=2", "数据截至": "2026-11-20"}
    frames = frame.render(ROOT, site=site)
    for text in (frames.pages["about/"], frames.fill("items", 2, title="题", content="")):
        found = labels(text)
        assert (found["SiteName"], found["SiteDomain"], found["SiteIDCode"]) == ("某站", "example.invalid", "0000000000")
        foot = text[text.index("<footer"):]
        assert "某办&lt;b&gt;" in foot
        assert '<a href="https://beian.miit.gov.cn/" rel="external">蒙ICP备00000000号</a>' in foot
        assert '<a href="https://example.invalid/b?x=1&amp;y=2" rel="external">查询</a>' in foot
        assert foot.count("待配置") == 3  # 承办单位、热线、公安备案号
        assert 'href="../../sitemap/"' in foot or 'href="../sitemap/"' in foot
    about = labels(frames.pages["about/"])
    assert (about["ContentSource"], about["PubDate"], about["Url"]) == ("某办<b>", "2026-11-20 00:00", "https://example.invalid/gongjian/about/")
    assert 'href="/gongjian/assets/portal.css"' in frames.pages["404.html"]


def test_without_an_address_there_is_no_sitemap_file(built_site: Path) -> None:
    assert not (built_site / "sitemap.xml").exists()


def test_with_an_address_the_sitemap_names_every_page_once(copy_repo: Callable[[Path], Path], tmp_path: Path) -> None:
    root = copy_repo(tmp_path / "portal")
    settings = root / "catalog/portal.yml"
    settings.write_text(settings.read_text("utf-8").replace("网址: ''", "网址: https://example.invalid/g/", 1), "utf-8")
    site = Site(Portal(root), [])
    pages = all_pages(site)
    tree = ElementTree.fromstring(sitemap(site, pages, ["about/", "404.html"])["sitemap.xml"])
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    rows = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") or "" for url in tree.iter(f"{space}url")}
    assert set(rows) == {f"https://example.invalid/g/{path}" for path in ("about/", *(page.path for page in pages))}
    assert len(tree) == len(rows)
    assert rows["https://example.invalid/g/items/jianzhu-gongcheng-shigong-xuke/"] == "2026-10-08"
    assert max(rows.values()) == "2026-11-20"
