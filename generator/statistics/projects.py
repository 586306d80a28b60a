"""Whole-process time of projects: the union of all their cases, never a sum of them.

A project counts once none of its cases is open, in the month of its last result and the place of its
first case. The office's time is every working day on which at least one case lay with an office;
the applicant's own is the rest. Stages are unions of their own and may overlap. The critical path
goes back from the last result: each time to the case that reaches furthest back among those that
were running then; its working days are counted by item.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from generator.statistics.basis import Basis
from generator.statistics.fields import Ints
from generator.statistics.joint import Joint, handled
from generator.statistics.spill import Spill

SPAN, OFFICE, APPLICANT, CRITICAL = "自然跨度(日)", "审批服务用时", "申请人自己的时间", "关键路径"
Key = tuple[int, int, str]


class Part(NamedTuple):
    """Days (start, end] of one case of a project with an office."""

    start: int
    end: int
    item: int


class Whole(NamedTuple):
    """Of whole projects by (place, month since 1970): histograms by measure, and joint handling by kind as Counter(done, due);
    and how many projects are still under way."""

    days: dict[tuple[int, int], dict[str, Counter[int]]]
    joint: dict[tuple[int, int], dict[str, Counter[str]]]
    under_way: int


def projects(visits: Spill, stages: Sequence[str], kinds: Sequence[Joint], basis: Basis) -> Whole:
    """What whole projects come to. Of a place whose records never name a joint application nothing is said of joint handling."""
    found: dict[tuple[int, int], dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    joint: dict[tuple[int, int], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    naming: set[int] = set()
    under_way = 0
    for rows in visits.buckets():  # sorted by project
        for one in np.split(rows, np.flatnonzero(np.diff(rows["project"])) + 1):
            naming.update(one["place"][one["together"] > 0].tolist())
            if one["open"].any():
                under_way += 1
                continue
            parts = [Part(*each) for each in zip(one["start"].tolist(), one["end"].tolist(), one["item"].tolist(), strict=True)]
            first = one[np.lexsort((one["place"], one["start"]))[0]]
            calendar = int(basis.calendar[first["place"]])
            month = int(basis.days.month(np.array([one["end"].max()], dtype=np.int64))[0])
            for name, days in measures(parts, stages, calendar, basis):
                found[int(first["place"]), month][name][days] += 1
            for kind in kinds:
                if (done := handled(one, kind)) is not None:
                    joint[int(first["place"]), month][kind.name].update(due=1, done=int(done))
    return Whole(found, {key: each for key, each in joint.items() if key[0] in naming}, under_way)


def measures(parts: Sequence[Part], stages: Sequence[str], calendar: int, basis: Basis) -> Iterator[tuple[str, int]]:
    """What is counted of one project, each in working days but the span."""
    def working(spans: Iterable[tuple[int, int]]) -> int:
        return sum(max(int(b - a), 0) for a, b in (_count(span, calendar, basis) for span in spans))

    start, end = min(part.start for part in parts), max(part.end for part in parts)
    office = working(union((part.start, part.end) for part in parts))
    yield SPAN, end - start
    yield OFFICE, office
    yield APPLICANT, working([(start, end)]) - office
    yield CRITICAL, working((part.start, part.end) for part in critical(parts))
    for stage in dict.fromkeys(stages):
        own = [(part.start, part.end) for part in parts if stages[part.item] == stage]
        if own and stage:
            yield f"阶段:{stage}", working(union(own))


def union(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Disjoint spans of the same days, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def critical(parts: Sequence[Part]) -> list[Part]:
    """The chain of parts that led to the last result, latest first; each is cut where the next begins."""
    chain: list[Part] = []
    reach = max(part.end for part in parts)
    while True:
        before = [part for part in parts if part.start < reach]
        if not before:
            return chain
        latest = min(reach, max(part.end for part in before))
        running = min((part for part in before if part.end >= latest), key=lambda part: (part.start, part.item))
        chain.append(running._replace(end=latest))
        reach = running.start


def _count(span: tuple[int, int], calendar: int, basis: Basis) -> tuple[int, int]:
    days: Ints = np.array(span, dtype=np.int64)
    first, last = basis.days.count(np.full(2, calendar), days)
    return int(first), int(last)
