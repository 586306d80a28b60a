"""One row per item for every list of the site: name, what people call it, limits, words to filter by.

Plain values, made once per build. Nothing here is markup, and nothing here asks about counties.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from generator.model.tree import Items, Scalar
from generator.site.site import CATEGORIES, STAGES, Site
from generator.site.sounds import spellings, syllables

Row = dict[str, Any]


@lru_cache(maxsize=1)
def rows(site: Site) -> dict[str, Row]:
    """Rows by item, in the order of the catalogue."""
    return {item: _row(site, item) for item in site.items}


@lru_cache(maxsize=1)
def by_letter(site: Site) -> list[tuple[str, list[Row]]]:
    """Rows by the first letter of their pinyin, A to Z."""
    groups: dict[str, list[Row]] = {}
    for row in sorted(rows(site).values(), key=lambda row: (row["sound"], row["id"])):
        groups.setdefault(row["letter"], []).append(row)
    return sorted(groups.items())


@lru_cache(maxsize=1)
def sampled(site: Site) -> frozenset[str]:
    """Items whose promise is a value of a file marked 示例. Asked for each page before any is rendered, so without pinyin."""
    return frozenset(item for item in site.items if _sampled(site, item))


def _sampled(site: Site, item: str) -> bool:
    baseline = site.portal.baseline(item)
    promise = baseline.elements.get("承诺办结时限") if baseline else None
    return isinstance(promise, Scalar) and not promise.unknown and site.origins.sample(promise)


def _row(site: Site, item: str) -> Row:
    portal = site.portal
    region, baseline = portal.region_file(item), portal.baseline(item)
    elements = baseline.elements if baseline else {}
    name, stage, category = site.name(item), site.text(item, "阶段"), site.text(item, "类别")
    aliases = region.tree.texts("俗称") if region else ()
    reference = site.text(item, "参考编号")
    promise, law, fee, materials = (elements.get(key) for key in ("承诺办结时限", "法定办结时限", "收费", "申请材料"))
    sound = syllables(name) or item
    return {
        "id": item, "path": f"items/{item}/", "name": name, "labels": (name, *aliases), "aliases": "、".join(aliases), "reference": reference,
        "category": category, "category_slug": CATEGORIES.get(category, "daihe"),
        "stage": stage, "stage_slug": STAGES.get(stage, "daihe"), "role": site.text(item, "主管部门"),
        "promise": _text(promise), "law": _text(law), "fee": _fee(fee),
        "materials": len(materials) if isinstance(materials, Items) else None,
        "sample": item in sampled(site),
        "levels": region.tree.texts("行使层级") if region else (), "version": baseline.guide.number if baseline else 0,
        "ended": portal.ended(item), "sound": sound, "letter": sound[0].upper(),
        "words": " ".join(dict.fromkeys((name, *aliases, reference, *spellings(name), *(sound for each in aliases for sound in spellings(each))))),
    }


def _text(node: object) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _fee(node: object) -> str:
    if isinstance(node, Items):
        return "收费" if len(node) else "不收费"
    return f"收费{_text(node) or '未公布'}"
