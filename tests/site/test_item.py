"""The canonical item page says what the data say: exact sets, from the repository's own data and from broken copies."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import pytest

from generator.model import quantity
from generator.model.tree import Items, Scalar, Table
from generator.site.item.guide import KNOWN
from generator.site.item.ruler import ruler
from generator.site.site import CATEGORIES, STAGES
from generator.site.words import bracketed
from tests.site.item_pages import PERMIT, REPO, Pages, own, repository, words


def plain(node: object) -> str:
    """The text of a scalar."""
    assert isinstance(node, Scalar)
    return node.text


def test_every_item_has_a_page_and_every_page_holds_its_name_and_its_size() -> None:
    pages = repository()
    assert list(pages.items) == [own(item) for item in pages.site.items]
    assert len(pages.items) == 111
    for item in pages.site.items:
        html = pages.html(own(item))
        heading = re.search(r"<h1>(.*?)</h1>", html)
        assert heading
        assert words(heading[1]) == bracketed(pages.site.name(item))
        document = pages.document(own(item)).encode()
        assert len(document) < 70_000, item
        assert len(gzip.compress(document)) < 15_000, item
        found = re.findall(r' id="([^"]+)"', pages.document(own(item)))
        assert len(found) == len(set(found)), item


def test_the_band_shows_promise_and_statute() -> None:
    pages = repository()
    band = words(re.search(r'<section aria-label="一眼看清".*?</section>', pages.html(own()), re.DOTALL)[0])  # type: ignore[index]
    for said in ("5 日", "自收到申请之日起。法律规定 7 日，不得更长。", "材料8 份", "到现场0 次", "费用不收费", "网上办可以",
                 "到哪里办赤峰市政务服务中心工程建设综合窗口（示例）", "法定 7 日，承诺 5 日"):
        assert said.replace(" ", "") in band.replace("\xa0", "").replace(" ", ""), said


def test_an_unpublished_promise_is_bounded_by_the_statute() -> None:
    """Every unpublished promise says so, and the statute as its bound where there is one."""
    pages = repository()
    for item in pages.site.items:
        guide = pages.site.portal.baseline(item)
        assert guide
        promise, law = (plain(guide.elements[name]) for name in ("承诺办结时限", "法定办结时限"))
        text = pages.text(own(item)).replace("\xa0", " ")
        if promise == "未公布":
            limit = quantity.parse(law)
            wanted = (f"最长不得超过法律规定的 {limit.number} {limit.unit}" if limit and limit.number > 0 else
                      {"未规定": "法律没有规定时限。", "即办": "法律规定即时办结。"}.get(law, "法定时限待核。"))
            assert wanted in text, (item, law)
        elif promise == "即办":
            assert "当场" in text
            assert 'class="ruler"' not in pages.html(own(item))


@pytest.mark.parametrize(("promise", "law", "wanted"), [
    ("5日", "7日", ({"x": 213.5, "n": 5, "right": False}, {"x": 292.5, "n": 7})),
    ("1个工作日", "20个工作日", ({"x": 28.6, "n": 1, "right": True}, {"x": 268.8, "n": 20})),
    ("5个工作日", "7日", (None, {"x": 292.5, "n": 7})),
    ("未公布", "7日", (None, {"x": 292.5, "n": 7})),
    ("3个工作日", "未规定", ({"x": 253.0, "n": 3, "right": False}, None)),
    ("即办", "7日", None), ("未公布", "未规定", None), ("待核", "待核", None),
])
def test_ruler_never_mixes_units(promise: str, law: str, wanted: object) -> None:
    drawn = ruler(quantity.parse(promise), quantity.parse(law))
    assert (drawn and (drawn["own"], drawn["law"])) == wanted


def test_materials_are_those_of_the_guide() -> None:
    pages = repository()
    for item in (PERMIT, "huanjing-yingxiang-baogaoshu-shenpi", "gongre-baozhuang", "qiye-touzi-xiangmu-beian"):
        guide = pages.site.portal.baseline(item)
        assert guide
        node = guide.elements["申请材料"]
        html = pages.html(own(item))
        names = [words(found) for found in re.findall(r'<label for="m[0-9a-f]+">(.*?)</label>', html)]
        if isinstance(node, Items):
            assert names == [entry.text("名称") for entry in node if isinstance(entry, Table)]
        else:
            assert isinstance(node, Scalar)
            assert names == []
            assert f"材料清单{node.text}" in pages.text(own(item), "mat")


def test_a_special_procedure_is_a_pause_with_article_and_longest_duration() -> None:
    flow = repository().text(own("shuitu-baochi-fangan-shenpi"), "flow").replace("\xa0", " ")
    assert "停技术评审" in flow.replace(" ", "")
    assert "最长 30 个工作日，不计入法定时限" in flow
    assert "暂停" in flow
    assert "只有上面标“停”的 1 种" in flow
    assert "听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审" in flow
    assert "没有列停钟的程序" in repository().text(own(), "flow")


def test_history_says_the_effect_in_words_and_an_editor_settles_only_what_the_order_cannot() -> None:
    history = repository().text(own(), "hist").replace("\xa0", " ")
    for said in ("第 3 版 现行2026年10月8日生效", "承诺办结时限：由6 日改为5 日 减轻", "申请材料“监理合同”：取消 减轻",
                 "编辑说明：与条文用语一致", "第 1 版2025年1月1日生效"):
        assert said in history, said
    assert "待判" not in history


def test_switch_shows_a_suffix_only_where_a_county_differs() -> None:
    pages = repository()
    shown = pages.switch(own())
    assert {name: suffix.replace("\xa0", " ") for name, suffix in shown.items() if suffix} == {
        "红山区": "承诺 3 日", "翁牛特旗": "旧版", "敖汉旗": "多 1 份材料"}
    assert list(shown) == ["全市基准", *(place.name for place in pages.site.portal.counties)]
    assert pages.switch(own("ranqi-baozhuang"))["阿鲁科尔沁旗"] == "不实施"
    assert pages.switch(own("budongchan-shouci-dengji"))["松山区"] == "市级办理"
    assert pages.switch(own("gongcheng-zhiliang-jiandu-shouxu"))["林西县"] == "并入其他事项"


def test_items_no_county_exercises_say_so() -> None:
    pages = repository()
    none = [item for item in pages.site.items if "旗县级" not in pages.site.portal.region_file(item).tree.texts("行使层级")]  # type: ignore[union-attr]
    assert len(none) == 22
    for item in none:
        assert list(pages.switch(own(item))) == ["全市基准"]
        assert "旗县区不办理这个事项" in pages.text(own(item))


def test_side_navigation_uses_the_addresses_of_stages_and_categories() -> None:
    document = repository().document(own())
    side = document[document.index('class="p-side"'):document.index("<main")]
    found = set(re.findall(r'href="\.\./\.\./((?:stages|categories)/[^"]+)index\.html"', side))
    assert found == {f"stages/{slug}/" for slug in STAGES.values()} | {f"categories/{slug}/" for slug in CATEGORIES.values()}
    assert re.findall(r'index\.html" aria-current="page">([^<]+)<', side) == ["施工许可"]


def test_every_element_of_the_schema_has_a_section() -> None:
    """A new element is shown under 其他内容 until a section names it; today none is left over."""
    shapes = repository().site.portal.shapes
    assert {shape.name for shape in shapes.values() if not shape.meta} == KNOWN


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """A portal without history: one city guide missing, one unreadable, one item merged into another."""
    root = tmp_path_factory.mktemp("broken")
    for name in ("catalog", "guides"):
        shutil.copytree(REPO / name, root / name)
    (root / "guides/150400-chifeng/gongre-baozhuang.yml").unlink()
    change(root / "guides/150400-chifeng/gongshui-baozhuang.yml", "版本: 1", "版本：1")
    change(root / "catalog/150400-chifeng/gongcheng-zhiliang-jiandu-shouxu.yml", "变更:\n",
           "变更:\n  - {版本: 2, 类型: 合并, 生效日期: 2026-11-01, 原因: 并入施工许可, 承接: [jianzhu-gongcheng-shigong-xuke]}\n")
    change(root / "catalog/150400-chifeng/gongcheng-zhiliang-jiandu-shouxu.yml", "版本: 1\n", "版本: 2\n")
    return Pages(root)


def change(path: Path, old: str, new: str) -> None:
    """Replace the first occurrence."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_item_without_guide_keeps_its_address_and_shows_a_way_on(broken: Pages) -> None:
    for item in ("gongre-baozhuang", "gongshui-baozhuang"):
        text = broken.text(own(item))
        assert "未发布" in text
        assert "市政公用报装阶段的事项" in text
        assert "法律没有规定办理时限。" in text
    assert "guides/150400-chifeng/gongshui-baozhuang.yml 第 3 行" in broken.text(own("gongshui-baozhuang"))
    assert set(broken.switch("places/150402/items/gongre-baozhuang/").values()) == {"", "暂未发布"}


def test_an_ended_item_names_its_successor(broken: Pages) -> None:
    text = broken.text(own("gongcheng-zhiliang-jiandu-shouxu"))
    assert "这个事项已经合并" in text
    assert "2026年11月1日起不再单独办理" in text
    assert "现在办什么建筑工程施工许可证核发" in text.replace(" ", "")
