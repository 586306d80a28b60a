"""Facts of an item, as the reference states them and as our files state them, in one shape.

Both sides are read here with a plain loader and nothing of the generator, so that a mistake of the
generator cannot hide a mistake in the data. It judges nothing: `test_facts.py` compares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
REPO = HERE.parent.parent
REGION = REPO / "catalog" / "150000-neimenggu"
CITY = REPO / "catalog" / "150400-chifeng"
GUIDES = REPO / "guides" / "150400-chifeng"
ABSENT = "没有列入"
UNSTATED = "未写"
LEVELS = ("国家级", "自治区级", "市级", "旗县级")
DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Fact:
    """One statement: what it is about, what the reference says, what our files say."""

    item: str
    about: str
    reference: str
    ours: str


@cache
def load(path: Path) -> Any:
    """A YAML file with every scalar kept as text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@cache
def reference() -> tuple[dict[str, Any], ...]:
    """The 111 items of the reference, facts only."""
    return tuple(json.loads((HERE / "reference-facts.json").read_text(encoding="utf-8")))


def number(numeral: str) -> int:
    """A Chinese numeral below 1000: 一百零八 → 108."""
    hundreds, _, rest = numeral.rpartition("百")
    tens, found, ones = rest.lstrip("零").rpartition("十")
    value = DIGITS.index(hundreds) * 100 if hundreds else 0
    value += (DIGITS.index(tens) if tens else 1) * 10 if found else 0
    return value + (DIGITS.index(ones) if ones else 0)


def articles(clause: str) -> set[int]:
    """Article numbers in a clause: 第二十五条至第二十七条、第三十条 → {25, 26, 27, 30}."""
    unit = "项" if clause.startswith("附件") else "条"
    found: set[int] = set()
    for first, last in re.findall(rf"第([零一二三四五六七八九十百]+){unit}(?:至第([零一二三四五六七八九十百]+){unit})?", clause):
        found.update(range(number(first), number(last or first) + 1))
    return found


def _limit(amount: dict[str, Any], key: str = "days") -> str:
    if amount[key] is None:
        return "未规定"
    if amount["unit"] == "即时":
        return "即办"
    return f"{amount[key]}{load(HERE / 'mappings.yml')['单位'][amount['unit']]}"


def rows(value: object) -> list[dict[str, str]]:
    """Entries of a list; none of a 待核 or 未公布."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _named(value: object, name: str) -> dict[str, str] | None:
    return next((row for row in rows(value) if row.get("名称") == name), None)


def _text(numbers: set[int]) -> str:
    return "、".join(str(n) for n in sorted(numbers)) or UNSTATED


def _bases(item: dict[str, Any], region: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    names = load(HERE / "mappings.yml")["法律"]
    theirs: dict[str, set[int]] = {}
    for base in item["bases"]:
        theirs.setdefault(names.get(base["law"], base["law"]), set()).update(base["articles"])
    ours = {row["名称"]: articles(row["条款"]) for row in region["设定依据"]}
    for law in [*theirs, *(law for law in ours if law not in theirs)]:
        yield (f"设定依据/{law}", _text(theirs[law]) if law in theirs else ABSENT,
               _text(ours[law]) if law in ours else ABSENT)


def facts(item: dict[str, Any]) -> Iterator[Fact]:
    """Every fact the reference states about an item, beside ours."""
    maps = load(HERE / "mappings.yml")
    region = load(REGION / f"{item['slug']}.yml")
    guide = load(GUIDES / f"{item['slug']}.yml")

    def fact(about: str, theirs: str, ours: str) -> Fact:
        return Fact(item["id"], about, theirs, ours)

    yield fact("名称", item["name"], region["名称"])
    yield fact("类别", maps["类别"].get(item["category"], item["category"]), region["类别"])
    yield fact("行使层级", "、".join(n for n in LEVELS if n in item["levels"]), "、".join(region["行使层级"]))
    yield fact("法定办结时限", _limit(item["limit"]), region["法定办结时限"])
    start = item["limit"]["start"]
    ours = region.get("法定时限起点", UNSTATED)
    yield fact("法定时限起点", maps["起点"].get(start, start) or UNSTATED, UNSTATED if ours == "待核" else ours)
    for about, theirs, own in _bases(item, region):
        yield fact(about, theirs, own)
    for procedure in item["procedures"]:
        name = maps["特别程序"].get(procedure["name"], procedure["name"])
        row = _named(region["法定特别程序"], name)
        yield fact(f"特别程序/{procedure['name']}", _limit(procedure, "limit"), row["时限"] if row else ABSENT)
    for material in item["materials"]:
        name = re.sub(r"\([^()]*\)$", "", material)
        row = _named(guide["申请材料"], name)
        yield fact(f"申请材料/{material}", name, name if row else ABSENT)


def points_at(item: str, pointer: str) -> bool:
    """Whether a pointer such as 前置服务/现场查验 names something our files of the item state."""
    slug = next(row["slug"] for row in reference() if row["id"] == item)
    element, _, name = pointer.partition("/")
    for folder in (REGION, CITY, GUIDES):
        value = load(folder / f"{slug}.yml").get(element)
        if (name and _named(value, name)) or (not name and value is not None):
            return True
    return False
