"""Section 信用和事后监管: what is eased for whom, and who looks after the decision (通知三(六)、三(七))."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.site.site import Site

if TYPE_CHECKING:
    from generator.site.item.guide import Guide

CREDIT = ("申请材料", "告知承诺", "监管部门")
LATER = "容缺后补"
_TIERS = "catalog/vocabulary/credit-tiers.yml"


def section(guide: Guide) -> dict[str, Any]:
    """Papers that may come later, by pledge or not, the tiers of credit, the supervising body."""
    return {
        "later": [entry.text("名称") for entry in guide.tables("申请材料") if entry.text("必要性") == LATER],
        "materials_unknown": guide.unknown("申请材料"), "pledge": guide.element("告知承诺"), "supervisor": guide.element("监管部门"),
        "tiers": tiers(guide.site), "sources": guide.sources("告知承诺", "监管部门"),
    }


@lru_cache(maxsize=1)
def tiers(site: Site) -> list[dict[str, Any]]:
    """Each tier with what handling and what supervision follow from it, as the vocabulary states them."""
    return [{"name": row.text("名称"), "standard": row.text("认定标准"), "handling": row.texts("办理措施"), "watching": row.texts("监管措施"),
             "basis": row.text("依据"), "state": row.text("核对")} for row in site.portal.table(_TIERS).tables("信用分级")]
