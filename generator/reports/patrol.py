"""A patrol for a person at a terminal, and the private rows behind its signals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.collection import Portal
from generator.findings import SEVERITY_WORDS
from generator.model.patrol import NEW, PARTS, Matter, Patrol, Station
from generator.rules.registry import PAGES, RULES

EVIDENCE = ("规则", "线索", "看到什么", "行政区划", "地方", "事项", "办件编号", "办结日期")


def text(portal: Portal, patrol: Patrol, *, by_office: bool = False) -> str:
    """The whole patrol."""
    return "\n".join([*_head(patrol), *(line for station in patrol.stations for line in _station(portal, station)),
                      *_signals(portal, patrol), *(_offices(portal, patrol) if by_office else _totals(patrol))])


def evidence(portal: Portal, seen: Sequence[Any]) -> Iterator[tuple[str, ...]]:
    """Which cases the signals are about: for the private folder only."""
    for each in seen:
        rule = RULES[each.signal.rule]
        yield (rule.code, _title(rule.name), each.signal.subject, each.place, _place(portal, each.place), _item(portal, each.item), each.case, each.ended.isoformat())


def desk(portal: Portal, matter: Matter) -> str:
    """Whose work list a matter is on: the desk, by name where it is a county's."""
    return _place(portal, matter.place) if matter.desk == "旗县区" and matter.place in portal.places else matter.desk


def _head(patrol: Patrol) -> Iterator[str]:
    yield f"半月巡查 {patrol.as_of}{'（示例）' if patrol.sample else ''}"
    yield f"核实 {patrol.start} 至 {patrol.as_of} 办结的件；" + (f"上一次巡查 {patrol.last}。" if patrol.last else "以前没有巡查过。")
    if not patrol.cases:
        yield "没有办件记录，流程、时限、要件没有核实。先运行 portal ingest。"


def _station(portal: Portal, station: Station) -> Iterator[str]:
    parts = "；".join(f"{name} 一致 {part.same}、加重 {part.heavier}、无法判断 {part.unknown}" for name in PARTS for part in (station.parts[name],))
    yield f"━━ {_place(portal, station.place)}：办结 {station.closed} 件，上次巡查以后 {station.period} 件 ━━"
    yield f"  {parts}"
    yield (f"  记录有疑点 {station.flagged} 件；在办 {station.open} 件，其中超期 {station.open_late} 件；"
           f"落后 {station.owed} 项，其中过期 {station.owed_late} 项；错误 {station.errors} 处，提示 {station.hints} 处")


def _signals(portal: Portal, patrol: Patrol) -> Iterator[str]:
    yield ""
    yield "线索（值得核实，不是结论）：" + ("" if patrol.signals else "没有。")
    for signal in patrol.signals:
        rule = RULES[signal.rule]
        yield f"  {rule.code} {_title(rule.name)}：{_place(portal, signal.place)} {_item(portal, signal.item)} {signal.subject} {signal.n} 件"


def _totals(patrol: Patrol) -> Iterator[str]:
    new = sum(matter.state == NEW for matter in patrol.matters)
    yield ""
    yield (f"工作单 {len(patrol.matters)} 项：新出现 {new} 项，还没改 {len(patrol.matters) - new} 项，其中过期 {len(patrol.late)} 项；"
           f"上次以后改好 {len(patrol.settled)} 项。按单位看，加 --by-office。")


def _offices(portal: Portal, patrol: Patrol) -> Iterator[str]:
    yield from _totals(patrol)
    groups: dict[str, list[Matter]] = {}
    for matter in patrol.matters:
        groups.setdefault(desk(portal, matter), []).append(matter)
    for name, group in sorted(groups.items()):
        yield f"━━ {name}（{len(group)} 项）━━"
        for matter in group:
            due = f"{matter.due}{'（暂定）' if matter.provisional else ''}"
            late = "，已经过期" if matter.due < patrol.as_of else ""
            yield f"  {'新' if matter.state == NEW else '  '} {SEVERITY_WORDS[matter.severity]} {matter.code} 最迟 {due}{late}：{matter.message}"


def _title(name: str) -> str:
    return PAGES[name].partition("\n")[0]


def _place(portal: Portal, code: str) -> str:
    place = portal.places.get(code)
    return place.name if place else code


def _item(portal: Portal, item: str) -> str:
    return portal.name(item) or "件数少的几个事项"
