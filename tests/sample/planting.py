"""Planted patterns: cases made clean and then spoilt in exactly one way, each noted under the rule that must find it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from tests.sample.cases import Case, Kind, Step, due, receipt
from tests.sample.drawing import AFTERNOON, DAY, MORNING, Draw

ALL_AT_LIMIT = ("150423", "linmu-caifa-xuke", "2026-06")  # this cell holds no other case
DOOR = ("duplicate-case", "case-of-unknown-item", "case-of-unknown-place", "event-in-future")  # their rows are refused when they come in
Make = Callable[[str, str, list[Step]], Case]


@dataclass
class Planted:
    """What was planted: cases by rule, rows refused by reason, rows that no case explains."""

    cases: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    spoilt: list[tuple[Case, dict[str, Any]]] = field(default_factory=list)


class Planter:
    """Plants every pattern once into the sample."""

    def __init__(self, draw: Draw, kinds: dict[str, Kind], make: Make) -> None:
        self.draw, self.kinds, self.make = draw, kinds, make
        self.done = Planted()

    def case(self, rule: str, place: str, item: str, steps: list[Step]) -> Case:
        case = self.make(place, item, steps)
        if rule:
            self.done.cases.setdefault(rule, []).append(case.id)
        return case

    def begun(self, item: str, day: date) -> tuple[list[Step], date]:
        """接件 and 受理 on one working day, and that day."""
        day = self.draw.working(day)
        moment = self.draw.on(day, AFTERNOON)
        return [Step("接件", self.draw.on(day, MORNING)), Step("受理", moment, entered=moment)], day

    def end(self, day: date) -> Step:
        return Step("办结通过", self.draw.on(day, AFTERNOON))

    def plant(self) -> Iterator[Case]:
        """All planted cases."""
        for part in (self.orders, self.entries, self.stamps, self.pauses, self.limits, self.refusals):
            yield from part()

    def orders(self) -> Iterator[Case]:
        for n in range(6):  # decided first, accepted on paper afterwards
            steps, day = self.begun("jianshe-yongdi-guihua-xuke", date(2025, 5, 6) + DAY * 31 * n)
            accepted = self.draw.on(self.draw.later(day, 5), AFTERNOON)
            yield self.case("acceptance-after-decision", "150421", "jianshe-yongdi-guihua-xuke",
                            [steps[0], Step("受理", accepted, entered=accepted), self.end(self.draw.later(day, 3))])

    def entries(self) -> Iterator[Case]:
        for n in range(8):
            steps, day = self.begun("fangkong-dixiashi-baojian-shenpi", date(2025, 3, 4) + DAY * 40 * n)
            entered = self.draw.on(self.draw.later(day, self.draw.whole(8, 30)), MORNING)
            yield self.case("acceptance-entered-late", "150424", "fangkong-dixiashi-baojian-shenpi",
                            [steps[0], steps[1]._replace(entered=entered), self.end(self.draw.later(day, 6))])

    def stamps(self) -> Iterator[Case]:
        for n in range(12):
            steps, day = self.begun("wushui-pairu-paishui-guanwang-xuke", date(2025, 2, 11) + DAY * 45 * n)
            yield self.case("handled-in-seconds", "150425", "wushui-pairu-paishui-guanwang-xuke",
                            [*steps, Step("办结通过", steps[1].time + timedelta(seconds=self.draw.whole(4, 50)))])
        together = datetime(2026, 6, 30, 17, 0)
        for n in range(8):
            steps, _ = self.begun("jungong-yanshou-beian", date(2026, 6, 23) + DAY * (n % 4))
            yield self.case("identical-stamps", "150426", "jungong-yanshou-beian", [*steps, Step("办结通过", together)])
        together = datetime(2025, 12, 30, 9, 30)
        for _ in range(6):
            first = Step("接件", self.draw.on(date(2025, 12, 29), MORNING))
            yield self.case("identical-stamps", "150403", "linmu-caifa-xuke",
                            [first, Step("受理", together, entered=together), self.end(self.draw.later(date(2025, 12, 30), self.draw.whole(3, 9)))])
        for n, day in enumerate((date(2025, 1, 29), date(2025, 4, 12), date(2025, 10, 2), date(2026, 2, 18), date(2026, 5, 16), date(2026, 8, 8))):
            steps, _ = self.begun("xiangcun-jianshe-guihua-xuke", self.draw.later(day, -5 - n))
            yield self.case("rest-day-stamp", "150422", "xiangcun-jianshe-guihua-xuke", [*steps, self.end(self.draw.resting(day))])
        for day in (date(2025, 6, 21), date(2025, 11, 8), date(2026, 3, 21)):
            first = Step("接件", self.draw.on(self.draw.later(day, -1), MORNING))
            moment = self.draw.on(self.draw.resting(day), AFTERNOON)
            yield self.case("rest-day-stamp", "150430", "xiangcun-jianshe-guihua-xuke",
                            [first, Step("受理", moment, entered=moment), self.end(self.draw.later(day, 7))])

    def paused(self, rule: str, place: str, item: str, name: str, day: date, wait: int, long: int) -> Case:
        """A case paused `wait` working days after acceptance for `long` of them (0: never resumed), decided 2 later."""
        steps, start = self.begun(item, day)
        stop = self.draw.later(start, wait)
        resume = self.draw.later(stop, long) if long else stop
        steps.append(Step("特别程序开始", self.draw.on(stop, MORNING), name))
        if long:
            steps.append(Step("特别程序结束", self.draw.on(resume, MORNING), name))
        return self.case(rule, place, item, [*steps, self.end(self.draw.later(resume, 2))])

    def pauses(self) -> Iterator[Case]:
        for n, name in enumerate(("现场勘验", "内部会议", "征求意见", "现场勘验", "领导外出")):
            yield self.paused("pause-unlawful", "150404", "yongdi-yushen-yu-xuanzhi", name, date(2025, 3, 10) + DAY * 50 * n, 2, 6)
        for n in range(5):
            yield self.paused("pause-unclosed", "150429", "yongdi-yushen-yu-xuanzhi", "专家评审", date(2025, 4, 8) + DAY * 50 * n, 3, 0)
        for n in range(7):  # on the last day, then after it
            item = "leidian-fanghu-zhuangzhi-sheji-shenhe"
            start = self.draw.working(date(2025, 3, 17) + DAY * 60 * n)
            wait = self.draw.calendar.working_days_between(start, due(self.draw, self.kinds[item], start).day) + (n >= 4)
            yield self.paused("pause-at-deadline", "150402", item, "专家评审", start, wait, 5)
        for n in range(4):
            yield self.paused("pause-too-long", "150428", "shuitu-baochi-fangan-shenpi", "技术评审", date(2025, 5, 12) + DAY * 70 * n, 2, 36)

    def limits(self) -> Iterator[Case]:
        place, item, month = ALL_AT_LIMIT
        ends = [day for n in range(28) if self.draw.calendar.working(day := date.fromisoformat(f"{month}-02") + DAY * n)]
        for n in range(12):
            steps, start = self.begun(item, self.draw.later(ends[n % len(ends)], -self.kinds[item].statute.number))
            yield self.case("all-at-limit", place, item, [*steps, self.end(due(self.draw, self.kinds[item], start).day)])

    def refusals(self) -> Iterator[Case]:
        """Rows that must be stopped at the door: `spoilt` says which column of the case's rows is changed."""
        for n in range(3):  # one id for two items
            steps, day = self.begun("linmu-caifa-xuke", date(2026, 3, 10) + DAY * 9 * n)
            case = self.case("duplicate-case", "150404", "linmu-caifa-xuke", [*steps, self.end(self.draw.later(day, 5))])
            yield case
            other, day = self.begun("gongshui-baozhuang", date(2026, 4, 14) + DAY * 9 * n)
            twin = Case(case.id, case.project, case.place, "gongshui-baozhuang", [*other, self.end(self.draw.later(day, 2))])
            self.note("办件编号重复", len(case.steps) + len(twin.steps))
            yield twin
        for reason, rule, column, wrong in (("事项不明", "case-of-unknown-item", "事项编码", ("建筑施工证照", "R999", "采伐(新)", "未知事项")),
                                            ("地方不明", "case-of-unknown-place", "行政区划", ("150401", "150427", "高新区"))):
            for n, value in enumerate(wrong):
                steps, day = self.begun("linmu-caifa-xuke", date(2026, 5, 12) + DAY * 8 * n)
                case = self.case(rule, "150402", "linmu-caifa-xuke", [*steps, self.end(self.draw.later(day, 4))])
                self.done.spoilt.append((case, {column: value}))
                self.note(reason, len(case.steps))
        for year in (2027, 2062, 2126):
            steps, _ = receipt(self.draw, self.kinds["qushui-xuke"], date(2026, 10, 21))[:2]
            yield self.case("event-in-future", "150403", "qushui-xuke", [*steps[:1], *steps[-1:], Step("办结通过", datetime(year, 1, 12, 10, 0, 1))])
            self.note("时间在将来", 1)
        for n in range(5):  # a row sent twice
            steps, day = self.begun("jungong-guihua-heshi", date(2026, 7, 7) + DAY * 6 * n)
            end = self.end(self.draw.later(day, 4))
            yield self.case("", "150426", "jungong-guihua-heshi", [*steps, end, end])
            self.note("重复记录", 1)

    def note(self, reason: str, count: int) -> None:
        self.done.rows[reason] = self.done.rows.get(reason, 0) + count
