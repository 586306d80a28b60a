"""`datapackage.json`: the tables as a Frictionless Data Package, with the Table Schema of each."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from generator.site.data.dataset import DAY, FLAG, LIST, NUMBER, Column, Dataset
from generator.site.data.registry import FOLDER, LICENCE, LICENCE_LINK, datasets, made, told
from generator.site.site import Site

PATH = f"{FOLDER}datapackage.json"
_TYPES = {NUMBER: "integer", DAY: "date", FLAG: "boolean"}
# Tables in which every 事项 is an item of the first table, and every 地方 a place.
_ITEMS = frozenset({"claims", "differences"})


def document(site: Site) -> bytes:
    """The descriptor, its resources in the order of the page."""
    name = site.portal.settings.text("站名") or "工程建设项目审批公开"
    descriptor: dict[str, Any] = {
        "profile": "data-package", "name": f"{site.portal.city.slug}-gongjian-shenpi", "title": f"{name}：开放数据",
        "description": f"{told(site)['声明']}。写“示例”的不是公布的内容，写“待核”的没有对照原文。",
        "version": site.portal.as_of.isoformat(), "asOf": site.portal.as_of.isoformat(),
        "licenses": [{"name": LICENCE, "path": LICENCE_LINK, "title": "知识共享 署名 4.0 国际"}],
        "resources": [_resource(site, dataset) for dataset in datasets(site).values()],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=1).encode() + b"\n"


def _resource(site: Site, dataset: Dataset) -> dict[str, Any]:
    table = made(site, dataset.slug)
    schema: dict[str, Any] = {"fields": [_field(column) for column in dataset.columns], "missingValues": [""]}
    if dataset.key:
        schema["primaryKey"] = list(dataset.key)
    if dataset.slug in _ITEMS or (dataset.columns[0].name == "事项" and dataset.slug not in ("items", "changes")):
        schema["foreignKeys"] = [{"fields": ["事项"], "reference": {"resource": "items", "fields": ["事项"]}}]
    return {"name": dataset.slug, "title": dataset.title, "description": dataset.about, "path": f"{dataset.slug}.csv", "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8-sig", "bytes": len(table.csv), "hash": f"sha256:{hashlib.sha256(table.csv).hexdigest()}",
            "rowCount": table.rows, "alternate": f"{dataset.slug}.json", "dialect": {"delimiter": ",", "lineTerminator": "\r\n"}, "schema": schema}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.kind, "string"), "title": column.title or column.name,
                             "description": column.about}
    if column.kind == FLAG:
        field |= {"trueValues": ["是"], "falseValues": ["否"]}
    if column.kind == LIST:
        field["separator"] = "；"
    if column.needed:
        field["constraints"] = {"required": True}
    field |= {key: value for key, value in (("field", column.field), ("standard", column.standard)) if value}
    return field
