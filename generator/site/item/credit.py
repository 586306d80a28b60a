"""Section 信用和事后监管: what is eased for whom, and who looks after the decision (通知三(六)、三(七))."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.collection import credit
from generator.site.item.saying import against
from generator.site.site import Site

if TYPE_CHECKING:
    from generator.site.item.guide import Guide

CREDIT = ("申请材料", "告知承诺", "监管部门")
LATER = "容缺后补"


def section(guide: Guide) -> dict[str, Any]:
    """Papers that may come later, by pledge or not, the tiers of credit with what differs here, the supervising body."""
    return {
        "later": [entry.text("名称") for entry in guide.tables("申请材料") if entry.text("必要性") == LATER],
        "materials_unknown": guide.unknown("申请材料"), "pledge": guide.element("告知承诺"), "supervisor": guide.element("监管部门"),
        "tiers": tiers(guide.site), "sources": guide.sources("告知承诺", "监管部门"),
        "changes": [(tier["name"], change) for tier in tiers(guide.site) for change in tier["changes"] if change["item"] == guide.item],
    }


@lru_cache(maxsize=1)
def tiers(site: Site) -> list[dict[str, Any]]:
    """Each tier with what handling and what supervision follow from it, as the vocabulary states them, and the guides that differ."""
    return [{"name": tier.name, "standard": tier.standard, "handling": tier.handling, "watching": tier.watching, "basis": tier.basis, "state": tier.checked,
             "changes": [{"item": change.item, "name": site.name(change.item), "state": change.checked, "bases": [f"{name}{article}" for name, article in change.bases],
                          "said": [against(each, "一般") for each in change.differences]} for change in tier.changes]} for tier in credit.tiers(site.portal)]
