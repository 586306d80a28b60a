"""The whole sample: projects walking their road, single applications, planted patterns; as a plain event table.

Same seed, same shape, same calendar: the same bytes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.clocks import Calendar
from generator.collection import Portal
from tests.sample.cases import Case, Kind, Step, clean
from tests.sample.drawing import DAY, Draw
from tests.sample.linking import RULE, link
from tests.sample.planting import ALL_AT_LIMIT, DOOR, Planted, Planter

HERE = Path(__file__).parent
REPO = HERE.parents[1]
COLUMNS = ("办件编号", "工程代码", "事项编码", "行政区划", "办理单位", "事件", "时间", "录入时间", "程序名称")
FILE, UNIT = "示例.csv", "示例单位"
_BEFORE = 520  # days a project may have begun before the sample does


class Sample:
    """All cases of the sample."""

    def __init__(self, calendar: Calendar, stages: Mapping[str, str]) -> None:
        self.shape: dict[str, Any] = yaml.safe_load((HERE / "shape.yml").read_text(encoding="utf-8"))
        self.first, self.last, self.as_of = (self.shape[key] for key in ("接件从", "接件到", "数据截至"))
        self.draw = Draw(self.shape["种子"], calendar)
        self.kinds = {slug: Kind.of(slug, row) for slug, row in self.shape["事项"].items()}
        self.places: dict[str, dict[str, float]] = self.shape["地方"]
        self._numbers = dict.fromkeys(self.places, 0)
        self.planted = Planted()
        self.cases: list[Case] = [*self._projects(), *self._single(), *self._planted()]
        refused = {name for rule in DOOR for name in self.planted.cases[rule]}
        self.planted.cases[RULE] = link(Draw(self.shape["种子"] + 1, calendar), self.cases, self.places, stages, refused)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The sample as rows of a plain event table, events after the last day cut off (the planted future apart)."""
        spoilt = {case.id: change for case, change in self.planted.spoilt}
        future = set(self.planted.cases["event-in-future"])
        for case in [*self.cases, *(case for case, _ in self.planted.spoilt)]:
            for step in case.steps:
                if step.time.date() <= self.as_of or case.id in future:
                    row = dict(zip(COLUMNS, (case.id, case.project, case.item, case.place, UNIT, step.event, step.time.isoformat(),
                                             step.entered.isoformat() if step.entered else "", step.name), strict=True))
                    yield tuple({**row, **spoilt.get(case.id, {})}.values())

    def _make(self, place: str, item: str, steps: list[Step], project: str = "") -> Case:
        self._numbers[place] += 1
        return Case(f"示例-{place}-{self._numbers[place]:05d}", project, place, item, steps)

    def _case(self, place: str, slug: str, day: date, project: str = "") -> Iterator[Case]:
        kind = self.kinds[slug]
        day = self.draw.working(day)
        if self.first <= day <= self.last and place not in kind.without:
            steps = clean(self.draw, kind, day, self.places[place]["超期"])
            paused = steps[-1].time.date() > self.as_of and any(step.event.endswith("开始") for step in steps)
            if not paused and (place, slug, f"{steps[-1].time:%Y-%m}") != ALL_AT_LIMIT:  # no pause may be open on the last day
                yield self._make(place, slug, steps, project)

    def _projects(self) -> Iterator[Case]:
        total = sum(each["多少"] for each in self.places.values())
        days = (self.last - self.first).days + _BEFORE
        for place, traits in self.places.items():
            for number in range(round(self.shape["一年项目"] * days / 365 * traits["多少"] / total)):
                begun = self.first - DAY * _BEFORE + DAY * self.draw.whole(0, days)
                road = self.shape["项目"][0 if self.draw.chance(self.shape["项目"][0]["多少"]) else 1]["路"]
                for offset, slug, share in road:
                    if self.draw.chance(share):
                        yield from self._case(place, slug, begun + DAY * (offset + self.draw.low(0, 40)), f"示例项目-{place}-{number + 1:04d}")

    def _single(self) -> Iterator[Case]:
        total = sum(each["多少"] for each in self.places.values())
        for slug, kind in self.kinds.items():
            for place, traits in self.places.items():
                share = float(place == "150400") if kind.city else traits["多少"] / total
                for _ in range(round(kind.a_year * 2 * share)):
                    yield from self._case(place, slug, self.first + DAY * self.draw.whole(0, (self.last - self.first).days))

    def _planted(self) -> Iterator[Case]:
        planter = Planter(self.draw, self.kinds, self._make)
        yield from planter.plant()
        self.planted = planter.done


def sample() -> Sample:
    """The sample by the repository's calendar."""
    portal = Portal(REPO)
    files = {item: portal.city_file(item) for item in portal.items}
    return Sample(portal.calendar, {item: file.tree.text("阶段") for item, file in files.items() if file})


def write(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """A plain event table as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
