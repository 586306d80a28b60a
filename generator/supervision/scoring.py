"""Scores by the published rubric (`catalog/vocabulary/scoring.yml`): a quarter (督查评分) or a year (综合评估).

赤工改办综合字〔2023〕7号四(三) asks for both and gives no method, so the rubric is data, marked 示例 until an office
adopts one. A point is weight × how far a ratio lies between its floor and its full mark, in exact fractions.
A ratio without data, or of fewer cases than the rubric asks, is not scored and its weight leaves the total;
nothing is guessed. Ratios of the day (lag, findings, open cases) are scored only in a period that reaches the newest month.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from generator.collection import Portal
from generator.collection.samples import samples
from generator.errors import PortalError
from generator.findings import ERROR, Finding
from generator.model.records import number
from generator.model.sampled import MATERIALS
from generator.model.sampled import period as quarter_days
from generator.model.snapshot import JOINT, Snapshot
from generator.model.tally import ranks
from generator.supervision.bulletin import BEHIND, published
from generator.supervision.scoring_periods import Period, quarters

FILE = "catalog/vocabulary/scoring.yml"
OF_RECORDS = {  # how the rubric names the counters of a snapshot
    "办结": "closed", "收件": "received", "有法定期限的办结": "judged", "超期办结": "late", "有承诺期限的办结": "promise_judged",
    "超承诺办结": "promise_late", "补正办结": "corrected", "停钟办结": "paused", "可疑记录": "flags",
    "网上申请": "online", "记了申请方式的收件": "declared",
}
OF_PROJECTS = {"应并联项目": "joint_due", "并联项目": "joint_done"}  # projects that ended in the period, by place
OF_SAMPLE = {"抽查件数": "drawn", "抽查相符": "conforming"}  # of a quarter's random check: whether the materials were right, by place
OF_DAY = {"在办": "open", "在办超期": "open_late", "认领事项": "claimed", "不一致事项": "unequal", "过期未跟进事项": "overdue"}
COUNTERS = {**OF_RECORDS, **OF_PROJECTS, **OF_SAMPLE, **OF_DAY}
NOT_EVERYWHERE = {"online": "declared", "declared": "declared", "joint_done": "joint_due", "joint_due": "joint_due"}  # records may say nothing of it
FACTORS = (Fraction(0), Fraction(1, 2), Fraction(2))  # what sensitivity does to each weight in turn


class Metric(NamedTuple):
    """One line of the rubric. `full` and `floor` are percent: the ratio that earns all, and the one that earns nothing."""

    name: str
    slug: str
    meaning: str
    part: str
    whole: str
    full: int
    floor: int
    weight: int
    basis: str
    caution: str

    def earned(self, part: int, whole: int) -> Fraction:
        """Points for a ratio, between 0 and the weight."""
        share = (Fraction(100 * part, whole) - self.floor) / (self.full - self.floor)
        return self.weight * min(max(share, Fraction(0)), Fraction(1))


class Rubric(NamedTuple):
    """The method: a ratio of fewer than `least` is not scored, a place with less than `least_weight` scored has no total."""

    title: str
    sample: bool
    least: int
    least_weight: int
    metrics: tuple[Metric, ...]


class Point(NamedTuple):
    """One metric of one place; `earned` is None when not scored, and `why` says why."""

    metric: Metric
    part: int
    whole: int
    earned: Fraction | None
    why: str


@dataclass(frozen=True)
class Score:
    """One place. `total` is of 100, None when too little could be scored; `low` to `high` are the ranks it would have under
    other weights."""

    place: str
    name: str
    points: tuple[Point, ...]
    total: Fraction | None
    rank: int = 0
    low: int = 0
    high: int = 0


class Scoring(NamedTuple):
    """One period: scores by rank, places without a total last; `rows` are the counts behind them by place and item."""

    period: Period
    rubric: Rubric
    snapshot: Snapshot
    scores: tuple[Score, ...]
    rows: dict[tuple[str, str], Counter[str]]


def rubric(portal: Portal) -> Rubric:
    """The rubric. Raises PortalError when its file is missing, broken, or its weights are not 100."""
    table = portal.table(FILE)
    metrics = tuple(Metric(row.text("名称"), row.text("拼音"), row.text("看什么"), row.text("分子"), row.text("分母"), number(row.text("满分")),
                           number(row.text("零分")), number(row.text("权重")), row.text("依据"), row.text("易错")) for row in table.tables("指标"))
    if not metrics:
        raise PortalError(f"{FILE} 没有或者读不出来，没有评分办法。运行 portal check 看是哪一行。")
    if sum(metric.weight for metric in metrics) != 100:
        raise PortalError(f"{FILE} 里权重加起来是 {sum(metric.weight for metric in metrics)}，应当是 100。")
    for row, metric in zip(table.tables("指标"), metrics, strict=True):
        if metric.full == metric.floor:
            raise PortalError(f"{FILE} 第 {row.where.line} 行“{metric.name}”的满分和零分相同，算不出分。改成不同的两个数。")
    return Rubric(table.text("名称"), table.text("示例") == "是", number(table.text("最少件数")), number(table.text("最低权重")), metrics)


def scoring(portal: Portal, findings: Sequence[Finding], period: Period) -> Scoring:
    """Every county's score in a period."""
    snapshot, method = published(portal), rubric(portal)
    rows = counted(snapshot, period)
    if _reaches(snapshot, period):
        for key, counts in _of_day(portal, findings, snapshot).items():
            rows[key].update(counts)
    for place, counts in jointly(snapshot, period).items():
        rows[place, ""].update(counts)
    drawn = checked(portal, period)
    for place, counts in drawn.items():
        rows[place, ""].update(counts)
    by_place: dict[str, Counter[str]] = defaultdict(Counter)
    for (place, _), counts in rows.items():
        by_place[place].update(counts)
    said = {name for counts in rows.values() for name in counts}
    known = {name for name, counter in {**OF_RECORDS, **OF_PROJECTS}.items() if counter not in NOT_EVERYWHERE or NOT_EVERYWHERE[counter] in said} | ({*OF_DAY} if _reaches(snapshot, period) else set()) | ({*OF_SAMPLE} if drawn else set())
    scored = [_score(method, place.code, place.name, by_place[place.code], known) for place in portal.counties]
    return Scoring(period, method, snapshot, tuple(_ranked(scored, method)), dict(rows))


def _reaches(snapshot: Snapshot, period: Period) -> bool:
    """Whether a period is the newest one of its kind: what is known of the day belongs to it."""
    return (quarters(snapshot)[0].months[-1] if quarters(snapshot) else snapshot.last) in period.months


@lru_cache(maxsize=32)
def _by_month(snapshot: Snapshot) -> dict[str, list[tuple[tuple[str, str], Mapping[str, int]]]]:
    found: dict[str, list[tuple[tuple[str, str], Mapping[str, int]]]] = defaultdict(list)
    for count in snapshot.counters:
        found[count.month].append(((count.place, count.item), count.counts))
    for flag in snapshot.flags:
        found[flag.month].append(((flag.place, flag.item), {"flags": flag.n}))
    return found


def counted(snapshot: Snapshot, period: Period) -> dict[tuple[str, str], Counter[str]]:
    """Counters of the rubric by place and item over a period."""
    wanted = set(OF_RECORDS.values())
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for month in period.months:
        for key, counts in _by_month(snapshot)[month]:
            for name, n in counts.items():
                if n and name in wanted:
                    found[key][name] += n
    return found


def jointly(snapshot: Snapshot, period: Period) -> dict[str, Counter[str]]:
    """Projects that should have been, and were, handled jointly (并联审批), by place."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for project in snapshot.projects:
        if project.month in period.months and JOINT in project.joint:
            done, due = project.joint[JOINT]
            found[project.place].update(joint_due=due, **({"joint_done": done} if done else {}))
    return found


def checked(portal: Portal, period: Period) -> dict[str, Counter[str]]:
    """Cases of the random checks of a period whose materials could be judged, by place; nothing before any form has come back."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in samples(portal).good:
        first, last = quarter_days(each.quarter)
        if {first.isoformat()[:7], last.isoformat()[:7]} <= set(period.months):
            for stratum in each.strata:
                if stratum.checked:
                    outcome = stratum.outcomes[MATERIALS]
                    found[stratum.place].update({"drawn": outcome.good + outcome.bad, "conforming": outcome.good})
    return found


def _of_day(portal: Portal, findings: Sequence[Finding], snapshot: Snapshot) -> dict[tuple[str, str], Counter[str]]:
    """What holds on the day by place and item: open cases of the snapshot, items claimed, unequal, behind past their day."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for count in snapshot.counters:
        for name in ("open", "open_late"):
            if count.counts.get(name):
                found[count.place, count.item][name] += count.counts[name]
    for place, claims in portal.claims.items():
        for item, claim in claims.items():
            if claim.claimed:
                found[place, item]["claimed"] = 1
    for finding in findings:
        key = (finding.place, finding.item)
        if finding.open and finding.severity == ERROR and finding.code.startswith("LVL") and found.get(key, Counter())["claimed"]:
            found[key]["overdue" if finding.name == BEHIND else "unequal"] = 1
    return found


def _score(method: Rubric, code: str, name: str, counts: Mapping[str, int], known: Iterable[str]) -> Score:
    points = []
    for metric in method.metrics:
        if not {metric.part, metric.whole} <= set(known):
            points.append(Point(metric, 0, 0, None, "没有数据" if metric.part not in OF_DAY else "当时的情况没有留存"))
            continue
        part, whole = counts.get(COUNTERS[metric.part], 0), counts.get(COUNTERS[metric.whole], 0)
        if whole < max(method.least, 1):
            points.append(Point(metric, part, whole, None, f"不足 {method.least} 件" if whole else "分母为零"))
        else:
            points.append(Point(metric, part, whole, metric.earned(part, whole), ""))
    return Score(code, name, tuple(points), total(points, method.least_weight))


def total(points: Iterable[Point], least: int = 0) -> Fraction | None:
    """Points out of 100 over the weights that could be scored, None below `least` of them."""
    earned, weight = sums(points)
    return 100 * earned / weight if weight and weight >= least else None


def sums(points: Iterable[Point]) -> tuple[Fraction, int]:
    """Points earned, and the weights they are out of."""
    scored = [(point.earned, point.metric.weight) for point in points if point.earned is not None]
    return sum((earned for earned, _ in scored), Fraction(0)), sum(weight for _, weight in scored)


def hundredths(value: Fraction) -> int:
    """A number of points in hundredths, half up: what is shown, and what ranks go by."""
    return (value * 200 + 1) // 2


def shown(value: Fraction | None) -> str:
    """96.25, or nothing."""
    if value is None:
        return ""
    whole = hundredths(value)
    return f"{whole // 100}.{whole % 100:02d}"


def _ranked(scores: Sequence[Score], method: Rubric) -> list[Score]:
    able = [each for each in scores if each.total is not None]
    base = _order({each.place: each.total for each in able if each.total is not None})
    reach: dict[str, list[int]] = {code: [rank] for code, rank in base.items()}
    whole = {each.place: sums(each.points) for each in able}
    for at, metric in enumerate(method.metrics):
        earned = {each.place: each.points[at].earned for each in able}
        if any(value is not None for value in earned.values()):
            for factor in FACTORS:
                for code, rank in _order(_other(whole, earned, metric.weight, factor - 1)).items():
                    reach[code].append(rank)
    placed = [replace(each, rank=base[each.place], low=min(reach[each.place]), high=max(reach[each.place])) for each in able]
    return sorted(placed, key=lambda each: each.rank) + [each for each in scores if each.total is None]


def _other(whole: Mapping[str, tuple[Fraction, int]], earned: Mapping[str, Fraction | None], weight: int, more: Fraction) -> dict[str, Fraction]:
    """Totals when one metric's weight is changed by `more` of itself."""
    found = {}
    for code, (points, weights) in whole.items():
        mine = earned[code]
        if mine is None:
            found[code] = 100 * points / weights
        elif weights + more * weight:
            found[code] = 100 * (points + more * mine) / (weights + more * weight)
    return found


def _order(totals: Mapping[str, Fraction]) -> dict[str, int]:
    """Ranks by total as it is shown."""
    keys = {code: (-hundredths(value),) for code, value in totals.items()}
    ordered = sorted(keys, key=lambda code: keys[code])
    return dict(zip(ordered, ranks([keys[code] for code in ordered]), strict=True))
