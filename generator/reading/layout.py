"""Which file is what: the folder plan of the data, as patterns.

Place folders are `<GB/T 2260 code>-<pinyin>`; the code alone tells region (150000), city
(150400) and county (150402, or an X code of a development zone).
"""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

MODELINE = "# yaml-language-server: $schema="
REGION, CITY, COUNTY = "自治区级", "市级", "旗县级"


class Slot(NamedTuple):
    """What a path holds. `number` is set for superseded versions under history/."""

    kind: str
    schema: str
    place: str = ""
    item: str = ""
    number: int = 0


_SINGLE = {
    "catalog/places.yml": "places", "catalog/laws.yml": "laws", "catalog/waivers.yml": "waivers",
    "catalog/portal.yml": "portal", "catalog/letters.yml": "letters", "catalog/index-numbers.yml": "index-numbers",
    "catalog/complaints.yml": "complaints", "catalog/vocabulary/complaints.yml": "complaint-words",
    "catalog/vocabulary/events.yml": "events",
    "catalog/vocabulary/clocks.yml": "clocks", "catalog/vocabulary/roles.yml": "roles",
    "catalog/vocabulary/project-types.yml": "project-types",
    "catalog/vocabulary/special-procedures.yml": "general", "catalog/vocabulary/remedies.yml": "general",
    **{f"catalog/vocabulary/{name}.yml": name
       for name in ("add-ons", "violations", "credit-tiers", "supervision-metrics", "metrics", "glossary", "inspection", "list-words", "scoring", "escalation", "linkage")},
}
_PLACE = re.compile(
    r"(?P<top>catalog|guides)/(?P<code>[0-9]{6}|X[0-9]{8})-[a-z-]+/"
    r"(?:history/(?P<old>[^/]+)/(?P<number>[1-9][0-9]{0,3})|(?P<name>[^/]+))\.yml\Z", re.ASCII)
FLOWS = "catalog/project-types"  # flow templates, one file a project type
_FLOW = re.compile(rf"{FLOWS}/[a-z0-9]+(?:-[a-z0-9]+)*\.yml\Z", re.ASCII)
_CALENDAR = re.compile(r"catalog/calendar/[0-9]{4}\.yml\Z", re.ASCII)
_MAPPING = re.compile(r"statistics/mappings/[a-z0-9.-]+\.yml\Z", re.ASCII)
_LISTS = re.compile(r"catalog/list-mappings/[a-z0-9.-]+\.yml\Z", re.ASCII)
_ARTICLES = "catalog/articles/"  # 工作动态、典型经验, one Markdown file each
_ARTICLE = re.compile(rf"{_ARTICLES}[a-z0-9]+(?:-[a-z0-9]+)*\.md\Z", re.ASCII)
_ELSEWHERE = re.compile(r"(catalog/schemas/|statistics/|guides/[^/]+/forms/)|(README\.md|\.gitkeep)\Z")
_KINDS = {
    ("catalog", REGION): "自治区清单", ("catalog", CITY): "市清单",
    ("guides", CITY): "市指南", ("guides", COUNTY): "旗县区指南",
}
_SCHEMAS = {"自治区清单": "region-item", "市清单": "city-item", "市指南": "city-guide", "旗县区指南": "county-guide"}


def level_of(code: str) -> str:
    """The level of a place by its code."""
    if code.endswith("0000"):
        return REGION
    return CITY if code.endswith("00") and code[0] != "X" else COUNTY


def slot(path: str) -> Slot | None:
    """What a path holds, or None when the plan has no such place."""
    if path in _SINGLE:
        return Slot(_SINGLE[path], _SINGLE[path])
    if _CALENDAR.match(path):
        return Slot("calendar", "calendar")
    if _FLOW.match(path):
        return Slot("project-type", "project-type")
    if _MAPPING.match(path):
        return Slot("mapping", "mapping")
    if _LISTS.match(path):
        return Slot("list-words", "list-words")
    if _ARTICLE.match(path):
        return Slot("article", "article")
    found = _PLACE.match(path)
    if not found:
        return None
    top, code, name = found["top"], found["code"], found["name"]
    if name == "claims" and top == "catalog":
        return Slot("claims", "claims", code)
    if name == "windows" and top == "guides":
        return Slot("windows", "windows", code)
    kind = _KINDS.get((top, level_of(code)))
    if kind is None:
        return None
    return Slot(kind, _SCHEMAS[kind], code, name or found["old"], int(found["number"] or 0))


def misplaced(path: str) -> bool:
    """Whether a path looks like a data file (Windows hides the .txt of `claims.yml.txt`) but is none."""
    return (path.startswith(_ARTICLES) or path.lower().endswith((".yml", ".yaml", ".yml.txt", ".yaml.txt"))) and slot(path) is None and not elsewhere(path)


def elsewhere(path: str) -> bool:
    """Whether a path belongs to another reader (schemas, forms, READMEs)."""
    return bool(_ELSEWHERE.search(path))


def schema_line(path: str, schema: str) -> str:
    """The first line of a file: where an editor finds its schema."""
    return MODELINE + posixpath.relpath(f"catalog/schemas/{schema}.schema.json", posixpath.dirname(path))
