"""Tiers of credit on pages: each as written, what differs for an item compared and not stated, a wizard that says it too."""

from __future__ import annotations

import re
from pathlib import Path

from generator.collection import Portal
from generator.rules.engine import run
from generator.site import frame
from generator.site.pages import credit, guide, item
from generator.site.rendering import Renderer
from generator.site.site import Site
from tests.collection import small
from tests.conftest import REPO
from tests.site.small_times import copy

ITEM = "jianzhu-gongcheng-shigong-xuke"
TIERS = "catalog/vocabulary/credit-tiers.yml"
CHANGES = """    指南变化:
      - 事项: jianzhu-gongcheng-shigong-xuke
        内容:
          承诺办结时限: 1日
          到现场次数: 9
        设定依据: []
        核对: 待核
"""


def written(root: Path, *paths: str) -> list[str]:
    """Pages as written."""
    portal = Portal(root)
    site = Site(portal, run(portal))
    pages = {page.path: page for maker in (credit, guide, item) for page in maker.pages(site)}
    renderer = Renderer(root, site, frame.render(root, site={"数据截至": portal.as_of.isoformat()}))
    return [renderer.page(pages[path]).decode() for path in paths]


def plain(html: str) -> str:
    return re.sub(r"\s+|<[^>]+>|\xa0", "", html)


def test_each_tier_is_shown_as_written_and_nothing_is_promised() -> None:
    (page,) = map(plain, written(REPO, "about/credit/"))
    for row in Portal(REPO).table(TIERS).tables("信用分级"):
        assert row.text("名称") + row.text("依据") + "怎样认定" not in page
        assert row.text("名称") in page
        assert all(text in page for text in (*row.texts("办理措施"), *row.texts("监管措施")))
    assert "还没有公布哪些事项对信用好的减少手续、走绿色通道，没有公布。" in page


def test_what_differs_is_compared_and_shown_on_the_guide(tmp_path: Path) -> None:
    root = copy(tmp_path / "portal")
    small.change(root, TIERS, "    监管措施: [减少事中事后监管频次]\n", f"    监管措施: [减少事中事后监管频次]\n{CHANGES}")
    page, own, other = map(plain, written(root, "about/credit/", f"items/{ITEM}/", "items/qiye-touzi-xiangmu-beian/"))
    for html in (page, own):
        assert "信用状况良好的" in html
        assert re.search(r"承诺办结时限.{0,20}1日.{0,40}更轻", html)
        assert re.search(r"到现场次数.{0,20}9次.{0,40}更重", html)
    assert "现在有1处" in page
    assert "信用状况良好的，这个事项" in own
    assert "信用状况良好的，这个事项" not in other


def test_the_wizard_says_what_credit_means() -> None:
    (html,) = written(REPO, "guide/gongye-cangchu/")
    assert "<h3>信用</h3>" in html
    assert "信用状况不良的</b>：谨慎审批，增加事中事后监管检查频次。" in html
    assert 'about/credit/"' in html
