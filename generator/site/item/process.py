"""Steps with the two clocks, what stops the statutory clock, and the service around the decision."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from generator.model import quantity
from generator.model.tree import Items, Table

if TYPE_CHECKING:
    from generator.site.item.guide import Guide

GENERAL = "general"
FLOW = ("办理环节", "特别程序", "法定特别程序", "法定办结时限", "法定时限起点")
RESULT = ("收费", "办理结果", "结果有效期", "有效期依据", "救济途径")
CHANNELS = ("办理形式", "网办深度", "到现场次数", "现场原因")
WINDOW = ("办理地点", "办理时间", "咨询电话", "投诉电话")
_DECISION = "决定"


def flow(guide: Guide) -> dict[str, Any]:
    """The rail: steps in order, special procedures as pauses before the decision."""
    pauses = [_pause(guide, entry) for entry in guide.tables("特别程序")]
    listed = {pause["name"] for pause in pauses}
    limit = quantity.parse(guide.text("法定办结时限"))
    clock = limit is not None and limit.number > 0
    return {
        "steps": _rail(guide, pauses, clock), "unknown": guide.unknown("办理环节"), "pauses": pauses, "clock": clock,
        "pauses_unknown": guide.unknown("特别程序"), "lawful": [row for row in _lawful(guide, False) if row["name"] not in listed],
        "common": _lawful(guide, True),
        "start": guide.text("法定时限起点"), "sources": guide.sources("办理环节", "特别程序"),
    }


def _rail(guide: Guide, pauses: list[dict[str, Any]], clock: bool) -> list[dict[str, Any]]:
    ordered = sorted(guide.tables("办理环节"), key=_number)
    steps: list[dict[str, Any]] = []
    for number, group in groupby(ordered, key=_number):
        together = list(group)
        steps += [_step(guide, entry, number, len(together) > 1) for entry in together]
    counted = [step for step in steps if step["counted"]]
    if len(counted) > 1:
        counted[0]["service"], counted[-1]["service"] = "起算", "停止"
    if counted and clock:
        begins = guide.text("法定时限起点")
        counted[0]["law"] = "起算" if begins in ("受理", "待核", "未公布", "") else f"{begins}之日起算"
        counted[-1]["law"] = "停止" if len(counted) > 1 else "起算，停止"
    at = next((index for index, step in enumerate(steps) if _DECISION in step["name"]), len(counted))
    return steps[:at] + pauses + steps[at:]


def _number(entry: Table) -> int:
    text = entry.text("序号")
    return int(text) if text.isdecimal() else 0


def _step(guide: Guide, entry: Table, number: int, parallel: bool) -> dict[str, Any]:
    counted = entry.text("计时") != "另计"
    name = entry.text("名称")
    return {"pause": False, "number": number, "parallel": parallel, "name": name, "post": entry.text("办理岗位"), "limit": entry.text("时限"),
            "state": guide.site.origins.state(entry.get("时限"), "办理环节", name, "时限"), "counted": counted,
            "law": "计入" if counted else "不计", "service": "计入" if counted else "不计",
            "optional": entry.text("适用") == "需要时", "case": entry.text("情形"), "local": guide.local(entry)}


def _pause(guide: Guide, entry: Table) -> dict[str, Any]:
    name = entry.text("名称")
    return {"pause": True, "name": name, "limit": entry.text("时限"), "basis": entry.text("依据"), "counted": False,
            "state": guide.site.origins.state(entry.get("依据"), "特别程序", name, "依据"), "law": "暂停", "service": "计入",
            "optional": entry.text("适用") == "需要时", "case": entry.text("情形"), "local": guide.local(entry)}


def _lawful(guide: Guide, general: bool) -> list[dict[str, Any]]:
    """Procedures the law allows: the item's own, or those of the general file."""
    rows = []
    for entry in guide.tables("法定特别程序"):
        document = guide.site.portal.documents.get(entry.where.path)
        if (document is not None and document.slot.kind == GENERAL) is general:
            rows.append({"name": entry.text("名称"), "limit": entry.text("时限"), "basis": entry.text("依据"), "case": entry.text("情形"),
                         "state": guide.site.origins.state(entry.get("依据"), "法定特别程序", entry.text("名称"))})
    return rows


def result(guide: Guide) -> dict[str, Any]:
    """Fee, result, validity."""
    fees = guide.get("收费")
    return {
        "free": isinstance(fees, Items) and not len(fees), "fees_unknown": guide.unknown("收费"),
        "fees": guide.entries("收费", "名称", "金额", "标准", "依据"), "fees_state": guide.site.origins.state(fees, "收费"),
        "result": guide.element("办理结果"), "validity": guide.element("结果有效期"), "validity_basis": guide.text("有效期依据"),
        "sources": guide.sources(*RESULT),
    }


def channels(guide: Guide) -> dict[str, Any]:
    """How one may apply, how far it goes on line, how often one has to come."""
    return {
        "ways": guide.texts("办理形式"), "ways_unknown": guide.unknown("办理形式"), "online": guide.texts("网办深度"),
        "online_unknown": guide.unknown("网办深度"), "visits": guide.element("到现场次数"), "reason": guide.text("现场原因"),
        "local": guide.local(guide.get("办理形式")), "sources": guide.sources(*CHANNELS),
    }


def window(guide: Guide) -> tuple[tuple[str, str], ...]:
    """Address, hours and phones of the place itself; never those of another place."""
    return tuple((name, guide.text(name)) for name in WINDOW)
