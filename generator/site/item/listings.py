"""Sections that are lists: conditions, materials, and any keyed list as entries of values."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from generator.model.identity import identity
from generator.model.tree import Scalar, Table
from generator.site.item.forms import offered

if TYPE_CHECKING:
    from generator.site.item.guide import Guide

CONDITIONS = ("适用范围", "备注", "层级说明", "行使层级", "行使方式", "受理条件", "服务对象", "项目类型")
_AUTHORITIES = ("分级实施", "一级实施")  # a level of government decides; else a company or the builder acts
MATERIALS = ("申请材料", "表单")
_NEEDS = ("必要", "容缺后补", "非必要")


def entries(guide: Guide, name: str, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    """Entries by field. `state` is given for each entry only where the list's states differ: else the source line says it."""
    rows, key = [], guide.site.portal.shapes[name].key
    for entry in guide.tables(name):
        title = entry.text(key)
        path = (name, title)
        rows.append({**{field: entry.text(field) for field in fields}, "key": title,
                     "state": guide.site.origins.state(entry.get(fields[-1]) or entry, *path, fields[-1]),
                     "local": guide.local(entry)})
    if len({row["state"] for row in rows}) == 1:
        for row in rows:
            row["state"] = ""
    return rows


def mark(entry: Table, key: str) -> str:
    """A short id made of an entry's identity: it survives renaming and reordering."""
    return f"m{zlib.crc32(identity(entry, key).encode()):x}"


def conditions(guide: Guide) -> dict[str, Any]:
    """When the item is needed, who may apply, what must be met first."""
    return {
        "scope": guide.element("适用范围"), "note": guide.element("备注"),
        "levels": guide.texts("行使层级") if guide.text("行使方式") in _AUTHORITIES else [], "levels_state": guide.element("行使层级")["state"],
        "level_note": guide.text("层级说明"), "rows": guide.entries("受理条件", "名称", "内容", "依据"),
        "unknown": guide.unknown("受理条件"), "applicants": guide.texts("服务对象"), "applicants_unknown": guide.unknown("服务对象"),
        "projects": guide.texts("项目类型"), "projects_unknown": guide.unknown("项目类型") if guide.get("项目类型") else "",
        "sources": guide.sources(*CONDITIONS),
    }


def materials(guide: Guide) -> dict[str, Any]:
    """Cards. The id of a material stays, so that a tick stays with it when the list changes."""
    rows, origins = [], guide.site.origins
    forms = {entry.text("名称"): offered(guide.site, entry) for entry in guide.tables("表单")}
    for entry in guide.tables("申请材料"):
        name = entry.text("名称")
        path = ("申请材料", name)
        form = forms.get(name)
        rows.append({
            "id": mark(entry, "名称"), "name": name, "standard": entry.text("受理标准"),
            "case": entry.text("情形"), "basis": entry.text("依据"), "state": origins.state(entry.get("依据"), *path, "依据"),
            "need": entry.text("必要性"), "source": entry.text("来源渠道"), "form": _form(entry.text("材料形式"), entry.text("份数")),
            "kind": entry.text("材料类型"), "local": guide.local(entry), "blank": form,
            "former": [node.text for node in entry.items("曾用名") if isinstance(node, Scalar)],
        })
    counted = [(need, sum(row["need"] == need for row in rows)) for need in _NEEDS]
    return {"rows": rows, "unknown": guide.unknown("申请材料"), "counts": [(need, n) for need, n in counted if n],
            "other_forms": [form for name, form in forms.items() if name not in {row["name"] for row in rows}],
            "forms_unknown": guide.unknown("表单"), "no_forms": guide.get("表单") is not None and not forms,
            "sources": guide.sources(*MATERIALS)}


def _form(form: str, copies: str) -> list[str]:
    """形式 and 份数 as separate values, so that each can be 待核; nothing twice where both are."""
    if form == copies:
        return [form]
    return [form] if copies == "0" else [form, f"{copies}份" if copies.isdecimal() else copies]
