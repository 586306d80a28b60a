"""The home page: search, by stage, by county, by category, figures that exist, latest changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.site.changes.entries import Entry, listed
from generator.site.entries import rows
from generator.site.page import Page
from generator.site.site import CATEGORIES, STAGES, Site
from generator.site.standing import standings, tolerance, total

BESIDE = {"并行推进": "，涉及才办", "市政公用报装": ""}  # stages that are no step of the sequence
EXAMPLES = ("jianzhu-gongcheng-shigong-xuke", "jianshe-gongcheng-guihua-xuke", "teshu-jianshe-gongcheng-xiaofang-yanshou",
            "qiye-touzi-xiangmu-beian", "gongshui-baozhuang")  # items whose guides are worked out
LATEST = 5


def pages(site: Site) -> Iterator[Page]:
    """One page."""
    sample = any(standing.sample for standing in standings(site).values())
    yield Page("", "", "首页", "赤峰市工程建设项目审批事项的条件、材料、流程和时限，各旗县区是否与全市标准一致。",
               "lists/home.html", lambda: _home(site), group="lists",
               sample="各旗县区的认领、版本和变更记录用来演示，不是赤峰市公布的数据。" if sample else "")


def _home(site: Site) -> Mapping[str, Any]:
    counties, known = list(standings(site).values()), rows(site)
    return {
        "lede": f"全市 {len(site.items)} 个事项的条件、材料、流程和时限，{len(counties)} 个旗县区同一标准。"
                "承诺多久、法律规定多久，都写在一起。",
        "examples": [known[item] for item in EXAMPLES if item in known], "beside": BESIDE,
        "stages": [(name, slug, len(site.by_stage[name])) for name, slug in STAGES.items()],
        "categories": [(name, slug, len(site.by_category[name])) for name, slug in CATEGORIES.items()],
        "counties": counties, "items": len(site.items),
        "claimed": f"{sum(standing.claimed for standing in counties):,}",
        "behind": total(site, "behind"), "behind_counties": sum(bool(standing.behind) for standing in counties),
        "heavier": total(site, "heavier"), "unwaived": total(site, "unwaived"),
        "heavier_words": tolerance(total(site, "heavier"), total(site, "unwaived")), "changes": _changes(site),
    }


def _changes(site: Site) -> list[Entry]:
    """The newest changes, announced ones first because they lie ahead."""
    return listed(site)[:LATEST]
