"""Whether a closed case was handled as the guide says that held there on the day of acceptance: 流程, 时限, 要件.

The case is put into the guide's shape (steps taken, materials asked for, the limit plus the days it was
late) and compared by the one order, `partial`: what the record does not state is no difference. Names
are matched by name and former name. A name that another guide knows is something else, hence more than
this guide asks; a name nobody knows may be the same thing in other words and is 无法判断.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from generator.changes.in_force import MATERIALS, PROCEDURES, SERVICES, STEPS, Guide
from generator.clocks import Calendar, Figures, Kinds
from generator.clocks.kinds import ACCEPTED
from generator.clocks.log import Round
from generator.comparing import Difference, Effect, compare_element
from generator.findings import Where
from generator.model.identity import FORMER, normal
from generator.model.quantity import Quantity, parse
from generator.model.shape import Shapes
from generator.model.tree import Items, Node, Scalar, Table
from generator.supervision.conformance_guides import Guides

SAME, HEAVIER, UNKNOWN = "一致", "加重", "无法判断"
NO_GUIDE = "受理那天没有留存的指南"
NOT_PUBLISHED, NO_STEPS, NO_MATERIALS, OTHER_WORDS, NO_LIMIT = (
    "指南还没有公布", "没有记走过哪些环节", "没有记要过哪些材料", "名称和清单对不上", "没有公布的时限")
PROMISE, STATUTE = "承诺办结时限", "法定办结时限"
_STEP, _THIRD, _ASKED = frozenset({"环节开始", "环节结束"}), frozenset({"第三方审查开始", "第三方审查结束"}), frozenset({"材料要求", "补正开始"})
_NOWHERE = Where("", 0, 0)


class Verdict(NamedTuple):
    """One part of a case: 一致, 加重 or 无法判断 (`why`); `unmatched` names that no list knows."""

    word: str
    why: str = ""
    differences: tuple[Difference, ...] = ()
    unmatched: tuple[str, ...] = ()


def accepted_on(log: Round) -> date | None:
    """The day whose guide holds for a case: of acceptance, else of the first receipt."""
    return log.first_of(ACCEPTED) or log.first


def judge(log: Round, found: Figures, guide: Guide | None, guides: Guides, calendar: Calendar) -> dict[str, Verdict]:
    """The verdict on each part of a decided case."""
    if guide is None:
        return dict.fromkeys(("流程", "时限", "要件"), Verdict(UNKNOWN, NO_GUIDE))
    shapes = guides.portal.shapes
    return {"流程": _names(_taken(log, guide), guide, guides, NO_STEPS),
            "时限": _limit(found, guide, shapes, calendar),
            "要件": _names([(MATERIALS, name) for name in _asked(log, guide)], guide, guides, NO_MATERIALS)}


def _taken(log: Round, guide: Guide) -> list[tuple[str, str]]:
    """Steps the record names, each with the list of the guide it belongs to; a third party's examination is looked
    for among steps and procedures before it counts as a service."""
    steps = [(STEPS, event.name) for event in log.events if event.event in _STEP and event.name]
    for event in log.events:
        if event.event in _THIRD and event.name:
            steps.append((next((element for element in (STEPS, PROCEDURES) if normal(event.name) in guide.names[element]), SERVICES), event.name))
    return list(dict.fromkeys(steps))


def _asked(log: Round, guide: Guide) -> list[str]:
    """Materials asked for; a notice of what is missing may name several."""
    found: list[str] = []
    for event in log.events:
        if event.event in _ASKED and event.name:
            whole = normal(event.name) in guide.names[MATERIALS]
            found += [event.name] if whole else [name for name in _cut(event.name) if name]
    return list(dict.fromkeys(found))


def _cut(text: str) -> Iterator[str]:
    for mark in "；;，,":
        text = text.replace(mark, "、")
    return (part.strip() for part in text.split("、"))


def _names(stated: Sequence[tuple[str, str]], guide: Guide, guides: Guides, nothing: str) -> Verdict:
    if not stated:
        return Verdict(UNKNOWN, nothing)
    lists: dict[str, list[Node]] = {}
    unmatched = []
    for element, name in stated:
        same = guide.names[element].get(normal(name))
        if same is None and not any(normal(name) in guides.known.get(each, ()) for each in ((element,) if element == MATERIALS else (STEPS, SERVICES))):
            unmatched.append(name)
        elif not guide.unknown(element):
            lists.setdefault(element, []).append(_entry(name, same))
    found = [difference for element, entries in lists.items() for difference in compare_element(
        Items(tuple(entries), _NOWHERE), guide.elements.get(element), guides.portal.shapes[element], partial=True)]
    heavier = tuple(difference for difference in found if difference.effect is Effect.HEAVIER)
    if heavier:
        return Verdict(HEAVIER, "", heavier, tuple(unmatched))
    if unmatched:
        return Verdict(UNKNOWN, OTHER_WORDS, (), tuple(unmatched))
    return Verdict(SAME) if lists else Verdict(UNKNOWN, NOT_PUBLISHED)


def _entry(name: str, same: str | None) -> Table:
    """A name as an entry of a list; one the guide knows under another name carries that as a former one."""
    row: dict[str, Node] = {"名称": Scalar(name, _NOWHERE)}
    if same is not None:
        row[FORMER] = Items((Scalar(same, _NOWHERE),), _NOWHERE)
    return Table(row, {}, _NOWHERE)


def _limit(found: Figures, guide: Guide, shapes: Shapes, calendar: Calendar) -> Verdict:
    """The limit plus the days it was late, against the limit; a promise that is not published is bounded by the statute."""
    for element, limit, due in ((PROMISE, guide.terms.promise, found.promised_due), (STATUTE, guide.terms.limit, found.due)):
        right = guide.elements.get(element)
        if limit is None or due is None or found.ended is None or not isinstance(right, Scalar) or parse(right.text) is None:
            continue
        taken = Scalar(str(_longer(limit, due.day, found.ended, calendar)), _NOWHERE)
        heavier = tuple(each for each in compare_element(taken, right, shapes[PROMISE], partial=True) if each.effect is Effect.HEAVIER)
        return Verdict(HEAVIER if heavier else SAME, "", heavier)
    return Verdict(UNKNOWN, NO_LIMIT)


def _longer(limit: Quantity, due: date, end: date, calendar: Calendar) -> Quantity:
    """The limit plus lateness in its own unit; a month begun is a month."""
    if end <= due:
        return limit
    if limit.unit == "个月":
        return Quantity(limit.number + 1 + (end - due).days // 31, limit.unit)
    if limit.unit == "日":
        return Quantity(limit.number + (end - due).days, limit.unit)
    days = max(1, calendar.working_days_between(due, end))
    return Quantity(days + (limit.number if limit.unit == "个工作日" else 0), "个工作日")


def kinds_of(guides: Guides) -> Kinds:
    """The published kinds of event."""
    return Kinds(guides.portal.table("catalog/vocabulary/events.yml"))
