"""Whose desk a finding lies on, by address and by name: the region, the city's offices, each county by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.collection import Portal
from generator.findings import Finding
from generator.reading.layout import COUNTY

_COUNTY = "旗县区"
_DESKS = {  # desk: slug, name on the page, what it mends
    "自治区": ("zizhiqu", "自治区清单", "自治区清单里的法定时限、依据、行使层级"),
    "市工改办": ("shigonggaiban", "市工改办", "市清单、豁免登记、跟进期限"),
    "部门": ("bumen", "市级部门", "市指南里的材料、流程、承诺时限"),
    "旗县区": ("qixianqu", "旗县区", "不属于哪一个旗县区的地方内容"),
    "工具": ("gongju", "本站维护人员", "生成网站的程序"),
}


class Office(NamedTuple):
    """Somebody's desk: its address, name, and what it mends."""

    slug: str
    name: str
    mends: str


def offices(portal: Portal, findings: Iterable[Finding]) -> list[Office]:
    """All desks, the counties one by one; the common county desk only when something lies on it."""
    desks = {name: Office(*words) for name, words in _DESKS.items()}
    counties = [Office(place.code, place.name, f"{place.name}的认领、本地指南、窗口") for place in portal.counties]
    common = desks[_COUNTY]
    shared = [common] if any(desk(portal, finding) == common.slug for finding in findings) else []
    return [desks["自治区"], desks["市工改办"], desks["部门"], *counties, *shared, desks["工具"]]


def desk(portal: Portal, finding: Finding) -> str:
    """Address of the desk a finding lies on."""
    place = portal.places.get(finding.place)
    if finding.mended_by == _COUNTY and place is not None and place.level == COUNTY:
        return place.code
    return _DESKS[finding.mended_by][0]
