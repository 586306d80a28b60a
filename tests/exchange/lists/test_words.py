"""The vocabulary of foreign lists: every element it names exists, no word means two things, our own headings need none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.collection import Portal
from generator.exchange.lists.words import BODY, IGNORED, IMPLEMENTED, PATH, Target, Words, heading, unit_in
from generator.model.identity import normal

REPO = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def portal() -> Portal:
    return Portal(REPO)


def test_every_element_exists(portal: Portal) -> None:
    table = portal.table(PATH)
    said = {row.text("要素") for key in ("表头", "词语") for row in table.tables(key)}
    known = {*portal.shapes, BODY, IMPLEMENTED, *(f"{shape.name}/{field}" for shape in portal.shapes.values() for field in shape.fields)}
    assert said <= known


def test_every_term_is_one_of_ours(portal: Portal) -> None:
    properties = portal.schemas.item["properties"]
    for row in portal.table(PATH).tables("词语"):
        element, _, field = row.text("要素").partition("/")
        node = properties[element]
        node = node["items"]["properties"][field] if field else node
        words = node.get("enum") or node.get("items", {}).get("enum")
        assert words is None or row.text("写作") in words, row.text("写作")


def test_no_word_means_two_things(portal: Portal) -> None:
    table = portal.table(PATH)
    heads = [heading(word) for row in table.tables("表头") for word in row.texts("叫法")] + [heading(word) for word in table.texts("不读")]
    terms = [(row.text("要素"), normal(word)) for row in table.tables("词语") for word in row.texts("叫法")]
    assert sorted({word for word in heads if heads.count(word) > 1}) == []
    assert sorted({term for term in terms if terms.count(term) > 1}) == []


def test_the_schemas_own_headings_are_known_without_it(portal: Portal) -> None:
    words = Words(portal.shapes, [])
    assert words.target("承诺办结时限（工作日）") == Target("承诺办结时限")
    assert words.target("事 项 名 称") == Target("名称")
    assert words.target("材料名称") == Target("申请材料", "名称")
    assert words.field("份数", ["申请材料"]) == Target("申请材料", "份数")
    assert words.target("领导批示") is None


@pytest.mark.parametrize(("text", "unit"), [("承诺时限（工作日）", "个工作日"), ("时限(天)", "日"), ("时限（单位：工作日）", "个工作日"), ("有效期(月)", "个月"), ("承诺时限", "")])
def test_a_heading_may_give_the_unit(text: str, unit: str) -> None:
    assert unit_in(text) == unit


def test_what_is_not_read_is_known(portal: Portal) -> None:
    words = Words(portal.shapes, [portal.table(PATH)])
    assert words.target("序号") == Target(IGNORED)
    assert words.target("实施机关") == Target(BODY)
