"""What every guide must say, whoever wrote it; what is still missing stands in unfinished.txt, exactly."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache

import pytest

from generator.collection import Portal
from generator.collection.flows import circle
from generator.reading.yamltree import build
from generator.rules.engine import run
from tests.catalog import articles, citing, figures, gaps
from tests.catalog.facts import REPO

BOTH_WAYS = ("并联", "替代")


@cache
def portal() -> Portal:
    return Portal(REPO)


def test_what_is_missing_is_written_and_nothing_else() -> None:
    written = [line for line in gaps.UNFINISHED.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert gaps.gaps(portal()) == written, "运行 python -m tests.catalog.gaps，核对以后提交"


def test_the_list_of_gaps_can_see(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kind of gap is found when the data have it: a guide emptied of what it must say."""
    own = Portal(REPO)
    item = "jianzhu-gongcheng-shigong-xuke"
    baseline = own.baseline(item)
    assert baseline is not None
    for name in (*gaps.TO_STATE, "救济途径", "法定时限起点", "法定时限依据", "承诺时限起点"):
        elements = {key: node for key, node in baseline.elements.items() if key != name}
        monkeypatch.setitem(own._baselines, (item, 0), replace(baseline, elements=elements))
        assert list(gaps.of(own, item)), name


def test_a_sentence_that_two_guides_share_is_seen() -> None:
    """A long one under different articles is a gap of the later guide; under the same article, or a short one, it is none."""
    long = "项目的规模、位置、用途和批准文件上面写的内容完全一致"

    def found(first: str, second: str, text: str = long) -> list[str]:
        own = Portal(REPO)
        for item, basis in (("qushui-xuke", first), ("paiwu-xuke", second)):
            tree, _ = build("x.yml", f"受理条件:\n  - {{名称: 甲, 内容: {text}, 依据: {basis}}}\n", frozenset())
            baseline = own.baseline(item)
            assert baseline is not None
            assert tree is not None
            own._baselines[item, 0] = replace(baseline, elements={**baseline.elements, **tree.entries})
        return [line for line in gaps.gaps(own) if "一样的句子" in line]

    assert found("建筑法第八条", "消防法第十一条") == [f"paiwu-xuke 和别的指南有一样的句子“{long}”，依据的条文却不同"]
    assert found("建筑法第八条第一款", "建筑法第八条第二款") == []
    assert found("建筑法第八条", "消防法第十一条", "规模一致") == []


def test_the_guides_pass_their_own_rules() -> None:
    """No GDE finding is open, and at most ten are waived, each with its reason."""
    found = [each for each in run(portal()) if each.code.startswith("GDE")]
    assert [(each.code, each.path, each.line) for each in found if not each.waived] == []
    assert len(found) <= 10


def test_every_cited_article_exists() -> None:
    assert sorted({cited for cited in citing.cited() if not cited.exists()}) == []


def test_a_citation_of_what_the_law_does_not_have_is_seen() -> None:
    def exists(*clause: int) -> bool:
        return citing.Cited("x.yml", "建筑法", *clause).exists()

    assert [exists(85, 0, 0), exists(86, 0, 0), exists(0, 0, 0)] == [True, False, False]
    assert [exists(8, 2, 0), exists(8, 3, 0)] == [True, False]
    assert [exists(8, 1, 6), exists(8, 1, 7)] == [True, False]


def test_citations_are_found_at_all() -> None:
    assert citing.clauses("建筑法第八条第一款、第二款、第九条，内蒙古自治区水土保持法第一条") == [("建筑法", 8, 1, 0), ("建筑法", 8, 2, 0), ("建筑法", 9, 0, 0)]
    assert citing.clauses("土地管理法实施条例第二十条") == [("土地管理法实施条例", 20, 0, 0)]
    assert citing.clauses("消防法第十一条第一款、第二款第三项、第四项、第九条第二项和第十条") == [
        ("消防法", 11, 1, 0), ("消防法", 11, 2, 3), ("消防法", 11, 2, 4), ("消防法", 9, 0, 2), ("消防法", 10, 0, 0)]
    assert len({cited.law for cited in citing.cited()}) > 60
    assert sum(1 for _ in citing.cited()) > 1500


def test_articles_and_paragraphs_are_counted() -> None:
    text = "第一条 甲。\n\n乙:\n\n(一)丙;\n\n## 第二章\n\n第二条 丁。\n"
    assert articles.counts(text) == ([2, 1], [1, 0])
    assert articles.number("一百零四") == 104
    assert [(len(counts), counts[7]) for counts in citing.laws()["建筑法"]] == [(85, 2), (85, 6)]


def test_nicknames_are_unique() -> None:
    """One nickname leads to one item; none is another item's name."""
    owners: dict[str, set[str]] = defaultdict(set)
    for item in portal().items:
        file = portal().region_file(item)
        assert file is not None
        assert max(Counter(file.tree.texts("俗称")).values(), default=1) == 1, item
        for name in (file.tree.text("名称"), *file.tree.texts("俗称")):
            owners[name].add(item)
    assert {name: items for name, items in owners.items() if len(items) > 1} == {}


def test_relations_hold_an_order() -> None:
    before: dict[str, set[str]] = {item: portal().order.get(item, set()) for item in portal().items}
    assert circle(before) == []


def test_relations_that_go_both_ways_are_written_on_both_sides() -> None:
    files = {item: portal().city_file(item) for item in portal().items}
    said = {(item, row.text("事项"), row.text("关系")) for item, file in files.items() if file for row in file.tree.tables("相关事项")}
    assert sorted((item, other, relation) for item, other, relation in said
                  if relation in BOTH_WAYS and (other, item, relation) not in said) == []


def test_numbers_beside_a_citation_are_looked_up() -> None:
    laws = {"建筑法": figures.texts("第一条 总则。\n\n第二条 三个月内开工；处五千元以上十二万元以下罚款，期限2年。\n")}

    def said(text: str, basis: str = "建筑法第二条") -> list[tuple[str, bool]]:
        return [each[1:] for each in figures.figures("x", text, basis, laws)]

    assert said("3个月内开工，罚5000元以上12万元以下，管24个月") == [("3个月", True), ("5000元", True), ("12万元", True), ("24个月", True)]
    assert said("四个月内开工") == [("四个月", False)]
    assert said("第二条写30日", "建筑法第一条、第二条") == [("30日", False)]
    assert said("30日", "消防法第二条") == []
