"""Lists of articles by date and county, their texts without markup of their own, an empty column that says what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.collection.articles import SECTIONS, leads
from generator.site import frame
from generator.site.markdown import rendered
from generator.site.pages import articles
from generator.site.rendering import Renderer
from generator.site.site import Site
from tests.collection import small
from tests.site.small_times import copy

HEAD = "---\n栏目: {}\n标题: {}\n日期: {}\n旗县区: '{}'\n来源: 示例单位\n摘要: 这一篇写的是什么，一两句话。\n核对: 待核\n---\n\n正文写了二十个字以上才算是写了正文，够了吗够了。\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = copy(tmp_path / "portal")
    for file in (made / "catalog/articles").glob("*.md"):
        file.unlink()
    return made


def written(root: Path) -> dict[str, str]:
    portal = Portal(root)
    site = Site(portal, [])
    renderer = Renderer(root, site, frame.render(root, site={"数据截至": portal.as_of.isoformat()}))
    return {page.path: renderer.page(page).decode() for page in articles.pages(site)}


def test_newest_first_and_by_county_and_not_before_its_day(root: Path) -> None:
    for slug, column, title, day, place in [("a", "工作动态", "红山的一篇", "2026-09-01", "150402"), ("b", "工作动态", "全市的一篇", "2026-10-01", "150400"),
                                            ("c", "工作动态", "以后的一篇", "2036-10-01", "150402"), ("d", "典型经验", "敖汉的经验", "2026-08-01", "150430")]:
        small.write(root, f"catalog/articles/{slug}.md", HEAD.format(column, title, day, place))
    pages = written(root)
    assert sorted(pages) == ["experience/", "experience/d/", "news/", "news/a/", "news/b/"]
    assert re.findall(r'<h3><a href="[^"]+">([^<]+)</a></h3><p', pages["news/"]) == ["全市的一篇", "红山的一篇"]
    assert re.findall(r'<h3 id="c-(\d+)">', pages["news/"]) == ["150400", "150402"]
    assert "2 篇，最近一篇是" in pages["news/"]
    assert "示例文章用来演示" not in pages["news/"]


def test_an_empty_column_says_what_to_do(root: Path) -> None:
    pages = written(root)
    assert sorted(pages) == ["experience/", "news/"]
    assert all("在 catalog/articles/ 新建一个 .md 文件" in html for html in pages.values())


def test_the_samples_say_so(tmp_path: Path) -> None:
    assert all("示例文章用来演示，写的是本站自己的变化" in html for html in written(copy(tmp_path / "portal")).values())


@pytest.mark.parametrize(("text", "html"), [
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
    ('a <b onclick="x()">b</b>', "<p>a &lt;b onclick=&quot;x()&quot;&gt;b&lt;/b&gt;</p>\n"),
    ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
    ("[x](data:text/html,1) [y](mailto:a@b.invalid) [z](//e.invalid) [w](a.md)", "<p>[x](data:text/html,1) y z w</p>\n"),
    ("[x](/items/) [y](https://e.invalid/a) [z](/nowhere/)", '<p><a href="../../items/">x</a> <a href="https://e.invalid/a" rel="external">y</a> z</p>\n'),
    ("![x](https://e.invalid/a.png)", '<p>!<a href="https://e.invalid/a.png" rel="external">x</a></p>\n'),
    ("# 大标题\n\n###### 小标题", "<h2>大标题</h2>\n<h6>小标题</h6>\n"),
    ("`<b>` & {{ x }}", "<p><code>&lt;b&gt;</code> &amp; {{ x }}</p>\n"),
])
def test_no_markup_but_that_of_markdown(text: str, html: str) -> None:
    assert rendered(text, "items/".__eq__, lambda path: f"../../{path}") == html


def test_sections_an_article_may_lead_to_are_made(built_site: Path) -> None:
    assert [path for path in SECTIONS if not (built_site / path / "index.html").is_file()] == []


def test_items_and_places_an_article_may_lead_to(repo: Path) -> None:
    portal = Portal(repo)
    item = "jianzhu-gongcheng-shigong-xuke"
    good = [f"items/{item}/", "places/150402/", f"places/150402/items/{item}/", "complaints/"]
    bad = [f"items/{item}", "items/no/", "places/999999/", "places/150402/items/no/", "places/150402/x/", "nowhere/", "complaints/#turn", "items//"]
    assert ([path for path in (*good, *bad) if leads(portal, path)]) == good
