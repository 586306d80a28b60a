"""tests/catalog/county-cases.yml, the table of what each county shows, against the repository's own data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.collection import Portal
from generator.findings import Finding, Where
from generator.model.tree import Items, Node, Table, plain
from generator.rules.engine import run
from generator.rules.registry import RULES
from tests.rules.harness import REPO

TABLE = yaml.load((REPO / "tests/catalog/county-cases.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
CASES: list[dict[str, Any]] = TABLE["情形"]


@pytest.fixture(scope="module")
def portal() -> Portal:
    return Portal(REPO)


@pytest.fixture(scope="module")
def findings(portal: Portal) -> list[Finding]:
    return [finding for finding in run(portal) if finding.code.startswith("LVL")]


def _walk(tree: Table, path: str) -> tuple[Node | None, Where]:
    """The value at a path of keys and entry names, and where its last key stands."""
    node: Node | None = tree
    where = tree.where
    for step in path.split("/"):
        if isinstance(node, Table):
            where, node = node.place_of(step), node.get(step)
        else:
            node = next((row for row in _rows(node) if step in (row.text("名称"), row.text("事项"))), None)
            where = node.where if node is not None else where
    return node, where


def _rows(node: Node | None) -> Iterator[Table]:
    if isinstance(node, Items):
        yield from (row for row in node.nodes if isinstance(row, Table))


def _tree(portal: Portal, path: str) -> Table:
    tree = portal.documents[path].tree
    assert tree is not None
    return tree


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['旗县区']} {case['键']}")
def test_the_county_says_so(case: dict[str, Any], portal: Portal) -> None:
    node, _ = _walk(_tree(portal, case["文件"]), case["键"])
    assert node is not None
    assert plain(node) == case["值"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['旗县区']} {case['键']}")
def test_the_city_says_so(case: dict[str, Any], portal: Portal) -> None:
    path, wanted = Path(case["文件"]), case["市级"]
    if path.name == "claims.yml":
        item = case["键"].split("/")[1]
        guide = portal.guide(item)
        assert guide is not None
        assert wanted == (str(guide.number) if case["键"].endswith("跟随版本") else "没有")
    elif path.name != "windows.yml":
        # 变动 has no counterpart: the table gives what the city asks of that entry
        key = case["键"].replace("/变动", "/必要性")
        node, _ = _walk(_tree(portal, f"guides/{portal.city.folder}/{path.name}"), key)
        assert (plain(node) if node is not None else "没有") == wanted


def test_exactly_the_findings_of_the_table(portal: Portal, findings: list[Finding]) -> None:
    wanted = set()
    for case in CASES:
        _, where = _walk(_tree(portal, case["文件"]), case["键"])
        for row in case["发现"]:
            wanted.add((row["规则"], row["级别"], case["旗县区"], row["对象"], row["豁免"] == "是", where.path, where.line))
    assert {row[0] for row in wanted} <= set(RULES)
    assert {(each.name, each.severity, each.place, each.subject, bool(each.waived), each.where.path, _key_line(each, portal))
            for each in findings} == wanted


def _key_line(finding: Finding, portal: Portal) -> int:
    """A finding on an entry points at its first line; the table points at the key inside."""
    if finding.name != "material-not-in-parent":
        return finding.where.line
    _, where = _walk(_tree(portal, finding.where.path), f"{finding.subject}/变动")
    return where.line


def test_every_county_is_in_the_table_and_claims_add_up(portal: Portal) -> None:
    assert {case["旗县区"] for case in CASES} == {place.code for place in portal.counties}
    claimed = sum(claim.claimed for claims in portal.claims.values() for claim in claims.values())
    assert claimed == int(TABLE["认领总数"]) >= 1000
    assert str(portal.as_of) == TABLE["截至"]
    assert not [path for path in (REPO / "guides/150425-keshiketeng").glob("*.yml") if path.name != "windows.yml"]
