"""`metrics/`: every supervision metric with its formula, weight in the score, source clause, and where its figures stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.errors import PortalError
from generator.site.page import Crumb, Page
from generator.site.pages.bulletins import HOME, TAB, TOP
from generator.site.site import Site
from generator.supervision.scoring import FILE as SCORING
from generator.supervision.scoring import Metric, rubric

PATH, TITLE = "metrics/", "督查指标"
FILE, LIST = "catalog/vocabulary/supervision-metrics.yml", "督查指标"
METHOD = "算法和权重是参考，没有任何机关公布过。"
_SHOWN = {  # where the figures of a metric stand; scored ones stand in the scores too
    "chao-qi-lv": ("bulletins/", "月通报"), "bu-zheng-lv": ("bulletins/", "月通报"), "wang-ban-lv": ("bulletins/", "月通报"), "bing-lian-lv": ("linkage/", "并联办理"),
    "lian-he-yan-shou-lv": ("linkage/", "并联办理"),
    "te-bie-cheng-xu-qi-yong-lv": ("bulletins/", "月通报"), "quan-liu-cheng-shen-pi-fu-wu-yong-shi": ("times/whole-process/", "全过程用时"),
    "yao-jian-fu-he-lv": ("samples/", "季度抽查"), "yi-si-ti-wai-xun-huan-shu": ("inspections/", "半月巡查"), "qing-dan-yi-zhi-lv": ("consistency/", "一致性"),
    "gen-jin-ji-shi-lv": ("changes/", "变更"), "tou-su-ban-jie-lv": ("complaints/", "建议和投诉"),
}


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    yield Page(PATH, TAB, TITLE, "通报、评分、评估用的每个指标：看什么、怎么算、占多少分、依据哪一条、数在哪里看。", "metrics/index.html", partial(context, site),
               (HOME, TOP, Crumb(TITLE)), METHOD, ("supervision", PATH), column="政务公开")


def context(site: Site) -> dict[str, Any]:
    """Metrics as the vocabulary states them, and those only the rubric has."""
    scored = _scored(site)
    rows = site.portal.table(FILE).tables(LIST)
    own = [{"name": row.text("名称"), "slug": row.text("拼音"), "meaning": row.text("看什么"), "part": row.text("分子"), "whole": row.text("分母"), "unit": row.text("计量单位"),
            "source": row.text("指标来源"), "basis": row.text("依据"), "caution": row.text("易错"), "state": row.text("核对"),
            "weight": scored[row.text("拼音")].weight if row.text("拼音") in scored else 0, "shown": _SHOWN.get(row.text("拼音"))} for row in rows]
    known = {each["slug"] for each in own}
    return {"rows": own, "more": [metric for slug, metric in scored.items() if slug not in known], "file": FILE, "scoring": SCORING,
            "total": sum(metric.weight for metric in scored.values()), "weighed": sum(each["weight"] for each in own)}


def _scored(site: Site) -> dict[str, Metric]:
    """The metrics of the rubric; none when it cannot be read."""
    try:
        return {metric.slug: metric for metric in rubric(site.portal).metrics}
    except PortalError:
        return {}
