"""What an item page hands a reader besides the guide: forms, credit, words to copy, the progress query, a code on paper."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.site.files.registry import all_files
from generator.site.item.forms import size
from generator.site.qr import qr
from tests.site.item_pages import PERMIT, Pages, local, own, repository

SETTINGS = {"网址": "https://example.invalid/g/", "进度查询网址": "https://example.invalid/jindu?a=1&b=2", "投诉小程序": "https://example.invalid/tousu",
            "主办单位": "某办", "热线": "'12345'"}
Copy = Callable[[Path], Path]


@pytest.fixture(scope="module")
def configured(copy_repo: Copy, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The repository's pages with the site's own facts filled in, and one form published."""
    root = copy_repo(tmp_path_factory.mktemp("configured") / "portal")
    portal = root / "catalog/portal.yml"
    text = portal.read_text("utf-8")
    for key, value in SETTINGS.items():
        text = re.sub(rf"^{key}: ''", f"{key}: {value}", text, flags=re.MULTILINE)
    portal.write_text(text, "utf-8")
    guide = root / f"guides/150400-chifeng/{PERMIT}.yml"
    text = guide.read_text("utf-8")
    text = text.replace("{名称: 建筑工程施工许可申请表, 法定格式: 待核, 文件: 未公布}", "{名称: 建筑工程施工许可申请表, 法定格式: 待核, 文件: 申请表 1.docx}")
    text = text.replace("{名称: 建设资金已经落实承诺书, 法定格式: 待核, 文件: 未公布}", "{名称: 建设资金已经落实承诺书, 法定格式: 待核, 文件: meiyou.pdf}")
    guide.write_text(text, "utf-8")
    (guide.parent / "forms").mkdir(exist_ok=True)
    (guide.parent / "forms/申请表 1.docx").write_bytes(b"x" * 23_400)
    return Pages(root)


def copied(pages: Pages, path: str) -> list[str]:
    """The texts to take away, as a script would copy them."""
    found = re.findall(r'<pre class="p-text" data-copy>(.*?)</pre>', pages.html(path), re.DOTALL)
    assert all("<" not in text for text in found)
    return [html.unescape(text) for text in found]


def test_a_form_is_offered_with_kind_and_size_and_a_missing_one_is_not(configured: Pages) -> None:
    page, path = configured.html(own()), "forms/150400/%E7%94%B3%E8%AF%B7%E8%A1%A8%201.docx"
    assert f'<a href="../../{path}" download>下载（Word 文档，23 KB）</a>' in page
    assert "meiyou.pdf" not in page
    assert page.count("空白表 <a class=\"t t-open\"") == 1  # named, not there: 未公布
    files = all_files(configured.site)
    assert files["forms/150400/申请表 1.docx"] == b"x" * 23_400
    assert [name for name in files if name.startswith("forms/")] == ["forms/150400/申请表 1.docx"]
    assert [size(count) for count in (1, 999, 23_400, 1_250_000)] == ["1 KB", "1 KB", "23 KB", "1.2 MB"]


def test_what_is_configured_is_linked_and_what_is_not_is_said(configured: Pages) -> None:
    window, complaint = configured.html(own()), configured.text(own(), "complaint")
    assert '<a href="https://example.invalid/jindu?a=1&amp;b=2" rel="external">' in window
    assert '<a href="https://example.invalid/tousu" rel="external">打开</a>' in window
    assert "告诉主办单位（某办，12345）" in complaint
    bare = repository()
    assert "进度查询的网址 未公布" in bare.text(own(), "window")
    assert "小程序 地址待配置" in bare.text(own(), "complaint")


def test_the_code_on_paper_holds_the_address_and_needs_one(configured: Pages) -> None:
    for path in (own(), local("150402")):
        page = configured.html(path)
        assert page.count('<svg viewBox=') + page.count('class="p-qr"') >= 1
        assert str(qr(f"https://example.invalid/g/{path}")) in page
    assert "p-qr" not in repository().html(own())
    assert f"网页：（本站网址待配置）/{own()}" in repository().html(own())


def test_the_words_of_a_complaint_hold_the_published_lists_of_every_page() -> None:
    """Exactly what the page lists, in its order; an unknown list is said to be unknown."""
    pages = repository()
    for path in [*pages.items, *list(pages.counties)[::40]]:
        over, wrong = copied(pages, path)
        page = pages.html(path)
        names = [html.unescape(name) for name in re.findall(r'<label for="m[0-9a-f]+">(.*?)</label>', page)]
        part = over[over.index("二、"):over.index("三、")]
        assert re.findall(r"^\d+\. (.*?)(?:（(?:必要|容缺后补|特定情形才交|待核|未公布)）)?$", part, re.MULTILINE) == names, path
        if not names:
            assert re.search(r"申请材料：(不用提交材料|待核|未公布)", part), path
        assert "三(三)" in over
        assert f"/{path}" in over
        assert f"/{path}" in wrong
    over = copied(pages, local("150430"))[0]
    assert "地方：敖汉旗\n对照的指南：市级指南第 3 版和敖汉旗的本地指南\n" in over
    assert "对照的指南：市级指南第 3 版\n" in copied(pages, local("150421"))[0]  # nothing of its own
    assert "（9 份）" in over
    assert "\n1. 受理（1日）\n" in over


def test_credit_says_who_may_send_later_who_watches_and_what_is_not_published() -> None:
    text = repository().text(own(), "credit")
    for said in ("容缺后补：建设资金已经落实承诺书可以受理以后再补。", "告知承诺：能不能用 待核", "绿色通道：这个事项有没有 未公布",
                 "信用状况良好的：可以考虑减少手续，可以考虑给予绿色通道资格，减少事中事后监管频次。怎样认定 待核", "办完以后谁监管：住房和城乡建设 待核"):
        assert said in text, said


def test_a_county_s_page_leads_to_its_own_related_items() -> None:
    pages = repository()
    related = re.search(r'id="related".*?</section>', pages.html(local("150402")), re.DOTALL)
    assert related
    links = re.findall(r'href="([^"]+)"', related[0])
    assert any(link.endswith("places/150402/items/jianshe-gongcheng-guihua-xuke/index.html") for link in links)
    for link in links:
        item = re.search(r"items/([^/]+)/", link)
        assert not item or ("places/150402" in link) == (local("150402", item[1]) in pages.counties), link
