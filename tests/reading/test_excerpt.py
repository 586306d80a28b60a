"""A claims file cut to some items says of them what the whole file says, at the same places."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import Where
from generator.reading.excerpt import excerpt
from generator.reading.yamltree import build

HEAD = "旗县区: '150402'\n部门:\n  住房和城乡建设: 待核\n认领:   # 一项一行\n"
ONE = "  - {事项: yi, 名称: 甲, 状态: 认领, 跟随版本: 2, 日期: 2026-10-20, 此前: [{版本: 1, 自: 2025-02-01}]}   # {说明}\n"
OTHER = "  - {名称: 乙, 事项: er, 状态: 不实施, 理由: 没有权限}\n"
BLOCK = "  - 事项: san\n    状态: 认领\n    此前:\n      - {版本: 1, 自: 2025-02-01}\n"
LAST = "变更:\n  - {版本: 1, 类型: 新增, 生效日期: 2026-11-02}\n"


def rows(data: bytes, items: set[str]) -> list[tuple[str, tuple[Where, ...]]]:
    """The entries of these items as they are shown, with where they and their keys stand."""
    tree, problems = build("claims.yml", data.decode(), frozenset())
    assert tree is not None, problems
    return [(repr(row), (row.where, *row.keys.values())) for row in tree.tables("认领") if row.text("事项") in items]


def test_the_repositorys_own_claims_say_the_same(repo: Path) -> None:
    for file in sorted((repo / "catalog").glob("*/claims.yml"))[:3]:
        data = file.read_bytes()
        every = [row.text("事项") for row in (build("c", data.decode(), frozenset())[0] or pytest.fail(file.name)).tables("认领")]
        for items in ({every[0]}, {every[-1], every[len(every) // 2]}):
            cut = excerpt(data, items)
            assert rows(cut, items) == rows(data, items)
            assert len(rows(cut, set(every))) < 10  # one name may be part of another


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_other_entries_make_way_for_empty_lines(end: str) -> None:
    data = (HEAD + OTHER + ONE + BLOCK + LAST).replace("\n", end).encode()
    cut = excerpt(data, {"yi"})
    assert rows(cut, {"yi"}) == rows(data, {"yi"})
    assert rows(cut, {"er"}) == []
    assert rows(cut, {"san"}) == rows(data, {"san"})  # not on one line: not told apart, so kept
    assert cut.count(b"\n") == data.count(b"\n")
    assert LAST.replace("\n", end).encode() in cut


def test_a_list_is_never_empty() -> None:
    data = (HEAD + OTHER + ONE).encode()
    assert rows(excerpt(data, {"mei-you"}), {"yi", "er"}) == rows(data, {"er"})


@pytest.mark.parametrize("text", [
    HEAD + '  - {事项: er, 理由: "甲\n  - {事项: yi, 理由: 乙}"}\n' + ONE, HEAD.replace("认领", "认"), "认领: [{事项: yi}, {事项: er}]\n", "", "认领:\n",
    HEAD + "  - {事项: er, 理由: 甲\n      乙}\n" + ONE,
], ids=["引号里的一行", "没有认领", "写在一行", "空", "空表", "分两行"])
def test_what_cannot_be_told_apart_stays_whole(text: str) -> None:
    assert excerpt(text.encode(), {"yi"}) == text.encode()
