"""The files of a place from its workbook alone, and a portal of drawn guides to try it on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.collection import Portal
from generator.exchange import workbook
from generator.exchange.arriving import arrive, rows_of
from generator.exchange.cells import NONE, decode
from generator.exchange.content import Content
from generator.exchange.deriving import by_name, derive
from generator.exchange.entries import key_column
from generator.exchange.grids import CHANGE, OWN, Grid, Line
from generator.exchange.standing import Plain, Standing
from generator.model.identity import normal
from generator.model.shape import Shape, compile_item
from generator.model.tree import UNKNOWN
from generator.reading.canon import canonical
from generator.reading.layout import slot
from generator.resolving import DROP
from tests.collection import small
from tests.exchange.drawing import Drawing, text_of

COUNTY = "150402-hongshan"


def portal_of(root: Path, seed: int, count: int) -> Path:
    """A portal of `count` drawn guides, each with an overlay of one county."""
    small.make(root)
    for path in [*root.glob("guides/*/history/*/*.yml"), *root.glob("guides/*/*-*.yml"), *root.glob("catalog/150[04]00-*/*.yml"),
                 *root.glob("catalog/*/claims.yml"), root / "catalog/waivers.yml"]:
        path.unlink()
    schema = json.loads((root / "catalog/schemas/item.schema.json").read_text("utf-8"))
    shapes = compile_item(schema)
    drawing = Drawing(seed, schema, shapes)
    items = [f"drawn-{number}" for number in range(count)]
    for item in items:
        region = {"事项": item, "版本": "1", "核对": {"其余": "待核"}, "变更": [{"版本": "1", "类型": "新增", "生效日期": "2025-01-01"}], "名称": f"示例{drawing.text(2)}",
                  "类别": "公共服务", "设定依据": [{"名称": "建筑法", "条款": drawing.text(1)}], "法定办结时限": "未规定", "行使层级": ["市级", "旗县级"]}
        _write(root, f"catalog/150000-neimenggu/{item}.yml", region, shapes)
        _write(root, f"guides/150400-chifeng/{item}.yml", drawing.guide(item), shapes)
    rows = "".join(f"  - {{事项: {item}, 名称: 示例事项, 状态: 认领, 跟随版本: 1, 日期: 2026-01-01}}\n" for item in items)
    small.write(root, f"catalog/{COUNTY}/claims.yml", f"# yaml-language-server: $schema=../schemas/claims.schema.json\n旗县区: '150402'\n示例: 是\n部门: {{}}\n认领:\n{rows}")
    content = _pinned(root)
    for each in content.standings.values():
        overlay = drawing.overlay(each.item, each.under)
        _write(root, each.path, overlay, shapes)
    return root


def _pinned(root: Path) -> Content:
    """The county's content, each claim following the guide's own number."""
    portal = Portal(root)
    path = root / f"catalog/{COUNTY}/claims.yml"
    text = path.read_text("utf-8")
    for item in portal.items:
        guide = portal.guide(item)
        assert guide is not None, portal.documents[f"guides/150400-chifeng/{item}.yml"].problems
        text = text.replace(f"事项: {item}, 名称: 示例事项, 状态: 认领, 跟随版本: 1,", f"事项: {item}, 名称: 示例事项, 状态: 认领, 跟随版本: {guide.number},")
    path.write_text(text, "utf-8")
    portal = Portal(root)
    return Content(portal, portal.places["150402"])


def _write(root: Path, path: str, values: Plain, shapes: Any) -> None:
    small.write(root, path, text_of(path, values, shapes))


def mismatches(root: Path, folder: Path) -> list[str]:
    """Files that do not come back from the workbooks as they went in, or are not canonical to begin with."""
    portal = Portal(root)
    wrong = []
    for code in ("150400", "150402"):
        content = Content(portal, portal.places[code])
        book = folder / f"{code}.xlsx"
        book.write_bytes(workbook(portal, content.place))
        for path, text in rebuilt(content, book).items():
            data = portal.source.read(path)
            held = slot(path)
            assert held is not None
            assert portal.documents[path].tree is not None, portal.documents[path].problems
            if text.encode() != data or canonical(path, held, data, portal.schemas)[0] != data:
                wrong.append(path)
    return wrong


def rebuilt(content: Content, book: Path) -> dict[str, str]:
    """Path → text, made of nothing but what the workbook says (and, for a county, of the city's guides)."""
    arrival = arrive(book, content)
    assert arrival.troubles == []
    found = {}
    for each in content.standings.values():
        listed = rows_of(arrival, content.listing.name, each.item)[(each.item,)].line
        own, about = _listed(content, listed)
        for grid in content.sheets:
            rows = [came.line for came in rows_of(arrival, grid.name, each.item).values()]
            for shape in (shape for shape in each.shapes if shape.sheet == grid.name):
                mine = [line for line in rows if line.key[1] == shape.name]
                if mine:
                    own[shape.name] = _entries(mine, grid, shape, each)
        said = derive(own, each.under, each.shapes) if each.county else own
        found[each.path] = text_of(each.path, {**said, **about}, content.shapes)
    return found


def _listed(content: Content, line: Line) -> tuple[Plain, Plain]:
    own: Plain = {}
    about: Plain = {"事项": line.key[0]}
    for column in content.listing.columns:
        shape = content.shapes.get(column.element)
        if shape is not None and (column.role == OWN or shape.meta):
            value = decode(line.texts[column.heading], shape, shape.name in content.terms.mappings)
            if value is not None:
                (about if shape.meta else own)[shape.name] = value
    return own, about


def _entries(lines: list[Line], grid: Grid, shape: Shape, each: Standing) -> Any:
    if len(lines) == 1 and lines[0].key[2] in {NONE, *UNKNOWN}:
        return decode(lines[0].key[2], shape)
    found = []
    for line in lines:
        if line.texts[CHANGE] == DROP:
            continue
        name = decode(line.texts[key_column(grid).heading], shape.fields[shape.key])
        under = by_name(each.under.get(shape.name), shape).get(normal(name), {})
        entry = {field: under[field] for field in ("曾用名",) if field in under} if each.county else {}
        entry[shape.key] = name
        for column in grid.columns:
            if column.role == OWN and column.field in shape.fields:
                value = decode(line.texts[column.heading], shape.fields[column.field])
                if value is not None:
                    entry[column.field] = value
        found.append(entry)
    return found
