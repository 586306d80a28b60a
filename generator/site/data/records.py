"""`items/<item>/index.json`: all that an item's page says, each element with its state, 示例, level and line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from generator.collection.numbers import numbers
from generator.model.tree import Scalar
from generator.site.changes.entries import entries as versions
from generator.site.data.dataset import ITEM
from generator.site.data.guides import columns_of, entries, guides, lists, names, state_of, states
from generator.site.data.registers import CHANGE, change
from generator.site.data.registry import told
from generator.site.data.writing import dumps
from generator.site.item.county import has_page
from generator.site.item.guide import Guide, leaves
from generator.site.site import Site
from generator.site.standing import standings


def path(item: str) -> str:
    """Where the record of an item stands."""
    return f"items/{item}/index.json"


def document(site: Site, item: str) -> bytes:
    """The record as bytes."""
    guide = guides(site)[item]
    text = dumps({
        **told(site), "事项": item, "事项名称": names(site)[item], "事项状态": state_of(guide), "指南版本": guide.version or None,
        "实施主体": guide.body or None, "页面": "./", "索引号": numbers(site.portal).get(f"items/{item}/"),
        "要素": {name: _element(guide, name, state) for name, state in states(site)[item].items()},
        "办理用时": _measured(guide), "旗县区": list(_claims(site, item)),
        "变更": [dict(zip(CHANGE[len(ITEM):], change(entry)[len(ITEM):], strict=True)) for entry in versions(site)[item]]})
    return text.encode() + b"\n"


@lru_cache(maxsize=1)
def _columns(site: Site) -> dict[str, tuple[str, ...]]:
    """List → the names of its columns, less those that name the item."""
    return {shape.name: tuple(column.name for column in columns_of(shape)[len(ITEM):]) for shape in lists(site)}


def _element(guide: Guide, name: str, state: str) -> dict[str, Any]:
    """A value as typed; a list as its rows, the same as in the table of that list."""
    node, site = guide.elements[name], guide.site
    value: Any
    if isinstance(node, Scalar):
        value = node.text
    elif name in entries(site)[guide.item]:
        wanted = _columns(site)[name]
        value = [dict(zip(wanted, row[len(ITEM):], strict=True)) for row in entries(site)[guide.item][name]]
    else:
        value = [leaf.text for leaf in leaves(node)]
    return {"值": value, "核对": state, "示例": site.origins.sample(node), "来源": site.origins.level(node), "位置": site.origins.lines([node])}


def _measured(guide: Guide) -> dict[str, Any] | None:
    """The figures of the band at the top; None where none are published."""
    found = guide.measured
    if found is None:
        return None
    return {"范围": found["where"], "自": found["first"], "至": found["last"], "时钟": found["clock"], "单位": found["unit"], "办结": found["n"],
            "P50": found["p50"], "P80": found["p80"], "P90": found["p90"], "按时率": found["on_time"] or None, "超期": found["late"],
            "示例": bool(found["sample"]), "各地": "../../data/times.json"}


def _claims(site: Site, item: str) -> Iterator[dict[str, Any]]:
    """How each county stands to the item; what it says in full stands in the county's own record."""
    for place in site.portal.counties if item in site.items else ():
        said = site.portal.claim(place.code, item)
        found = has_page(site, place.code, item)
        yield {"地方": place.code, "地方名称": place.name, "比较": standings(site)[place.code].marks[item][2],
               "跟随版本": said.follows or None if said else None, "页面": f"../../places/{place.code}/items/{item}/" if found else None,
               "数据": f"../../places/{place.code}/index.json"}
