"""A second sample for supervision: cases that say which materials were asked for and which steps were taken.

Each pattern is drawn from a stream of its own, so that one left out changes no other. `guards` are cases that look
like a pattern and must be passed by. All of it is invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.changes.in_force import MATERIALS, STEPS
from generator.collection import Portal
from generator.model.tree import Items, Table
from generator.supervision.conformance_guides import Guides
from tests.sample.cases import Case, Step
from tests.sample.drawing import AFTERNOON, DAY, MORNING, Draw
from tests.sample.making import COLUMNS, REPO, UNIT

AS_OF = date(2026, 11, 20)
SEED = 20261121
FILE = "巡查示例.csv"
LICENCE, WATER, PLAN, SUPPLY, FILING = ("jianzhu-gongcheng-shigong-xuke", "shuitu-baochi-fangan-shenpi", "jianshe-gongcheng-guihua-xuke",
                                        "gongshui-baozhuang", "qiye-touzi-xiangmu-beian")
_AFTERWARDS = "送达"  # a step that follows the decision
Planted = dict[tuple[str, str], list[str]]  # rule and what is seen → cases


@dataclass
class Supervised:
    """The sample: cases, and which signal each planted one must raise."""

    cases: list[Case] = field(default_factory=list)
    planted: Planted = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """As rows of a plain event table."""
        for case in self.cases:
            for step in sorted(case.steps, key=lambda step: step.time):
                yield tuple(dict(zip(COLUMNS, (case.id, case.project, case.item, case.place, UNIT, step.event, step.time.isoformat(),
                                               step.entered.isoformat() if step.entered else "", step.name), strict=True)).values())


class Maker:
    """Cases of one pattern."""

    def __init__(self, portal: Portal, guides: Guides, number: int) -> None:
        self.portal, self.guides, self.number = portal, guides, number
        self.draw = Draw(SEED + number, portal.calendar)
        self.made = Supervised()

    def case(self, place: str, item: str, steps: list[Step], rule: str = "", subject: str = "") -> None:
        """One case, planted when a rule is named."""
        name = f"示例巡查-{place}-{self.number:02d}-{len(self.made.cases) + 1:03d}"
        self.made.cases.append(Case(name, "", place, item, steps))
        if rule:
            self.made.planted.setdefault((rule, subject), []).append(name)

    def begun(self, day: date) -> tuple[list[Step], date]:
        """接件 and 受理 on one working day early in a week."""
        while not self.draw.calendar.working(day) or day.weekday() > 2:
            day += DAY
        return [Step("接件", self.draw.on(day, MORNING)), Step("受理", self.draw.on(day, AFTERNOON))], day

    def end(self, day: date) -> Step:
        return Step("办结通过", self.draw.on(day, AFTERNOON))

    def asked(self, steps: list[Step], *names: str) -> list[Step]:
        """Materials asked for at receipt."""
        return [Step("材料要求", steps[0].time + timedelta(seconds=n), name) for n, name in enumerate(names, 1)]

    def listed(self, place: str, item: str, day: date, element: str, only: str = "") -> list[str]:
        """Names in the guide of that day; only the necessary ones when asked."""
        guide = self.guides.at(place, item, day)
        node = guide.elements.get(element) if guide else None
        rows = [row for row in node.nodes if isinstance(row, Table)] if isinstance(node, Items) else []
        return [row.text("名称") for row in rows if not only or row.text("必要性") == only]

    def taken(self, place: str, item: str, day: date, decided: date) -> list[Step]:
        """The guide's steps, one after the other on the day of the decision."""
        names = [name for name in self.listed(place, item, day, STEPS) if name != _AFTERWARDS]
        first = self.draw.on(decided, MORNING)
        marks = [(first + timedelta(minutes=3 * n), first + timedelta(minutes=3 * n + 2), name) for n, name in enumerate(names)]
        return [step for start, stop, name in marks for step in (Step("环节开始", start, name), Step("环节结束", stop, name))]

    def whole(self, place: str, item: str, day: date, after: int = 1) -> tuple[list[Step], date]:
        """A case handled as the guide says; its steps and the day of acceptance."""
        steps, day = self.begun(day)
        decided = self.draw.later(day, after)
        steps += self.asked(steps, *self.listed(place, item, day, MATERIALS, "必要"))
        return [*steps, *self.taken(place, item, day, decided), self.end(decided)], day


def clean(maker: Maker) -> None:
    """Cases handled as the guide says, some with a notice of what is missing."""
    for place in maker.portal.counties:
        for n in range(20):
            item = (LICENCE, WATER, PLAN, SUPPLY)[n % 4]
            steps, day = maker.whole(place.code, item, date(2026, 9, 7) + DAY * 3 * (n // 2))
            names = maker.listed(place.code, item, day, MATERIALS)
            if item == WATER and maker.draw.chance(0.5):
                asked = maker.draw.on(day, (11 * 3600 + 3100, 11 * 3600 + 3500))
                steps = [step for step in steps if step.event != "材料要求"]
                steps += [Step("补正开始", asked, "、".join(names[:2])), Step("补正结束", asked + timedelta(minutes=20))]
            maker.case(place.code, item, steps)


def other_words(maker: Maker) -> None:
    """Guard: the same material in other words, a former name, a step no list knows."""
    for n in range(4):
        steps, _ = maker.whole("150404", LICENCE, date(2026, 10, 26) + DAY * 2 * n)
        maker.case("150404", LICENCE, [*steps, *maker.asked(steps, ("施工合同（复印件两份）", "资金落实证明")[n % 2])])
    for n in range(3):
        steps, _ = maker.whole("150404", WATER, date(2026, 9, 14) + DAY * 7 * n, 3)
        maker.case("150404", WATER, [*steps, Step("环节开始", steps[0].time + timedelta(hours=1), "科室内部流转")])


def grace(maker: Maker) -> None:
    """Guard: a county that still lawfully handles by the version before asks what that version asks."""
    for n in range(3):
        steps, _ = maker.whole("150426", LICENCE, date(2026, 10, 12) + DAY * 2 * n)
        maker.case("150426", LICENCE, [*steps, *maker.asked(steps, "监理合同")])


def before_applying(maker: Maker) -> None:
    """Guard: what the city list names as done before applying; 即办 done in seconds; one late entry; a pause that hides nothing."""
    for n in range(3):
        steps, day = maker.whole("150403", LICENCE, date(2026, 10, 12) + DAY * 7 * n)
        early = maker.draw.on(maker.draw.later(day, -5), MORNING)
        maker.case("150403", LICENCE, [*steps, Step("第三方审查开始", early, "施工图设计文件审查"), Step("第三方审查结束", early + timedelta(hours=5), "施工图设计文件审查")])
        steps, _ = maker.begun(date(2026, 9, 8) + DAY * 7 * n)
        maker.case("150403", FILING, [*steps, Step("办结通过", steps[1].time + timedelta(seconds=12 + n))])
        steps, day = maker.begun(date(2026, 9, 21) + DAY * 7 * n)
        late = maker.draw.on(maker.draw.later(day, 9), MORNING)
        maker.case("150403", WATER, [steps[0], steps[1]._replace(entered=late), maker.end(maker.draw.later(day, 6))])
        maker.case("150403", WATER, stopped(maker, date(2026, 9, 28) + DAY * 14 * n, "现场勘验", 2, 3, 7))


def stopped(maker: Maker, day: date, name: str, wait: int, long: int, after: int) -> list[Step]:
    """Accepted, paused `wait` working days later for `long` of them (0: never resumed), decided `after` the acceptance."""
    steps, day = maker.begun(day)
    stop = maker.draw.later(day, wait)
    steps.append(Step("特别程序开始", maker.draw.on(stop, MORNING), name))
    if long:
        steps.append(Step("特别程序结束", maker.draw.on(maker.draw.later(stop, long), MORNING), name))
    return [*steps, maker.end(maker.draw.later(day, after))]


def pauses(maker: Maker) -> None:
    """违规暂停: late by law, on time once the pause is taken off."""
    rule, review = "pause-hides-lateness", "技术评审"
    for place, subject, name, wait, long, after, often in (
            ("150404", "停钟不在法定程序里", "现场勘验", 3, 8, 14, 4), ("150429", "停钟没有结束", review, 3, 0, 14, 3),
            ("150428", "停钟超过所列时间", review, 2, 42, 46, 2), ("150402", "到期以后才停钟", review, 10, 5, 15, 3)):
        for n in range(often):
            maker.case(place, WATER, stopped(maker, date(2026, 9, 1) + DAY * (1 if long > 40 else 7) * n, name, wait, long, after), rule, subject)


def materials(maker: Maker) -> None:
    """隐性审批: a material the guide of that day has not, known from elsewhere."""
    for place, item, day, name, often in (
            ("150402", LICENCE, date(2026, 10, 26), "监理合同", 4), ("150402", LICENCE, date(2026, 10, 19), "建设资金已经落实承诺书", 2),
            ("150424", WATER, date(2026, 9, 8), "预审意见", 3)):
        for n in range(often):
            steps, _ = maker.whole(place, item, day + DAY * 3 * n)
            maker.case(place, item, [*steps, *maker.asked(steps, name)], "hidden-approval", f"申请材料/{name}")


def steps(maker: Maker) -> None:
    """隐性审批: a step, or an examination by somebody, that the guide of that day has not."""
    for n in range(3):
        own, day = maker.whole("150425", WATER, date(2026, 9, 8) + DAY * 7 * n, 4)
        extra = maker.draw.on(maker.draw.later(day, 2), MORNING)
        maker.case("150425", WATER, [*own, Step("环节开始", extra, "现场核查"), Step("环节结束", extra + timedelta(hours=1), "现场核查")],
                   "hidden-approval", "办理环节/现场核查")
    for n in range(3):
        own, day = maker.whole("150428", PLAN, date(2026, 9, 8) + DAY * 7 * n, 6)
        extra = maker.draw.on(maker.draw.later(day, 2), MORNING)
        maker.case("150428", PLAN, [*own, Step("第三方审查开始", extra, "指定机构审查"), Step("第三方审查结束", extra + timedelta(hours=2), "指定机构审查")],
                   "hidden-approval", "前置服务/指定机构审查")


def outside(maker: Maker) -> None:
    """体外循环: decided before it was accepted, within seconds, or worked on before it was received."""
    rule = "handled-outside-system"
    for n in range(3):
        begun, day = maker.begun(date(2026, 9, 9) + DAY * 7 * n)
        accepted = maker.draw.on(maker.draw.later(day, 4), AFTERNOON)
        maker.case("150421", PLAN, [begun[0], Step("受理", accepted), maker.end(maker.draw.later(day, 2))], rule, "决定早于受理")
    for n in range(4):
        begun, _ = maker.begun(date(2026, 9, 9) + DAY * 7 * n)
        maker.case("150423", WATER, [*begun, Step("办结通过", begun[1].time + timedelta(seconds=9 + n))], rule, "受理到决定不到一分钟")
    for n in range(3):
        begun, day = maker.begun(date(2026, 9, 16) + DAY * 7 * n)
        early = maker.draw.on(maker.draw.later(day, -3), MORNING)
        maker.case("150429", PLAN, [*begun, Step("环节开始", early, "审查"), Step("环节结束", early + timedelta(hours=3), "审查"), maker.end(maker.draw.later(day, 2))],
                   rule, "收件以前已经在办")


def entries(maker: Maker) -> None:
    """补录: the whole case entered after it was decided."""
    for n in range(5):
        own, day = maker.begun(date(2026, 9, 9) + DAY * 7 * n)
        decided = maker.end(maker.draw.later(day, 4))
        first = maker.draw.on(maker.draw.later(day, 6), MORNING)
        late = [step._replace(entered=first + timedelta(seconds=20 * at)) for at, step in enumerate([*own, decided])]
        maker.case("150430", WATER, late, "entered-after-decision", "整件在决定以后录入")


PATTERNS: dict[str, Callable[[Maker], None]] = {
    "照指南办的": clean, "写法不同": other_words, "宽限里": grace, "看着像": before_applying,
    "违规暂停": pauses, "隐性审批：材料": materials, "隐性审批：环节": steps, "体外循环": outside, "补录": entries}


def supervised(without: str = "") -> Supervised:
    """The sample, perhaps without one pattern."""
    portal = Portal(REPO, AS_OF)
    guides, made = Guides(portal), Supervised()
    for number, (name, plant) in enumerate(PATTERNS.items(), 1):
        if name != without:
            maker = Maker(portal, guides, number)
            plant(maker)
            made.cases += maker.made.cases
            made.planted.update(maker.made.planted)
    return made
