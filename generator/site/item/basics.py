"""The head of a page: facts under the title, the promise beside the statute, the five cells of the first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import quantity
from generator.model.tree import Items

if TYPE_CHECKING:
    from generator.site.item.guide import Guide


FACTS = ("名称", "俗称", "蒙文名称", "类别", "阶段", "主管部门", "监管部门", "行使方式", "基本编码", "投资清单对应", "参考编号")
GLANCE = ("法定办结时限", "法定时限起点", "法定时限依据", "承诺办结时限", "承诺时限起点", "申请材料", "到现场次数", "现场原因", "收费",
          "办理形式", "网办深度")


def facts(guide: Guide) -> dict[str, Any]:
    """Names and facts that do not fit a section."""
    return {"name": guide.site.name(guide.item), "aliases": guide.texts("俗称"), "mongolian": guide.text("蒙文名称"),
            "category": guide.text("类别"), "stage": guide.text("阶段"), "role": guide.text("主管部门"),
            "supervisor": guide.text("监管部门"), "exercise": guide.text("行使方式"),
            "code": guide.text("基本编码"), "investment": guide.text("投资清单对应"),
            "reference": guide.text("参考编号")}


def starts(text: str) -> str:
    """A start point as an adverb: 受理 → 自受理之日起."""
    return f"自{text}之日起" if text and text not in ("待核", "未公布") else ""


def glance(guide: Guide) -> dict[str, Any]:
    """What a visitor sees first. `law` and `promise` are values."""
    law, promise = guide.element("法定办结时限"), guide.element("承诺办结时限")
    statute, promised = quantity.parse(law["text"]), quantity.parse(promise["text"])
    return {
        "law": law, "promise": promise, "immediate": promise["text"] == quantity.IMMEDIATE,
        "start": starts(guide.text("承诺时限起点")), "law_start": starts(guide.text("法定时限起点")),
        "law_basis": guide.text("法定时限依据"), "limited": bool(statute and statute.number > 0),
        "longer": bool(statute and promised and quantity.order(promised, statute) == 1),
        "materials": _materials(guide), "visits": guide.element("到现场次数"),
        "visit_reason": guide.text("现场原因"), "fees": _fees(guide), "online": _online(guide),
    }


def _materials(guide: Guide) -> dict[str, Any]:
    entries = guide.tables("申请材料")
    needed = sum(entry.text("必要性") == "必要" for entry in entries)
    return {"unknown": guide.unknown("申请材料"), "count": len(entries), "needed": needed}


def _fees(guide: Guide) -> dict[str, Any]:
    node = guide.get("收费")
    return {"unknown": guide.unknown("收费"), "free": isinstance(node, Items) and not len(node),
            "names": [entry.text("名称") for entry in guide.tables("收费")]}


def _online(guide: Guide) -> dict[str, Any]:
    steps = guide.texts("网办深度")
    return {"unknown": guide.unknown("办理形式"), "possible": "网上办理" in guide.texts("办理形式"),
            "furthest": steps[-1] if steps else ""}
