"""Our 111 items against the reference: each fact equal, or its difference written with the reason.

A difference that no longer exists fails as well, so `differences.yml` cannot go stale. It does not
check shape or cross references: the schemas and the rules do.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations

from tests.catalog.facts import (
    ABSENT,
    GUIDES,
    HERE,
    REGION,
    REPO,
    Fact,
    facts,
    load,
    points_at,
    reference,
    rows,
)

# What the reference holds. A fixture cut short, or a kind of fact no longer read, changes these.
COUNTS = {"名称": 111, "类别": 111, "行使层级": 111, "法定办结时限": 111, "法定时限起点": 111,
          "设定依据": 189, "特别程序": 48, "申请材料": 123}
SLUGS = [item["slug"] for item in reference()]


def _all() -> list[Fact]:
    return [fact for item in reference() for fact in facts(item)]


def _differences() -> dict[tuple[str, str], dict[str, str]]:
    rows = load(HERE / "differences.yml")["差异"]
    found = {(row["参考编号"], row["事实"]): row for row in rows}
    assert len(found) == len(rows), "differences.yml 里有重复的一条"
    return found


def test_every_fact_is_compared() -> None:
    assert dict(Counter(fact.about.split("/")[0] for fact in _all())) == COUNTS


def test_every_fact_is_equal_or_its_difference_is_written() -> None:
    written = _differences()
    wrong = []
    for fact in _all():
        row = written.get((fact.item, fact.about))
        if row is None:
            if fact.reference != fact.ours:
                wrong.append(f"{fact.item} {fact.about}：参考值 {fact.reference}，本库值 {fact.ours}，没有写差异")
        elif row["参考值"] != fact.reference:
            wrong.append(f"{fact.item} {fact.about}：差异里的参考值 {row['参考值']} 应为 {fact.reference}")
        elif fact.ours == fact.reference:
            wrong.append(f"{fact.item} {fact.about}：已经一致，差异应删去")
        elif row["本库值"] != fact.ours and not (fact.ours == ABSENT and points_at(fact.item, row["本库值"])):
            wrong.append(f"{fact.item} {fact.about}：差异里的本库值 {row['本库值']} 应为 {fact.ours}")
    assert not wrong, "\n".join(wrong)


def test_no_difference_is_about_a_fact_that_does_not_exist() -> None:
    assert set(_differences()) <= {(fact.item, fact.about) for fact in _all()}


def test_every_difference_has_a_reason() -> None:
    assert [row for row in _differences().values() if len(row["理由"]) < 6] == []


def test_guides_share_steps_and_materials_only_where_listed() -> None:
    groups: dict[str, set[str]] = defaultdict(set)
    for slug in SLUGS:
        guide = load(GUIDES / f"{slug}.yml")
        groups[repr((guide["办理环节"], guide["申请材料"]))].add(slug)
    listed = [set(group["指南"]) for group in load(HERE / "shared-guides.yml")["相同的指南"]]
    shared = [slugs for slugs in groups.values() if len(slugs) > 1]
    assert sorted(map(sorted, shared)) == sorted(map(sorted, listed))


def test_each_item_has_its_three_files() -> None:
    folders = (REGION, REPO / "catalog" / "150400-chifeng", GUIDES)
    assert [sorted(path.stem for path in folder.glob("*-*.yml")) for folder in folders] == [sorted(SLUGS)] * 3


def test_an_alias_belongs_to_one_item() -> None:
    regions = [load(REGION / f"{slug}.yml") for slug in SLUGS]
    names = Counter(name for region in regions for name in {region["名称"], *region.get("俗称", [])})
    assert [name for name, times in names.items() if times > 1] == []


def test_every_law_relied_on_is_in_the_list_of_laws() -> None:
    laws = {row["简称"] for row in load(REPO / "catalog" / "laws.yml")["法律"]}
    bases = {row["名称"] for slug in SLUGS for row in load(REGION / f"{slug}.yml")["设定依据"]}
    assert bases - laws == set()


def test_relations_between_items_are_told_from_both_sides() -> None:
    mirror = {"前置": "后续", "后续": "前置", "并联": "并联", "替代": "替代"}
    told = {(slug, row["事项"], row["关系"])
            for slug in SLUGS
            for row in rows(load(REPO / "catalog" / "150400-chifeng" / f"{slug}.yml")["相关事项"])}
    assert {(other, slug, mirror[relation]) for slug, other, relation in told} == told


def _sentences(value: object) -> set[str]:
    """Sentences of more than 20 characters, at any depth, outside the element that cites."""
    if isinstance(value, dict):
        if "依据" in value:  # entries that cite an article may say the same about it
            return set()
        return set().union(*(_sentences(inner) for key, inner in value.items() if key != "核对"))
    if isinstance(value, list):
        return set().union(*(_sentences(inner) for inner in value))
    return {part for part in re.split("[。？！]", str(value)) if len(part) > 20}


def test_no_long_sentence_is_copied_from_guide_to_guide() -> None:
    said = {slug: _sentences(load(GUIDES / f"{slug}.yml")) for slug in SLUGS}
    assert [(a, b, said[a] & said[b]) for a, b in combinations(SLUGS, 2) if said[a] & said[b]] == []
