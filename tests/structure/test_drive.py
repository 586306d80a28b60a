"""The schema drives: one element of each `x-burden` is added to a copy of it, and nothing else.

Reading, validation, the difference, the finding and the county's page must follow without a line
of code; so an element a ministry invents tomorrow costs one entry in a JSON file.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.collection import Portal
from generator.findings import Where
from generator.model.tree import plain
from generator.rules.engine import run
from generator.site import frame
from generator.site.pages import county_item
from generator.site.rendering import Renderer
from generator.site.site import Site
from tests.collection import small
from tests.collection.small import COUNTY, GUIDE, ITEM, change

REPO = Path(__file__).resolve().parents[2]
SCHEMA = "catalog/schemas/item.schema.json"


class Added(NamedTuple):
    """An element of the test's own: its schema, the city's lines, the county's, and what must follow."""

    name: str
    schema: dict[str, Any]
    city: str
    county: str
    subject: str
    effect: str
    found: str
    wrong: str
    refused: str

    @property
    def line(self) -> str:
        """The county's line a finding points at: the last one."""
        return self.county.splitlines()[-1]


TEXT = {"type": "string", "minLength": 1, "examples": ["示例"]}
ELEMENTS = [
    Added("材料最多页数", {"type": "integer", "minimum": 0, "x-burden": "at-most", "examples": [10]},
          "材料最多页数: 30", "材料最多页数: 31", "材料最多页数", "加重", "heavier-than-parent", "材料最多页数: 三十", "wrong-kind"),
    Added("补件期", {"$ref": "#/$defs/时限", "x-burden": "at-least", "examples": ["10个工作日"]},
          "补件期: 10个工作日", "补件期: 9个工作日", "补件期", "加重", "heavier-than-parent", "补件期: 十天", "quantity-malformed"),
    Added("现场要件", {"type": "array", "x-key": "名称", "x-burden": "within", "examples": [[{"名称": "标识牌"}]], "items": {
        "type": "object", "additionalProperties": False, "required": ["名称"], "properties": {
            "名称": {**TEXT, "title": "名称", "x-burden": "same", "x-field": "name", "x-column": "名称"}}}},
          "现场要件:\n  - {名称: 标识牌}", "现场要件:\n  - {名称: 围挡照片, 变动: 增加}", "现场要件/围挡照片", "加重", "heavier-than-parent",
          "现场要件:\n  - {变动: 增加}", "missing-key"),
    Added("受理语言", {"type": "array", "items": {"type": "string"}, "x-burden": "covers", "examples": [["蒙古语"]]},
          "受理语言: [汉语, 蒙古语]", "受理语言: [汉语]", "受理语言/蒙古语", "加重", "heavier-than-parent", "受理语言: 汉语", "wrong-kind"),
    Added("送达方式", {**TEXT, "x-burden": "same"},
          "送达方式: 邮寄送达", "送达方式: 专人送达", "送达方式", "待判", "text-differs", "送达方式: [邮寄送达]", "wrong-kind"),
    Added("咨询岗位", {**TEXT, "x-burden": "free"},
          "咨询岗位: 综合岗", "咨询岗位: 帮办岗", "咨询岗位", "不变", "", "咨询岗位: ''", "out-of-bounds"),
    Added("停车场", {**TEXT, "x-burden": "local"},
          "停车场: 市政务中心东侧", "停车场: 红山大厅西侧", "停车场", "不变", "", "停车场: ''", "out-of-bounds"),
]
BY_NAME = {each.name: each for each in ELEMENTS}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small portal whose schema knows the elements, and whose city states them."""
    root = small.make(tmp_path / "portal")
    schema = json.loads((root / SCHEMA).read_text(encoding="utf-8"))
    for each in ELEMENTS:
        schema["properties"][each.name] = {
            "title": each.name, "description": f"{each.name}(试加的要素)", "x-home": ["市指南", "旗县区指南"], "x-field": "added",
            "x-standard": "", "x-column": each.name, "x-sheet": "清单", **each.schema}
    (root / SCHEMA).write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
    change(root, GUIDE, "变更:\n", "".join(f"{each.city}\n" for each in ELEMENTS) + "变更:\n")
    return root


def _found(root: Path) -> list[tuple[str, str, str, str]]:
    """(rule, subject, the county's line, the city's line) of all findings."""
    def line(where: Where) -> str:
        return (root / where.path).read_text(encoding="utf-8").splitlines()[where.line - 1]

    return [(each.name, each.subject, line(each.where), line(each.related[0]) if each.related else "") for each in run(Portal(root))]


def test_every_burden_is_tried() -> None:
    document = json.loads((REPO / SCHEMA).read_text(encoding="utf-8"))
    known = set(re.findall(r'"x-burden": "([a-z-]+)"', json.dumps(document)))
    assert {each.schema["x-burden"] for each in ELEMENTS} == known
    assert not BY_NAME.keys() & document["properties"].keys()


def test_stated_by_the_city_alone_nothing_is_wrong(root: Path) -> None:
    assert _found(root) == []
    holding = Portal(root).holding(COUNTY, ITEM)
    assert holding is not None
    assert {name for name in BY_NAME if name in holding.elements} == BY_NAME.keys() - {"停车场"}


def test_unknown_without_the_schema(root: Path) -> None:
    """The control: with the schema as published every one of them is refused."""
    (root / SCHEMA).write_bytes((REPO / SCHEMA).read_bytes())
    assert {(name, subject) for name, subject, *_ in _found(root) if name == "unknown-key"} == {("unknown-key", name) for name in BY_NAME}


@pytest.mark.parametrize("name", BY_NAME)
def test_validation_follows(root: Path, name: str) -> None:
    each = BY_NAME[name]
    small.own(root, *each.wrong.splitlines())
    assert each.refused in {rule for rule, subject, *_ in _found(root) if subject.startswith(name)}


@pytest.mark.parametrize("name", BY_NAME)
def test_the_difference_follows(root: Path, name: str) -> None:
    each = BY_NAME[name]
    small.own(root, *each.county.splitlines())
    holding = Portal(root).holding(COUNTY, ITEM)
    assert holding is not None
    found = {(d.subject, d.effect.value) for d in holding.differences if d.path[0] in BY_NAME}
    assert found == {(each.subject, each.effect)} | ({("停车场", "不变")} if name != "停车场" else set())


@pytest.mark.parametrize("name", BY_NAME)
def test_the_finding_follows(root: Path, name: str) -> None:
    """Exactly one, at the county's line, with the city's line beside it; none for what weighs nothing."""
    each = BY_NAME[name]
    small.own(root, *each.county.splitlines())
    found = _found(root)
    assert [(rule, subject, line.strip()) for rule, subject, line, _ in found] == (
        [(each.found, each.subject, each.line.strip())] if each.found else [])
    assert all(city.strip() in each.city for *_, city in found)


def test_a_lighter_value_is_no_finding(root: Path) -> None:
    small.own(root, "材料最多页数: 29", "补件期: 11个工作日", "现场要件:", "  - {名称: 标识牌, 变动: 不要求}", "受理语言: [汉语, 蒙古语, 英语]")
    assert _found(root) == []
    holding = Portal(root).holding(COUNTY, ITEM)
    assert holding is not None
    assert {d.effect.value for d in holding.differences if d.path[0] in BY_NAME and d.shape.burden != "local"} == {"减负"}
    assert plain(holding.elements["现场要件"]) == []


def test_the_county_s_page_follows(root: Path) -> None:
    """Lighter and weightless values are the county's, heavier ones the city's, each under its name.

    Without superseded versions, so that it is the guide that shows them and not its history.
    """
    shutil.rmtree(root / small.HISTORY)
    small.own(root, "材料最多页数: 29", "补件期: 9个工作日", "受理语言: [汉语, 蒙古语, 英语]", "送达方式: 专人送达", "咨询岗位: 帮办岗", "停车场: 红山大厅西侧")
    text = _page(root)
    wanted = (*BY_NAME, "29", "10个工作日", "标识牌", "英语", "专人送达", "帮办岗", "红山大厅西侧")
    assert [words for words in wanted if words not in text] == []


def _page(root: Path) -> str:
    portal = Portal(root)
    site = Site(portal, run(portal))
    (page,) = (page for page in county_item.pages(site) if page.path == f"places/{COUNTY}/items/{ITEM}/")
    html = Renderer(REPO, site, frame.render(REPO, mode="folder", site={})).page(page).decode()
    main = html[html.index("<main"):html.index("</main>")]
    return re.sub(r"(\d)\s+(?=[^\d\s])", r"\1", re.sub(r"<[^>]+>", "", main))
