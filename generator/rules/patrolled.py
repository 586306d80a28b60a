"""What supervision rules share: the signals of the newest patrol, one fact for each place, item and thing seen.

Rules see counts, never a case; which cases a signal is about stands in the private folder of who made the patrol.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.patrols import patrols
from generator.findings import Fact, Where
from generator.rules.records import desk

ADVICE = "这是线索，不是结论：按办件编号调卷核实（编号在做巡查的机器上，private/supervision/）。登记错了的改正记录；确有问题的，由办理单位说明并改正。"


def signalled(portal: Portal, rule: str, words: str) -> Iterator[Fact]:
    """A fact for every place, item and subject a signal names. `words` follow “n 件”; {subject} stands for what was seen."""
    patrol = patrols(portal).latest
    if patrol is None:
        return
    for signal in patrol.signals:
        if signal.rule == rule and signal.n:
            place = portal.places.get(signal.place)
            about = f"“{portal.name(signal.item)}”" if signal.item else "件数少的几个事项"
            yield Fact(Where(patrol.path, signal.line, 1),
                       f"{'示例数据：' if patrol.sample else ''}{patrol.start} 至 {patrol.as_of} 办结的，{place.name if place else signal.place}{about}"
                       f"有 {signal.n} 件{words.format(subject=signal.subject)}，值得核实。",
                       ADVICE, place=signal.place, item=signal.item, subject=signal.subject, value=str(signal.n), mended_by=desk(place))
