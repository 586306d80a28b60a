"""How the sample's cases were applied for and what was told after the decision, laid over finished cases by a stream of its own.

Nothing else of the sample changes. What is planted: decided cases of places that do push results, without a push.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from tests.sample.cases import Case, Step
from tests.sample.drawing import MORNING, Draw

RULE = "result-not-pushed"
LEFT_OUT = {"150404": 7, "150424": 5, "150429": 9}  # planted: how many decided cases of a place were not pushed
_ENDINGS = ("办结通过", "办结不通过", "办结容缺通过")


def link(draw: Draw, cases: Iterable[Case], places: Mapping[str, Mapping[str, Any]], stages: Mapping[str, str], skip: set[str]) -> list[str]:
    """Add the events to the cases, in place; ids of the planted ones."""
    cases = [case for case in cases if case.id not in skip]
    planted: list[str] = []
    waiting = dict(LEFT_OUT)
    for case in cases:
        traits, receipt = places[case.place], next((step for step in case.steps if step.event == "接件"), None)
        if receipt and "网上" in traits:
            case.steps.append(Step("网上申请" if draw.chance(traits["网上"]) else "窗口申请", receipt.time))
        ended = next((step for step in case.steps if step.event in _ENDINGS), None)
        if ended and traits.get("双告知") == "是":
            if waiting.get(case.place) and ended.time.month % 3 == 0:
                waiting[case.place] -= 1
                planted.append(case.id)
                continue
            day = draw.later(ended.time.date(), draw.low(1, 5))
            case.steps.append(Step("结果推送", draw.on(day, MORNING)))
            if draw.chance(0.8):
                case.steps.append(Step("监管反馈", draw.on(draw.later(day, draw.low(3, 15)), MORNING)))
    _together(draw, cases, places, stages)
    return planted


def _together(draw: Draw, cases: Iterable[Case], places: Mapping[str, Mapping[str, Any]], stages: Mapping[str, str]) -> None:
    groups: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        if case.project and "并联" in places[case.place] and case.steps[0].event == "接件":
            groups[case.project, stages[case.item]].append(case)
    for number, ((project, _), group) in enumerate(groups.items(), 1):
        if len(group) > 1 and draw.chance(places[group[0].place]["并联"]):
            for case in group:
                case.steps.append(Step("并联申报", case.steps[0].time + timedelta(seconds=1), f"示例并联-{project.removeprefix('示例项目-')}-{number:05d}"))
