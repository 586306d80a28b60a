"""Each kind of broken link, planted once in a sound site, is found exactly."""

import pickle

import pytest

from generator.publishing import BrokenLink, Scan, scan, verify

SITE = {
    "index.html": """<!doctype html><html><head><link rel="stylesheet" href="assets/site.css">
<link rel="canonical" href="https://example.cn/"><script src="assets/site.js" defer></script></head>
<body id="top-of-page"><a href="items/a/">甲</a> <a href="items/a/index.html#材料">材料</a>
<a class="x" title="a > b" href="items/a/#%E6%9D%90%E6%96%99">编码</a> <a href="#top">回到顶部</a>
<a href="./">首页</a> <a href="?stage=1">筛选</a> <a href="https://www.gov.cn/">站外</a> <a href="tel:12345">电话</a>
<img src="assets/%E5%9B%BE.svg" alt=""> <img src="data:image/png;base64,AA" alt="">
<p>正文里写 href="nowhere/" 和 id="ghost" 不算。</p></body></html>""",
    "items/a/index.html": """<html><head><link rel="stylesheet" href="../../assets/site.css"></head><body>
<h2 id="材料">材料</h2><h2 id='Steps'>环节</h2><h2 id=plain>条件</h2>
<a href="../../">首页</a> <a href="../..">首页</a> <a href="../b/#a&amp;b">乙</a> <a href="#材料">本页</a> <a href="">本页</a>
<form action="../../index.html"><input id="q"></form></body></html>""",
    "items/b/index.html": """<html><body><h2 id="a&amp;b">乙</h2><a href="../a/#Steps">环节</a><a href=../a/#plain>条件</a>
<a href='../../assets/form.docx#page=2'>空白表</a></body></html>""",
    "404.html": """<html><body><a href="/">首页</a><a href="/items/a/#材料">甲</a></body></html>""",
    "assets/site.css": """@import "print.css"; a{background:url(图.svg)} b{background:url("data:,x")}""",
}
FILES = {*SITE, "assets/site.js", "assets/图.svg", "assets/print.css", "assets/form.docx"}


def broken(site: dict[str, str], files: set[str] = FILES) -> list[BrokenLink]:
    return verify([scan(path, text.encode()) for path, text in site.items()], files)


def test_sound_site() -> None:
    assert broken(SITE) == []


def test_scan() -> None:
    found = scan("items/b/index.html", SITE["items/b/index.html"].encode())
    assert found == Scan(
        "items/b/index.html",
        frozenset({"a&b"}),
        frozenset({"../a/#Steps", "../a/#plain", "../../assets/form.docx#page=2"}),
        frozenset(),
    )
    assert pickle.loads(pickle.dumps(found)) == found
    home = scan("index.html", SITE["index.html"].encode())
    assert home.ids == {"top-of-page"}
    assert home.requests == {"assets/site.css", "assets/site.js", "assets/%E5%9B%BE.svg", "data:image/png;base64,AA"}
    assert "items/a/#%E6%9D%90%E6%96%99" in home.links
    assert "https://example.cn/" in home.links


@pytest.mark.parametrize(
    ("planted", "href", "kind", "target"),
    [
        ('<a href="../c/">', "../c/", "missing-page", "items/c/index.html"),
        ('<a href="../b">', "../b", "missing-page", "items/b"),
        ('<a href="../../../up/">', "../../../up/", "missing-page", "../up/index.html"),
        ('<a href="../b/#环节">', "../b/#环节", "missing-anchor", "items/b/index.html#环节"),
        ('<a href="#steps">', "#steps", "missing-anchor", "items/a/index.html#steps"),
        ('<a href="../../#ghost">', "../../#ghost", "missing-anchor", "index.html#ghost"),
        ('<a href="/items/b/">', "/items/b/", "root-relative", "/items/b/"),
        ('<script src="https://cdn.example/x.js">', "https://cdn.example/x.js", "outside-request", "https://cdn.example/x.js"),
        ('<img src="//cdn.example/x.png">', "//cdn.example/x.png", "outside-request", "//cdn.example/x.png"),
        ('<link rel="preconnect" href="HTTPS://f.example">', "HTTPS://f.example", "outside-request", "HTTPS://f.example"),
        ('<form action="http://s.example/">', "http://s.example/", "outside-request", "http://s.example/"),
        ('<img srcset="../../assets/图.svg 1x, http://i.example/2 2x">', "http://i.example/2", "outside-request", "http://i.example/2"),
        ('<script src="../../assets/gone.js">', "../../assets/gone.js", "missing-asset", "assets/gone.js"),
        ('<link rel="stylesheet" href="site.css">', "site.css", "missing-asset", "items/a/site.css"),
        ('<svg><use href="#icon"/></svg>', "#icon", "missing-anchor", "items/a/index.html#icon"),
    ],
)
def test_planted(planted: str, href: str, kind: str, target: str) -> None:
    page = "items/a/index.html"
    site = SITE | {page: SITE[page].replace("</body>", f"{planted}</body>")}
    assert broken(site) == [BrokenLink(page, href, kind, target)]


def test_planted_in_a_style_sheet() -> None:
    path = "assets/site.css"
    site = SITE | {path: SITE[path] + "@import 'https://f.example/a.css'; i{background:url( 'gone.png' )}"}
    assert broken(site) == [
        BrokenLink(path, "gone.png", "missing-asset", "assets/gone.png"),
        BrokenLink(path, "https://f.example/a.css", "outside-request", "https://f.example/a.css"),
    ]


def test_removed_target_is_reported_by_every_page_that_asks() -> None:
    site = {path: text for path, text in SITE.items() if path != "items/a/index.html"}
    found = broken(site, FILES - {"items/a/index.html"})
    assert [(b.page, b.href, b.kind) for b in found] == [
        ("404.html", "/items/a/#材料", "missing-page"),
        ("index.html", "items/a/", "missing-page"),
        ("index.html", "items/a/#%E6%9D%90%E6%96%99", "missing-page"),
        ("index.html", "items/a/index.html#材料", "missing-page"),
        ("items/b/index.html", "../a/#Steps", "missing-page"),
        ("items/b/index.html", "../a/#plain", "missing-page"),
    ]


def test_same_address_means_another_page_in_another_folder() -> None:
    """The memory of sound addresses must not carry over to a page it does not fit."""
    page = '<html><body><a href="../x/">x</a><a href="#here">h</a><a href="y/">y</a></body></html>'
    site = {
        "p/a/index.html": page + '<i id="here"></i>',
        "p/x/index.html": '<i id="here"></i>',
        "p/a/y/index.html": "",
        "x/index.html": "",
        "one/index.html": page,
        "q/a/index.html": page,
        "404.html": '<a href="/x/">x</a><a href="#here">h</a><i id="here"></i><a href="https://e.example/">e</a>',
        "index.html": '<a href="/x/">x</a><a href="#here">h</a><img src="https://e.example/">',
    }
    assert [(b.page, b.href, b.kind) for b in broken(site, set(site))] == [
        ("index.html", "#here", "missing-anchor"),
        ("index.html", "/x/", "root-relative"),
        ("index.html", "https://e.example/", "outside-request"),
        ("one/index.html", "#here", "missing-anchor"),
        ("one/index.html", "y/", "missing-page"),
        ("q/a/index.html", "#here", "missing-anchor"),
        ("q/a/index.html", "../x/", "missing-page"),
        ("q/a/index.html", "y/", "missing-page"),
    ]


def test_base_of_the_error_page() -> None:
    site = SITE | {"404.html": '<a href="/portal/items/a/#Steps">甲</a><a href="/portal/">首页</a><a href="/x/">别处</a>'}
    scans = [scan(path, text.encode()) for path, text in site.items()]
    assert verify(scans, FILES, base="/portal/") == [BrokenLink("404.html", "/x/", "root-relative", "/x/")]


def test_sentence() -> None:
    found = BrokenLink("items/a/index.html", "../c/", "missing-page", "items/c/index.html")
    assert found.message == "items/a/index.html：链接指向的页面不存在：../c/（items/c/index.html）"
