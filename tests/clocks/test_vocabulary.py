"""The published vocabulary and the code that counts by it say the same."""

from __future__ import annotations

import pytest

from generator.clocks import kinds as names
from generator.clocks.kinds import SERVICE, STATUTORY
from generator.clocks.starts import MOVED
from generator.clocks.terms import EIGHT, NOTICE
from generator.model.quantity import parse
from tests.clocks.checking import CATALOG, KINDS, tree

CLOCKS = tree(CATALOG / "vocabulary" / "clocks.yml")
SPECIAL = tree(CATALOG / "vocabulary" / "special-procedures.yml")


def test_status_codes_are_those_of_the_national_exchange() -> None:
    assert KINDS.by_code == dict(enumerate((
        "接件", "撤件", "受理", "不受理", "不予受理", "补正开始", "补正结束", "部门开始办理", "特别程序开始", "特别程序结束",
        "办结通过", "办结容缺通过", "办结不通过", "撤回", "撤销"), start=1))


def test_names_with_a_meaning_of_their_own_are_in_the_vocabulary() -> None:
    assert {names.RECEIVED, names.ACCEPTED, names.REVIEWING, names.REVIEWED} | names.RECEIPTS <= set(KINDS)


def test_effects() -> None:
    assert KINDS.ending == {"办结通过", "办结容缺通过", "办结不通过"}
    assert KINDS.dropping == {"撤件", "不受理", "不予受理", "撤回", "撤销"}
    assert KINDS.extending == {"延长批准"}
    assert KINDS.pairs(STATUTORY) == {"特别程序开始": "特别程序结束"}
    assert KINDS.pairs(SERVICE) == {"补正开始": "补正结束"}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_ends_all_clocks_or_none(name: str) -> None:
    kind = KINDS[name]
    effects = {kind.statutory, kind.service, kind.span}
    assert not effects & {"终", "不计"} or len(effects) == 1
    assert kind.triggers


def test_pairs_are_complete() -> None:
    pairs: dict[str, list[str]] = {}
    for kind in KINDS.values():
        if kind.pair:
            pairs.setdefault(kind.pair, []).append(kind.name)
    assert all(sorted(each) == [f"{pair}开始", f"{pair}结束"] for pair, each in pairs.items())


def test_starts() -> None:
    rows = {row.text("名称"): row for row in CLOCKS.tables("起点")}
    assert {name for name, row in rows.items() if row.text("补正") == "移到补齐之日"} == MOVED
    assert {name for name, row in rows.items() if row.text("基准") == "受理"} == {names.ACCEPTED}


def test_rules_of_counting() -> None:
    table = CLOCKS.get("规则")
    assert table is not None
    rules = {name: node.text for name, node in table.entries.items()}  # type: ignore[union-attr]
    assert parse(rules["告知补正"]) == NOTICE
    assert parse(rules["下级初审"]) == KINDS[names.REVIEWING].limit
    assert (rules["当日"], rules["末日"], rules["超期"], rules["暂停"]) == ("不计入", "遇休息日顺延", "按日期", "取并集")


def test_the_eight_procedures_are_the_published_ones() -> None:
    assert tuple(row.text("名称") for row in SPECIAL.tables("法定特别程序")) == EIGHT
