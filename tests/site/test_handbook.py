"""The rule handbook, findings, work lists, waivers and the law index say what the data say."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.findings import Fact, Finding, Where
from generator.rules.engine import run
from generator.rules.registry import PAGES, RULES
from generator.site import frame
from generator.site.citations import citations, ordinal
from generator.site.pages import findings, laws, rules, waivers
from generator.site.prose import blocks, full, listings, visible
from generator.site.rendering import Renderer
from generator.site.site import Site

REPO = Path(__file__).resolve().parents[2]
LONG = "guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml"
CITY = "guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml"


@cache
def portal() -> Portal:
    return Portal(REPO)


def breach(code: str = "LVL101", path: str = LONG, *, desk: str = "", place: str = "150402", value: str = "15日") -> Finding:
    """A finding that the repository's own data do not give."""
    rule = next(rule for rule in RULES.values() if rule.code == code)
    return rule.stamp(Fact(Where(path, 4, 7), "时限长了,不行。", "写成 {版本: 1},再提交。", place, "jianzhu-gongcheng-shigong-xuke",
                           "承诺办结时限", (Where(CITY, 3, 1),), value, mended_by=desk))


@cache
def site(*extra: Finding) -> Site:
    return Site(portal(), [*run(portal()), *extra])


@cache
def written(*extra: Finding) -> dict[str, str]:
    """Path → HTML of all pages tested here."""
    own = site(*extra)
    renderer = Renderer(REPO, own, frame.render(REPO, site={"数据截至": str(own.portal.as_of)}))
    return {page.path: renderer.page(page).decode() for module in (rules, findings, waivers, laws) for page in module.pages(own)}


def words(html: str) -> str:
    """The text of <main>."""
    main = html[html.index("<main"):html.index("</main>")]
    return unescape(re.sub(r"<[^>]+>", "", main))


def test_each_rule_office_and_law_has_one_page() -> None:
    counties = {place.code for place in portal().counties}
    assert {
        "rules/", "findings/", "waivers/", "laws/",
        *(f"rules/{rule.code}/" for rule in RULES.values()),
        *(f"findings/by-office/{slug}/" for slug in {"zizhiqu", "shigonggaiban", "bumen", "gongju"} | counties),
        *(f"laws/{law.text('拼音')}/" for law in portal().laws.values()),
    } == set(written())


def test_the_handbook_lists_each_rule_once() -> None:
    rows = re.findall(r'<th scope="row"><a class="nb" href="\.\./rules/([A-Z]{3}[0-9]{3})/">', written()["rules/"])
    assert sorted(rule.code for rule in RULES.values()) == sorted(rows)


def test_the_side_navigation_is_short() -> None:
    for path in ("rules/", "findings/"):
        html = written()[path]
        side = html[html.index('<nav class="p-side"'):]
        assert side[:side.index("</nav>")].count("<li>") <= 20, path


def test_a_rule_page_shows_both_ends_in_words_and_numbers() -> None:
    page = written(breach())["rules/LVL101/"]
    text = words(page)
    for sentence in ("现有发现：1 处", "红山区：时限长了，不行。", "写成 {版本: 1}，再提交。", f"{LONG} 第 4 行", f"{CITY} 第 3 行", "对照：赤峰市", "↑ LVL101 指出这一行"):
        assert sentence in text
    flagged = re.findall(r'<span class="ln (bad|good)" data-n="([0-9]+)">([^<]*)', page[page.index('id="found"'):])
    lines = {path: (REPO / path).read_text().split("\n") for path in (LONG, CITY)}
    assert [("bad", "4", lines[LONG][3]), ("good", "3", lines[CITY][2])] == [(kind, n, unescape(line)) for kind, n, line in flagged]


def test_a_finding_lies_on_one_desk() -> None:
    pages = written(breach())
    assert {"findings/by-office/150402/"} == {path for path, html in pages.items() if "/by-office/" in path and "时限长了" in html}
    assert f'href="../rules/LVL101/#f-{breach().fingerprint}"' in pages["findings/"]


def test_county_work_without_a_county_has_a_desk_of_its_own() -> None:
    assert "findings/by-office/qixianqu/" in written(breach(place=""))


def test_twin_findings_keep_ids_apart() -> None:
    page = written(breach(), breach(path=CITY))["rules/LVL101/"]
    mark = breach().fingerprint
    assert [f"f-{mark}", f"f-{mark}-2"] == re.findall(r'<article class="p-find-card heavy" id="([^"]+)"', page)


def test_a_line_with_personal_data_is_not_quoted() -> None:
    private, near = breach("PUB102"), breach()
    pages = written(private, near)
    for path in ("rules/PUB102/", "rules/LVL101/"):
        shown = pages[path][pages[path].index('id="found"'):]
        assert re.findall(r'<span class="ln bad" data-n="4">([^<]*)', shown) == ["（这一行不摘录）"], path


def test_the_register_tells_the_state_of_each_waiver() -> None:
    rows = waivers.register(site())["rows"]
    assert [(row["waiver"].place, row["state"][1]) for row in rows] == [("150430", "生效中"), ("150426", "生效中")]
    waiver, found = portal().waivers[0], site().ledger.waived[0]
    for day, expected in ((waiver.since, "生效中"), (waiver.until, "生效中")):
        assert waivers.state(_on(day), waiver, found)[1] == expected
    assert waivers.state(_on(waiver.since.replace(year=2025)), waiver, found) == waivers.EARLY
    assert waivers.state(_on(waiver.until.replace(year=2027)), waiver, found) == waivers.OVER
    assert waivers.state(_on(waiver.since), waiver, None) == waivers.UNUSED


def _on(day: date) -> Site:
    return Site(Portal(REPO, day), [])


def test_every_basis_is_in_the_law_index() -> None:
    stated = {(law.text("名称"), item) for item in portal().items for law in portal().region_file(item).tree.tables("设定依据")}  # type: ignore[union-attr]
    listed = {(name, each.item) for name, found in citations(portal()).items() for each in found if each.basis}
    assert {pair for pair in stated if pair[0] in portal().laws} == listed


def test_a_law_page_sorts_articles_and_says_the_state() -> None:
    found = laws.articles(site(), [each for each in citations(portal())["建筑法"] if each.basis])
    assert [names for names, _ in found] == [["第七条", "第八条", "第九条", "第十条"]]
    assert [(row["name"], list(row["values"])) for row in found[0][1]] == [("建筑工程施工许可证核发", ["已核条文"])]


@pytest.mark.parametrize(("article", "number"), [("第七条", 7000), ("第十条", 10000), ("第二十三条", 23000), ("第一百零四条", 104000), ("第四十二条之一", 42001)])
def test_articles_have_an_order(article: str, number: int) -> None:
    assert ordinal(article) == number < ordinal(laws.UNNAMED)


@pytest.mark.parametrize(("typed", "shown"), [
    ("时限长,不行:看(三)", "时限长，不行：看（三）"),
    ("写成 {名称: 审查, 时限: 2日},好", "写成 {名称: 审查, 时限: 2日}，好"),
    ("核对: 待核", "核对: 待核"), ("“a,b(c)”写错", "“a,b(c)”写错"), ("file.yml:12:5", "file.yml:12:5"), ("(abc)", "(abc)"),
])
def test_sentences_get_full_width_punctuation_and_yaml_keeps_its_own(typed: str, shown: str) -> None:
    assert full(typed) == shown


def test_a_docstring_becomes_blocks_and_never_markup() -> None:
    page = "标题\n\n## 为什么\n<b>粗</b> `a: b` 见 LVL101\n\n- 一\n- 二\n\n1. 甲\n"
    assert [block.kind for block in blocks(page)] == ["h2", "p", "ul", "ol"]
    assert blocks(page)[1].body == [("text", "<b>粗</b> ", ""), ("code", "a: b", ""), ("text", " 见 ", ""), ("rule", "LVL101", "LVL101")]
    assert len(blocks(page)[2].body) == 2


def test_an_example_names_its_files_and_its_flagged_line() -> None:
    whole, gone, part = listings(["# 文件: a.yml", "甲: 1", "乙: 2  # expect: LVL101 LVL102", "# 删除: b.yml", "# 片段: c.yml (编码 GB18030)", "丙: 3"])
    assert [(line.number, line.text, line.codes) for line in whole.lines] == [(1, "甲: 1", ()), (2, "乙: 2", ("LVL101", "LVL102"))]
    assert (gone.path, gone.note, gone.lines) == ("b.yml", "（删掉这个文件）", ())
    assert (part.path, part.note, part.lines[0].number) == ("c.yml", "（只写这几项，其余不变）（编码 GB18030）", 0)


def test_every_example_of_every_rule_says_what_it_flags() -> None:
    for name, text in PAGES.items():
        flagged = [line.codes for block in blocks(text) if block.kind == "code" for file in block.body for line in file.lines if line.codes]
        assert text.count("# expect:") == len(flagged) > 0, name


def test_what_nobody_sees_is_shown() -> None:
    assert visible("甲\u200b乙\x00") == "甲[U+200B]乙[U+0000]"
