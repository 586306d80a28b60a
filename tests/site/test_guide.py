"""智能引导: the longest line against every path written out, papers as an exact set, and pages that say what the data say."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.model.quantity import Quantity, parse
from generator.model.span import Span
from generator.model.tree import Items, Table
from generator.reading.yamltree import build
from generator.rules.engine import run
from generator.site.guide.course import Course, course, total
from generator.site.guide.limits import OWN, PROMISED, STATUTORY, UNKNOWN
from generator.site.guide.lines import layers, lines, ordered, reduced
from generator.site.guide.papers import merged
from generator.site.site import Site
from tests.catalog.facts import REPO
from tests.catalog.test_flows import TYPES
from tests.collection import small

BEIAN, SHENCHA = "qiye-touzi-xiangmu-beian", "teshu-jianshe-gongcheng-xiaofang-sheji-shencha"
XUKE, GUIHUA, DENGJI = "jianzhu-gongcheng-shigong-xuke", "jianshe-gongcheng-guihua-xuke", "budongchan-shouci-dengji"


@cache
def site() -> Site:
    portal = Portal(REPO)
    return Site(portal, run(portal))


def at(name: str, code: str = "150400") -> Course:
    return course(site(), site().portal.flows[name], site().portal.places[code])


def drawn(name: str, number: int) -> list[list[str]]:
    """Selections of a type: none, each case alone, all, and some drawn."""
    cases = [case for _, rows in at(name).plan.questions for row in rows for case in [row["case"]]]
    dice = random.Random(f"{name}{number}")
    return [[], cases, *([case] for case in cases), *(dice.sample(cases, dice.randrange(1, len(cases) + 1)) for _ in range(number) if cases)]


def paths(before: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Every path of the order, written out."""

    def to(item: str) -> Iterator[tuple[str, ...]]:
        yield (item,)
        for other in before[item]:
            for path in to(other):
                yield (*path, item)

    for item in before:
        yield from to(item)


@pytest.mark.parametrize("name", TYPES)
def test_no_path_of_any_selection_outlasts_the_longest_line(name: str) -> None:
    found = at(name)
    limits = {item: limit.limit for item, limit in found.limits.items()}
    for cases in drawn(name, 12):
        before = found.plan.before_of(cases)
        sums: set[Span] = set()
        for path in paths(before):
            span = Span()
            for item in path:
                span = span.plus(limits[item])
            sums.add(span)
        told = found.lines(cases)
        assert {line.span for line in told} == {span for span in sums if not any(other.covers(span) and other != span for other in sums)}
        for line in told:
            assert all(early in before[late] for early, late in pairwise(line.items))


def test_the_longest_line_of_a_small_order_is_the_one_worked_out_by_hand() -> None:
    limits: dict[str, Quantity | None] = {
        "a": parse("10个工作日"), "b": parse("20日"), "c": None, "d": parse("5日"), "e": parse("即办"), "f": parse("12日")}
    before = ordered("abcdef", {"a": set(), "b": set(), "c": {"a"}, "d": {"c", "b"}, "e": {"d"}, "f": set()})
    assert [(line.items, tuple(map(str, line.span.parts))) for line in lines(before, limits)] == [
        (("a", "c", "d", "e"), ("10个工作日", "5日")), (("b", "d", "e"), ("25日",))]
    assert lines({}, {}) == []


def test_an_order_holds_and_a_circle_does_not_hang_it() -> None:
    before = ordered(["c", "b", "a", "x", "y"], {"c": {"b"}, "b": {"a"}, "a": set(), "x": {"y"}, "y": {"x"}})
    assert list(before) == ["a", "b", "c", "x", "y"]
    assert before["x"] == []
    assert layers(before) == {"a": 0, "b": 1, "c": 2, "x": 0, "y": 1}
    assert layers({"a": [], "b": [], "c": ["a"], "d": ["c", "b"], "e": []}) == {"a": 0, "b": 1, "c": 1, "d": 2, "e": 0}
    assert reduced({"a": [], "b": ["a"], "c": ["a", "b"]}) == [("a", "b"), ("b", "c")]


def test_an_item_counts_for_its_promise_else_for_the_most_the_law_allows_else_for_nothing() -> None:
    found = at("工业仓储").limits
    assert (found[XUKE].how, str(found[XUKE].limit)) == (PROMISED, "5日")
    assert (found[DENGJI].how, str(found[DENGJI].limit)) == (STATUTORY, "30个工作日")
    assert (found["jungong-guihua-heshi"].how, found["jungong-guihua-heshi"].limit) == (UNKNOWN, None)
    assert found["huanbao-sheshi-zizhu-yanshou"].how == OWN
    assert str(at("工业仓储", "150402").limits[XUKE].limit) == "3日"


def test_the_total_says_at_least_and_never_adds_days_to_working_days() -> None:
    count = at("工业仓储").count
    assert count["total"].replace("\xa0", " ") == "至少 55 个工作日加 5 日"
    both = at("政府投资线性").lines(["环评报告书"])
    assert total(both, True).replace("\xa0", " ") == "至少 15 个工作日加 5 日，或者 30 日，取更长的"
    assert total([], True) == "没有能够相加的时限"
    assert (count["promised"], count["statutory"], count["unknown"]) == (4, 1, 13)
    assert [line.items for line in count["lines"]] == [(BEIAN, "jianshe-yongdi-guihua-xuke", GUIHUA, XUKE, "jungong-guihua-heshi", "jungong-yanshou-beian", DENGJI)]


def listed(found: Course) -> dict[str, list[str]]:
    """Names of papers with the items whose list has them, read off the lists one by one."""
    names: dict[str, list[str]] = {}
    for item in found.plan.flow.steps:
        node = found.guides[item].get("申请材料")
        for entry in node if isinstance(node, Items) else ():
            assert isinstance(entry, Table)
            names.setdefault(entry.text("名称"), []).append(item)
    return names


def test_the_papers_of_a_flow_are_those_of_its_lists_each_once() -> None:
    found = at("小型低风险")
    assert {paper["name"]: [item for item, _ in paper["uses"]] for paper in found.papers} == listed(found)
    assert {name: items for name, items in listed(found).items() if len(items) > 1} == {
        "工程竣工验收报告": ["qita-jianshe-gongcheng-xiaofang-yanshou-beian", "jungong-yanshou-beian"]}
    assert (found.count["copies"], found.count["papers"]) == (32, 31)
    assert {item for item, _ in found.unstated} == {item for item in found.plan.flow.steps if not isinstance(found.guides[item].get("申请材料"), Items)}


def test_a_county_that_asks_for_less_has_a_shorter_list() -> None:
    city, county = ({paper["name"] for paper in at("小型低风险", code).papers} for code in ("150400", "150402"))
    assert county < city
    assert len(city - county) == 1


def test_a_paper_that_an_item_of_the_flow_gives_says_so() -> None:
    given = {paper["name"]: paper["given"] for paper in at("小型低风险").papers if paper["given"]}
    assert given == {"建设工程规划许可证": [GUIHUA], "乡村建设规划许可证": ["xiangcun-jianshe-guihua-xuke"]}


def test_papers_with_a_present_or_former_name_in_common_are_one() -> None:
    tree, _ = build("x.yml", """甲:
  - {名称: 资金承诺书, 曾用名: [资金证明], 必要性: 必要, 材料形式: 电子, 份数: 1, 来源渠道: 申请人自备}
  - {名称: 施工合同, 必要性: 非必要, 情形: 有总包的, 材料形式: 纸质, 份数: 待核, 来源渠道: 待核}
乙:
  - {名称: 资金证明, 必要性: 必要, 材料形式: 纸质, 份数: 2, 来源渠道: 申请人自备}
丙:
  - {名称: 资金 承诺书, 必要性: 待核, 材料形式: 待核, 份数: 待核, 来源渠道: 待核}
""", frozenset("甲乙丙"))
    assert tree
    found = merged({item: {"申请材料": node} for item, node in tree.entries.items()})
    assert [(paper["name"], paper["also"], paper["uses"], paper["need"], paper["forms"], paper["sources"]) for paper in found] == [
        ("资金承诺书", ["资金证明", "资金 承诺书"], [("甲", ""), ("乙", ""), ("丙", "")], "", ["电子1份", "纸质2份"], ["申请人自备"]),
        ("施工合同", [], [("甲", "有总包的")], "非必要", ["纸质"], [])]


def test_what_may_be_first_waits_for_nothing_that_all_projects_need() -> None:
    for name in TYPES:
        plan = at(name).plan
        stage = next(iter(plan.flow.steps.values())).stage
        seen = {item for cases in drawn(name, 40) for item, others in plan.before_of(cases).items() if not others and plan.flow.steps[item].stage == stage}
        assert seen <= set(plan.first), name
        assert all(not set(plan.before[item]) & set(plan.must) or plan.flow.steps[item].cases for item in plan.first)


def test_who_handles_an_item_that_a_county_does_not() -> None:
    rows = at("工业仓储", "150402").rows
    assert (rows["shiyong-lindi-shenhe"]["note"], rows["shiyong-lindi-shenhe"]["path"]) == ("由自治区以上办理", "items/shiyong-lindi-shenhe/")
    assert rows["huanjing-yingxiang-baogaobiao-shenpi"]["note"] == "由赤峰市办理"
    assert (rows[XUKE]["note"], rows[XUKE]["path"]) == ("", f"places/150402/items/{XUKE}/")
    assert {row["note"] for row in at("工业仓储").rows.values()} == {""}


def test_every_page_holds_the_whole_flow_and_its_numbers(built_site: Path) -> None:
    for flow in site().portal.flows.values():
        for code in ("150400", "150402", "150430"):
            found = at(flow.name, code)
            text = (built_site / "guide" / flow.slug / ("" if code == "150400" else code) / "index.html").read_text(encoding="utf-8")
            assert re.findall(r'<li data-item="([^"]+)"', text) == [item for _, _, items in found.plan.stages for item in items]
            assert set(re.findall(r'name="add" value="([^"]+)"', text)) == {row["slug"] for _, rows in found.plan.questions for row in rows}
            assert f'<b data-out="total">{found.count["total"]}</b>' in text
            assert len(re.findall(r'<li data-any><input type="checkbox" id="w', text)) == len(found.papers)


def test_home_and_items_lead_to_it(built_site: Path) -> None:
    assert 'href="guide/">开始智能引导' in (built_site / "index.html").read_text(encoding="utf-8")
    assert '<a href="../../guide/gongye-cangchu/">工业仓储</a>' in (built_site / "items" / XUKE / "index.html").read_text(encoding="utf-8")


def test_a_flow_full_of_faults_still_has_its_page(tmp_path: Path, portal_cmd: Callable[..., object]) -> None:
    """An item, a case and a type nobody knows, items that wait for each other: findings, and a page that holds what can be shown."""
    root = small.make(tmp_path / "portal")
    for name in ("site_templates", "mkdocs.yml"):
        (root / name).symlink_to(REPO / name)
    small.write(root, "catalog/project-types/guaishi.yml", f"""名称: 怪事
示例: 是
核对: {{其余: 待核}}
适用: 没有这样的项目
立项方式: 待核
立项依据: 待核
阶段:
  - 名称: 施工许可
    牵头: 住房和城乡建设
    事项:
      - {{事项: {XUKE}, 情形: 必办, 先办: [{BEIAN}]}}
      - {{事项: {BEIAN}, 情形: 必办, 先办: [{XUKE}]}}
      - {{事项: {SHENCHA}, 情形: 必办}}
      - {{事项: meiyou-zhege-shixiang, 情形: [没有这个情形]}}
差别:
  - {{名称: 没有, 内容: 没有差别, 依据: 待核}}
""")
    claims = root / "catalog/150430-aohan/claims.yml"
    claims.write_text("".join(line for line in claims.read_text(encoding="utf-8").splitlines(keepends=True) if BEIAN not in line), encoding="utf-8")
    done = portal_cmd("build", root=root)
    text = done.out + done.err  # type: ignore[attr-defined]
    assert "Traceback" not in text, text
    page = (root / "site/guide/guaishi/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<li data-item="([^"]+)"', page) == [SHENCHA, "meiyou-zhege-shixiang", XUKE, BEIAN]
    assert "遇到“没有这个情形”吗？" in page
    assert "items/meiyou-zhege-shixiang/" not in page
    county, bare, zone = ((root / f"site/guide/guaishi/{code}/index.html").read_text(encoding="utf-8") for code in (small.COUNTY, "150430", "X15040001"))
    assert f'href="../../../places/{small.COUNTY}/items/{XUKE}/"' in county
    assert "还没有认领" not in county
    assert "敖汉旗还没有认领" in bare
    assert "示例开发区：市级办理" in zone


def test_without_flows_the_question_says_so(tmp_path: Path, portal_cmd: Callable[..., object]) -> None:
    root = small.make(tmp_path / "portal")
    for name in ("site_templates", "mkdocs.yml"):
        (root / name).symlink_to(REPO / name)
    portal_cmd("build", root=root)
    assert "还没有流程" in (root / "site/guide/index.html").read_text(encoding="utf-8")
