"""`scores/` and `evaluations/`: every quarter's score and every year's evaluation, with formulas, sensitivity and what each point rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from generator.collection.snapshots import snapshots
from generator.site.page import Crumb, Page
from generator.site.pages.bulletins import GROUP, HOME, TOP
from generator.site.site import Site
from generator.supervision.scoring import COUNTERS, Point, Score, Scoring, rubric, scoring, shown
from generator.supervision.scoring_periods import Period, quarters, years

TAB = "bulletins"
KINDS = {"scores": "督查评分", "evaluations": "综合评估"}
LISTS = {"scores": "季度评分", "evaluations": "年度评估"}
ABOUT = {"scores": "通知要求每季度进行一次督查评分。", "evaluations": "通知要求每年进行一次综合评估。"}
METHOD = "评分办法是参考办法，没有任何机关公布过。"
SAMPLE = "数字由程序生成，用来演示，不是对任何旗县区的评价；"


def pages(site: Site) -> Iterator[Page]:
    """Two lists, empty without a snapshot, and a page a period."""
    latest = snapshots(site.portal).latest
    ready = latest is not None and bool(site.portal.table("catalog/vocabulary/scoring.yml").tables("指标"))
    strip = ((SAMPLE if latest and latest.sample else "") + METHOD) if ready else ""
    for top, found in (("scores", quarters), ("evaluations", years)):
        periods = found(latest) if ready and latest else []
        yield Page(f"{top}/", TAB, LISTS[top], f"{ABOUT[top]}办法、公式和每一分的来历都公开。", "scores/index.html", partial(overview, site, top, periods),
                   (HOME, TOP, Crumb(LISTS[top])), strip, ("supervision", f"{top}/"), GROUP, column="政务公开")
        for period in periods:
            title = f"{period.title}{KINDS[top]}"
            yield Page(f"{top}/{period.name}/", TAB, title, f"{title}：总分、名次、每个指标的分子分母和得分、换一套权重会怎样。", "scores/period.html",
                       partial(of_period, site, top, period), (HOME, TOP, Crumb(LISTS[top], f"{top}/"), Crumb(period.title)), strip,
                       ("supervision", f"{top}/"), GROUP, column="政务公开")


@lru_cache(maxsize=64)
def scored(site: Site, period: Period) -> Scoring:
    """The scoring of a period, made once."""
    return scoring(site.portal, site.findings, period)


def overview(site: Site, top: str, periods: list[Period]) -> dict[str, Any]:
    """A row a period: how many places were scored, the best and the least total."""
    rows = []
    for period in periods:
        able = [score for score in scored(site, period).scores if score.total is not None]
        rows.append({"name": period.name, "title": period.title, "n": len(able), "weight": max((weight(score) for score in able), default=0),
                     "most": shown(able[0].total) if able else "—", "least": shown(able[-1].total) if able else "—"})
    return {"top": top, "heading": LISTS[top], "about": ABOUT[top], "rows": rows, "rubric": rubric(site.portal) if periods else None}


def weight(score: Score) -> int:
    """The weights that could be scored, of 100."""
    return sum(point.metric.weight for point in score.points if point.earned is not None)


def of_period(site: Site, top: str, period: Period) -> dict[str, Any]:
    """One period: ranking, matrix of points, each place's points with the items behind them, the method."""
    found = scored(site, period)
    used = [metric for number, metric in enumerate(found.rubric.metrics) if any(score.points[number].earned is not None for score in found.scores)]
    unused = [metric for metric in found.rubric.metrics if metric not in used]
    able = [score for score in found.scores if score.total is not None]
    parts = [period for period in quarters(found.snapshot) if set(period.months) <= set(found.period.months)][::-1] if top == "evaluations" else []
    rows = counted(found)
    return {
        "top": top, "kind": KINDS[top], "found": found, "period": period, "rubric": found.rubric, "used": used, "unused": unused, "able": able,
        "rest": [score for score in found.scores if score.total is None], "shown": shown, "weight": weight, "lede": lede(found, able),
        "places": [(score, [(point, ratio(point), items(site, rows.get(score.place, []), point)) for point in score.points]) for score in found.scores],
        "parts": parts, "quarters": {score.place: [_of(site, part, score.place) for part in parts] for score in able}, "by_metric": by_metric(found),
    }


def lede(found: Scoring, able: list[Score]) -> str:
    """How many places, from where to where."""
    if not able:
        return "数据不够，没有旗县区能算总分。"
    said = f"{len(able)} 个旗县区算得出总分，从 {shown(able[-1].total)} 到 {shown(able[0].total)}。"
    moved = sum(score.low != score.high for score in able)
    return said + (f"换一套权重，{moved} 个的名次会变。" if moved else "换一套权重，名次都不变。")


def _of(site: Site, period: Period, place: str) -> str:
    return next((shown(score.total) for score in scored(site, period).scores if score.place == place), "")


def by_metric(found: Scoring) -> list[list[tuple[Point, str]]]:
    """Points and ratios by place, then metric, in the order of the scores."""
    return [[(point, ratio(point)) for point in score.points] for score in found.scores]


def ratio(point: Point) -> str:
    """The ratio in percent with two decimals, half up; empty when not scored."""
    if point.earned is None:
        return ""
    n = (point.part * 20000 + point.whole) // (2 * point.whole)
    return f"{n // 100}.{n % 100:02d}%"


def counted(found: Scoring) -> dict[str, list[tuple[str, Mapping[str, int]]]]:
    """Items with what was counted of them, by place and id."""
    rows: dict[str, list[tuple[str, Mapping[str, int]]]] = {}
    for (place, item), counts in sorted(found.rows.items()):
        if item:
            rows.setdefault(place, []).append((item, counts))
    return rows


def items(site: Site, rows: list[tuple[str, Mapping[str, int]]], point: Point) -> list[tuple[str, str, int, int]]:
    """Items that make up a point's numerator: id, name, numerator, denominator."""
    if point.earned is None:
        return []
    part, whole = COUNTERS[point.metric.part], COUNTERS[point.metric.whole]
    return [(item, site.name(item), counts[part], counts[whole]) for item, counts in rows if counts[part]]
