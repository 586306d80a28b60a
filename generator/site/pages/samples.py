"""`samples/` and `samples/<quarter>/`: how closed cases are drawn at random, and what each check came to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.collection.samples import samples
from generator.model.records import day
from generator.model.sampled import LIMITS, MATERIALS, Outcome, Sample, period
from generator.site.page import Crumb, Page
from generator.site.pages.inspections import HOME, SETTINGS, TAB, TOP
from generator.site.site import Site

TITLE = "季度抽查"
SAMPLE = "本页的办件、种子和抽查结果都是编造的示例，不是对任何地方的评价。"


def pages(site: Site) -> Iterator[Page]:
    """The method with the list of quarters, and a page a quarter."""
    found = samples(site.portal).good
    yield Page("samples/", TAB, TITLE, "已办结的件怎样随机抽：种子先公告、后公布，谁都可以照样再抽一遍；每一季抽了多少、结果怎样。", "samples/index.html",
               partial(method, site, found), (HOME, TOP, Crumb(TITLE)), SAMPLE if any(each.sample for each in found) else "",
               ("supervision", "samples/"), column="政务公开")
    for sample in found:
        name = spoken(sample.quarter)
        yield Page(path_of(sample), TAB, f"{name}抽查", f"{name}办结的件抽了多少、要件和时限符合多少，种子是什么。", "samples/sample.html",
                   partial(of_sample, site, sample, name), (HOME, TOP, Crumb(TITLE, "samples/"), Crumb(name)), SAMPLE if sample.sample else "",
                   ("supervision", "samples/"), column="政务公开")


def spoken(quarter: str) -> str:
    """2026Q3 → 2026年第三季度."""
    return f"{quarter[:4]}年第{'一二三四'[int(quarter[-1]) - 1]}季度"


def path_of(sample: Sample) -> str:
    """The page of a quarter."""
    return f"samples/{sample.quarter[:4]}-{sample.quarter[4:].lower()}/"


def method(site: Site, found: list[Sample]) -> dict[str, Any]:
    """Shares, the seeds announced, and a row a quarter."""
    table: Any = site.portal.table(SETTINGS).get("抽查")
    seeds = [{"quarter": spoken(row.text("季度")), "document": row.text("文件"), "announced": day(row.text("公告日期")), "dated": day(row.text("文件日期")),
              "digest": row.text("摘要"), "sample": row.text("示例") == "是"} for row in (table.tables("种子") if table is not None else ())]
    return {"rows": [{"sample": each, "name": spoken(each.quarter), "path": path_of(each), "checked": sum(stratum.checked for stratum in each.strata), "materials": each.outcome(MATERIALS),
                      "limits": each.outcome(LIMITS)} for each in reversed(found)],
            "seeds": seeds, "percent": table.text("比例") if table is not None else "", "least": table.text("最少") if table is not None else "", "file": SETTINGS}


def of_sample(site: Site, sample: Sample, name: str) -> dict[str, Any]:
    """One quarter by place."""
    first, last = period(sample.quarter)
    rows = [{"stratum": each, "name": "市本级" if each.place == site.portal.city.code else _place(site, each.place), "at": f"places/{each.place}/",
             "materials": each.outcomes.get(MATERIALS), "limits": each.outcomes.get(LIMITS)} for each in sample.strata]
    return {"sample": sample, "name": name, "first": first, "last": last, "rows": rows, "materials": sample.outcome(MATERIALS), "limits": sample.outcome(LIMITS),
            "said": said, "waiting": [str(row["name"]) for each, row in zip(sample.strata, rows, strict=True) if not each.checked], "data": f"{path_of(sample)}sample.json"}


def said(outcome: Outcome | None) -> str:
    """Good ones of those that could be judged: 20/22; nothing before the form is back."""
    return "" if outcome is None else f"{outcome.good}/{outcome.good + outcome.bad}"


def _place(site: Site, code: str) -> str:
    place = site.portal.places.get(code)
    return place.name if place else code
