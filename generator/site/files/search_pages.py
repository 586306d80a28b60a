"""What the search finds besides items, materials and laws: pages by their title, places, project types, words explained, articles.

Titles are written once more here because the search index is made without making the pages; a test compares them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection.articles import articles
from generator.site.files.file import Href
from generator.site.pages.articles import COLUMNS
from generator.site.site import CATEGORIES, STAGES, Site
from generator.site.times.figures import times

Named = tuple[str, tuple[str, ...]]  # site path, names: the title first
OWN: tuple[Named, ...] = (
    ("guide/", ("智能引导",)), ("items/", ("全部事项",)), ("places/", ("旗县区",)), ("times/", ("办理用时",)), ("times/due/", ("算到期日",)),
    ("times/definitions/", ("指标怎么算",)), ("consistency/", ("一致性",)), ("changes/", ("变更",)),
    ("bulletins/", ("监督通报", "月通报")), ("scores/", ("季度评分",)), ("evaluations/", ("年度评估",)), ("inspections/", ("半月巡查",)),
    ("samples/", ("季度抽查",)), ("letters/", ("提醒函、督办函",)), ("complaints/", ("建议和投诉",)), ("metrics/", ("督查指标",)), ("news/", ("工作动态",)), ("experience/", ("典型经验",)),
    ("rules/", ("规则手册",)), ("findings/", ("全部发现",)), ("waivers/", ("豁免登记",)),
    ("laws/", ("按法律依据查", "设定依据")), ("data/", ("开放数据", "数据下载")), ("about/", ("这是什么网站",)), ("about/method/", ("清单怎么比较",)),
    ("about/coverage/", ("核对到哪一步",)), ("accessibility/", ("无障碍说明",)), ("about/glossary/", ("名词解释",)),
    ("about/violations/", ("部门不能做什么",)), ("about/credit/", ("信用分级",)), ("about/complaint/", ("发现多要材料、多走环节怎么办", "投诉", "举报", "反映问题")), ("sitemap/", ("网站地图",)),
)
WHOLE: Named = ("times/whole-process/", ("全过程用时",))  # only where something has been measured
PAGE, WORD, FLOW, PLACE, WRONG, LIST = "网页", "名词解释", "智能引导", "旗县区", "部门不能做什么", "办事指南"


def pages(site: Site, href: Href) -> list[list[object]]:
    """Kind of page → its pages, each an address and its names."""
    return [[kind, [[href(path), *names] for path, names in rows]] for kind, rows in _kinds(site)]


def names(site: Site) -> Iterator[str]:
    """All names, for the table of sounds."""
    return (name for _, rows in _kinds(site) for _, own in rows for name in own)


def _kinds(site: Site) -> Iterator[tuple[str, list[Named]]]:
    portal = site.portal
    yield PLACE, [(f"places/{place.code}/", (place.name,)) for place in (portal.city, *portal.counties)]
    yield FLOW, [(f"guide/{flow.slug}/", (flow.name, f"{flow.name}项目要办什么")) for flow in portal.flows.values()]
    yield LIST, [*((f"stages/{slug}/", (f"{name}阶段",)) for name, slug in STAGES.items()),
                 *((f"categories/{slug}/", (f"{name}事项",)) for name, slug in CATEGORIES.items())]
    yield WRONG, [(f"about/violations/#{row.text('拼音')}", (row.text("名称"),)) for row in portal.table("catalog/vocabulary/violations.yml").tables("违规情形")]
    yield WORD, [(f"about/glossary/#{row.text('拼音')}", (row.text("名称"), *row.texts("又叫")))
                 for row in portal.table("catalog/vocabulary/glossary.yml").tables("名词")]
    for name, column in COLUMNS.items():
        yield name, [(f"{column.path}{each.slug}/", (each.title,)) for each in articles(portal) if each.column == name]
    yield PAGE, [*OWN, *([WHOLE] if times(site) else [])]
