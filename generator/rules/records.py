"""What record rules share: the flags and refused rows of the newest published snapshot.

Rules see counts by place, item and month, never a case. One fact for each place and item, with the
number of cases and the months from the first to the last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.snapshots import snapshots
from generator.findings import Fact, Where
from generator.model.records import Place
from generator.model.snapshot import Flag, Snapshot
from generator.reading.layout import COUNTY

OFFICE = "对照原始记录核实。登记错了的改正记录，下次汇总时更正；办理确有问题的，由办理单位说明并改正。"


def flagged(portal: Portal, rule: str, words: str, advice: str = OFFICE) -> Iterator[Fact]:
    """A fact for every place and item whose cases a flag names. `words` follow “n 件”."""
    snapshot = snapshots(portal).latest
    if snapshot is None:
        return
    groups: dict[tuple[str, str], list[Flag]] = defaultdict(list)
    for flag in snapshot.flags:
        if flag.rule == rule and flag.n:
            groups[flag.place, flag.item].append(flag)
    for (code, item), flags in groups.items():
        place, n = portal.places.get(code), sum(flag.n for flag in flags)
        period = _period({flag.month for flag in flags})
        yield Fact(Where(snapshot.path, min(flag.line for flag in flags), 1),
                   f"{_sample(snapshot)}{period}{place.name if place else code}“{portal.name(item)}”有 {n} 件{words}。",
                   advice, place=code, item=item, value=str(n), mended_by=desk(place))


def refused(portal: Portal, reason: str, words: str, advice: str) -> Iterator[Fact]:
    """A fact when rows were refused for a reason at the door. `words` follow “n 行”."""
    snapshot = snapshots(portal).latest
    n = snapshot.refused.get(reason, 0) if snapshot else 0
    if snapshot and n:
        yield Fact(Where(snapshot.path, snapshot.refused_lines[reason], 1),
                   f"{_sample(snapshot)}{snapshot.first} 至 {snapshot.last} 报送的记录有 {n} 行{words}，没有计入。",
                   advice, subject=reason, value=str(n))


def _sample(snapshot: Snapshot) -> str:
    return "示例数据：" if snapshot.sample else ""


def _period(found: set[str]) -> str:
    first, last = min(found), max(found)
    return f"{first} " if first == last else f"{first} 至 {last} "


def desk(place: Place | None) -> str:
    """Who mends what the records of a place show."""
    return "旗县区" if place and place.level == COUNTY else "部门"
