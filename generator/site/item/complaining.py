"""What a reader hands on: the words of a complaint with the published lists filled in, and of a report that a page is wrong.

Plain text that is copied by hand; nothing is sent. The clause comes from the vocabulary of violations.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.site.labels import ADDRESS
from generator.site.site import Site

if TYPE_CHECKING:
    from generator.site.item.guide import Guide

LISTED = ("申请材料", "办理环节", "特别程序", "承诺办结时限", "法定办结时限")
_WORDS = {"非必要": "特定情形才交"}
_KIND = "zeng-jia-huan-jie-he-cai-liao"
_FILE = "catalog/vocabulary/violations.yml"


def listed(guide: Guide) -> dict[str, Any]:
    """The published lists a complaint is held against."""
    return {"materials": [_named(entry.text("名称"), _WORDS.get(entry.text("必要性"), entry.text("必要性"))) for entry in guide.tables("申请材料")],
            "materials_unknown": guide.unknown("申请材料"),
            "steps": [_named(step["name"], ("停钟，" if step["pause"] else "") + step["limit"]) for step in guide.flow["steps"]], "steps_unknown": guide.unknown("办理环节"),
            "promise": guide.text("承诺办结时限"), "law": guide.text("法定办结时限")}


def _named(name: str, fact: str) -> str:
    return f"{name}（{fact}）" if fact else name


@lru_cache(maxsize=1)
def clause(site: Site) -> dict[str, str]:
    """What an office may not do, and by which clause."""
    kind = next((row for row in site.portal.table(_FILE).tables("违规情形") if row.text("拼音") == _KIND), None)
    return {"forbidden": kind.text("部门不得"), "basis": kind.text("依据")} if kind else {"forbidden": "", "basis": ""}


def handing(site: Site, path: str, sample: bool, past: str = "") -> dict[str, Any]:
    """What a page's words to copy need beside its guide; `past` says since when an older version held."""
    where = f"{site.settings[ADDRESS]}{path}" if site.settings.get(ADDRESS) else f"（本站网址待配置）/{path}"
    return {"address": where, "clause": clause(site), "past": past, "sampled": sample}
