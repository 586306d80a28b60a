"""Section 时限: what the law allows, what is promised, how days are counted, what may be extended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import quantity
from generator.site.item.basics import starts

if TYPE_CHECKING:
    from generator.site.item.guide import Guide

ELEMENTS = ("法定办结时限", "法定时限起点", "法定时限依据", "法定可延长", "其他期限", "承诺办结时限", "承诺时限起点")


def section(guide: Guide) -> dict[str, Any]:
    """Rows of the table, and the other limits."""
    law, promise = guide.element("法定办结时限"), guide.element("承诺办结时限")
    return {
        "law": law, "law_how": _statute(law["text"], guide), "law_basis": guide.element("法定时限依据"),
        "promise": promise, "promise_how": _promise(promise["text"], law["text"], guide), "version": guide.version,
        "extension": guide.element("法定可延长") if guide.text("法定可延长") else None,
        "others": guide.entries("其他期限", "名称", "时限", "起点", "责任人", "依据"),
        "others_unknown": guide.unknown("其他期限") if guide.get("其他期限") else "",
        "sources": guide.sources(*ELEMENTS),
    }


def _statute(text: str, guide: Guide) -> str:
    start = starts(guide.text("法定时限起点"))
    limit = quantity.parse(text)
    if text == quantity.UNLIMITED:
        return "法律没有规定办理时限。"
    if limit is None:
        return "法律规定多少天，还没有核对到。"
    if text == quantity.IMMEDIATE:
        return f"{start or '收到申请的当场'}，即时办结。"
    words = f"{start}，到作出决定为止；" if start else "从哪一天起算还没有核对到；"
    return words + _unit(limit.unit)


def _unit(unit: str) -> str:
    if unit == "日":
        return "起算当日不计入。法条写“日”，不换算成工作日。"
    if unit == "个工作日":
        return "起算当日不计入，周末和法定节假日不算。"
    return "起算当日不计入。"


def _promise(text: str, law: str, guide: Guide) -> str:
    limit, statute = quantity.parse(text), quantity.parse(law)
    if limit is None:
        bound = f"最长不得超过法定的{law}。" if statute and statute.number > 0 else ""
        return f"办理机关没有公布。{bound}" if text == "未公布" else f"承诺多少天，还没有核对到。{bound}"
    if text == quantity.IMMEDIATE:
        return "材料齐全，当场办结。"
    start, law_start = guide.text("承诺时限起点"), guide.text("法定时限起点")
    if start and start == law_start and statute and statute.number > 0:
        return "起止与法定时限相同。"
    return f"{starts(start)}。" if starts(start) else "从哪一天起算还没有公布。"
