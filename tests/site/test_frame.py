"""The frame: each slot once, nothing from outside, nothing inline, and whole without the parts a page lacks."""

from __future__ import annotations

import pickle
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.errors import PortalError
from generator.site import frame
from generator.site.frames import Frames
from generator.site.frames import assets as of_root
from generator.site.links import Links, depth_of

ROOT = Path(__file__).resolve().parents[2]
SITE = {"站名": "", "主办单位": "某办<b>", "热线": "", "数据截至": "2026-11-24"}
SLOTS = {
    "title": "标-题",
    "head": '<meta name="x-head">',
    "sample": "示-例",
    "side": "侧-栏",
    "content": "<p>正-文</p>",
}


class Document(HTMLParser):
    """What a test asks of a document: its tags with attributes, ids, and text by tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, *names: str) -> list[str]:
        return [value or "" for _, attrs in self.tags for name, value in attrs.items() if name in names]


@pytest.fixture(scope="module")
def frames() -> Frames:
    return frame.render(ROOT, mode="folder", site=SITE)


@pytest.fixture(scope="module")
def documents(frames: Frames) -> dict[str, str]:
    filled = {f"{tab}@{depth}": frames.fill(tab, depth, **SLOTS) for tab, depth in frames.texts}
    return {**frames.pages, **filled}


def test_each_slot_once(frames: Frames) -> None:
    for tab, depth in frames.texts:
        text = frames.fill(tab, depth, **SLOTS)
        expected = dict.fromkeys(SLOTS, 1) | ({"side": 0} if tab == "" else {})
        assert expected == {name: text.count(value) for name, value in SLOTS.items()}, (tab, depth)


def test_slots_stand_where_they_belong(frames: Frames) -> None:
    text = frames.fill("items", 2, **SLOTS)
    assert re.search(r"<title>标-题_[^<]+</title>", text)
    assert text.index('name="x-head"') < text.index("</head>")
    assert re.search(r'<aside class="p-sample"[^>]*>.*示-例.*?</aside>', text)
    assert re.search(r'<nav class="p-side"[^>]*>\s*侧-栏\s*</nav>', text)
    assert re.search(r"<main [^>]*>\s*<p>正-文</p>\s*</main>", text)


def test_a_part_without_text_is_left_out(frames: Frames) -> None:
    text = frames.fill("items", 2, title="t", content="c")
    assert ("p-sample" in text, "p-side" in text, "\x1e" in text) == (False, False, False)


def test_filling_changes_nothing_in_a_value(frames: Frames) -> None:
    hostile = r"\1 {{ slot('side') }} %s {0} \x1e </main>"
    assert f">\n{hostile}\n<" in frames.fill("items", 1, title="t", content=hostile)


def test_nothing_from_outside_and_nothing_inline(documents: dict[str, str]) -> None:
    for name, text in documents.items():
        document = Document(text)
        assert [
            value for value in document.values("src", "href", "action") if "//" in value or ":" in value
        ] == [], name
        assert [
            attrs
            for _, attrs in document.tags
            if any(key == "style" or key.startswith("on") for key in attrs)
        ] == [], name
        assert [
            tag for tag, attrs in document.tags if tag == "style" or (tag == "script" and "src" not in attrs)
        ] == [], name
        assert "default-src 'none'" in text, name
        assert [word for word in ("unsafe-", "data:", 'name="generator"') if word in text] == [], name


def test_one_title_one_main_no_id_twice(documents: dict[str, str]) -> None:
    for name, text in documents.items():
        document = Document(text)
        ids = document.values("id")
        assert len(set(ids)) == len(ids), name
        assert [[tag for tag, _ in document.tags].count(tag) for tag in ("title", "main")] == [1, 1], name


def test_the_current_tab_is_marked_in_both_lists(frames: Frames) -> None:
    for tab, depth in frames.texts:
        tags = Document(frames.fill(tab, depth, title="t", content="")).tags
        here = Links(depth).to(f"{tab}/" if tab else "")
        current = [attrs["href"] for name, attrs in tags if name == "a" and "aria-current" in attrs]
        assert [here, here] == current, (tab, depth)


def test_footer_shows_what_is_configured_and_what_is_not(documents: dict[str, str]) -> None:
    text = documents["items@1"]
    assert "某办&lt;b&gt;" in text
    assert '<dt>热线</dt><dd><span class="p-todo">待配置</span></dd>' in text
    assert '<time datetime="2026-11-24">2026年11月24日</time>' in text
    assert "参考目录，非官方清单" in text


def test_prose_pages(frames: Frames) -> None:
    paths = {
        "about/",
        "about/method/",
        "about/edit/",
        "about/complaint/",
        "about/counties/",
        "accessibility/",
        "404.html",
    }
    assert paths == set(frames.pages)
    for path, text in frames.pages.items():
        assert text.count("<h1") == 1, path
        anchors = [attrs["id"] for tag, attrs in Document(text).tags if tag in ("h2", "h3") and "id" in attrs]
        assert [anchor for anchor in anchors if not re.fullmatch(r"[a-z][a-z-]*", anchor or "")] == [], path


def test_links_in_prose_follow_the_mode() -> None:
    pages = frame.render(ROOT, mode="file").pages
    assert 'href="../../about/method/index.html#waivers"' in pages["about/counties/"]
    assert 'href="../items/index.html"' in pages["about/"]
    for path, text in pages.items():
        links = Document(text).values("href", "action")
        assert [link for link in links if link.partition("#")[0].endswith("/")] == [], path
        assert max(link.count("../") for link in links) == depth_of(path)


def test_not_found_links_from_the_root(frames: Frames) -> None:
    links = Document(frames.pages["404.html"]).values("href", "src", "action")
    assert [link for link in links if not link.startswith(("/", "#"))] == []


def test_frames_cross_a_process_boundary(frames: Frames) -> None:
    copy = pickle.loads(pickle.dumps(frames))
    assert frames.fill("rules", 2, **SLOTS) == copy.fill("rules", 2, **SLOTS)


def test_same_inputs_same_text(frames: Frames) -> None:
    assert frames == frame.render(ROOT, mode="folder", site=SITE)


def test_assets_are_whole() -> None:
    assets = of_root(ROOT)
    assert {"assets/portal.css", "assets/portal.js", "assets/due.js", "assets/guide.js", "assets/search.js", "assets/minisearch-LICENSE.txt", "assets/icon.svg"} == set(assets)
    css = assets["assets/portal.css"].decode()
    assert css.count("{") == css.count("}")
    assert [word for word in ("url(", "@import") if word in css] == []
    script = (assets["assets/portal.js"] + assets["assets/due.js"]).decode()
    assert [
        word for word in ("fetch(", "import(", "XMLHttpRequest", "Worker(", "eval(") if word in script
    ] == []


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "site_templates", tmp_path / "site_templates")
    return tmp_path


def test_a_broken_link_between_prose_pages_is_named(copy: Path) -> None:
    page = copy / "site_templates/prose/about/index.md"
    page.write_text(page.read_text("utf-8").replace("(method.md)", "(methods.md)"), "utf-8")
    with pytest.raises(PortalError, match=r"methods\.md"):
        frame.render(copy)


def test_a_prose_page_without_title_is_named(copy: Path) -> None:
    (copy / "site_templates/prose/404.md").write_text("正文\n", "utf-8")
    with pytest.raises(PortalError, match=r"404\.md.*title"):
        frame.render(copy)


def test_a_template_that_does_not_parse_is_named(copy: Path) -> None:
    (copy / "site_templates/overrides/partials/footer.html").write_text("{% if %}", "utf-8")
    with pytest.raises(PortalError, match=r"footer\.html 第 1 行"):
        frame.render(copy)


@pytest.mark.parametrize("text", ["site_name: [", "theme: {name: no-such-theme}\n"])
def test_a_broken_configuration_is_named(copy: Path, text: str) -> None:
    (copy / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(PortalError, match=r"mkdocs\.yml"):
        frame.render(copy)


def test_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(PortalError, match=r"mkdocs\.yml"):
        frame.render(tmp_path)
