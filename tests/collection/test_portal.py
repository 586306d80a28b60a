"""The portal on one day: which day, which version, whose window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.errors import PortalError
from generator.model.tree import plain
from tests.collection.small import COUNTY, GUIDE, ITEM, change, follow, own, write

WINDOWS = "guides/150402-hongshan/windows.yml"


def value(portal: Portal, element: str) -> object:
    holding = portal.holding(COUNTY, ITEM)
    assert holding is not None
    node = holding.elements.get(element)
    return None if node is None else plain(node)


def test_the_day_is_the_portal_s_own_and_never_today(root: Path) -> None:
    assert Portal(root).as_of == date(2026, 11, 20)
    assert Portal(root, date(2026, 1, 5)).as_of == date(2026, 1, 5)


def test_a_portal_without_its_day_says_what_to_do(root: Path) -> None:
    change(root, "catalog/portal.yml", "数据截至: 2026-11-20\n", "")
    with pytest.raises(PortalError, match="数据截至"):
        Portal(root)
    assert Portal(root, date(2026, 11, 20)).as_of == date(2026, 11, 20)


def test_a_folder_that_is_no_portal_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(PortalError, match="--root"):
        Portal(tmp_path)


@pytest.mark.parametrize(("day", "number"), [("2025-01-01", 1), ("2026-03-01", 1), ("2026-03-02", 2), ("2026-10-07", 2), ("2026-10-08", 3)])
def test_the_version_in_force(root: Path, day: str, number: int) -> None:
    guide = Portal(root, date.fromisoformat(day)).guide(ITEM)
    assert guide is not None
    assert guide.number == number


def test_before_its_first_version_an_item_has_no_guide(root: Path) -> None:
    portal = Portal(root, date(2024, 12, 31))
    assert portal.guide(ITEM) is None
    assert portal.holding(COUNTY, ITEM) is None


def test_a_county_is_laid_over_the_version_it_follows(root: Path) -> None:
    own(root, "申请材料:", "  - {名称: 监理合同, 变动: 不要求}")
    follow(root, 2)
    holding = Portal(root).holding(COUNTY, ITEM)
    assert holding is not None
    assert (holding.followed.guide.number, holding.latest.guide.number) == (2, 3)
    assert plain(holding.elements["承诺办结时限"]) == "6日"
    assert {d.effect.value for d in holding.differences} == {"减负", "不变"}


def test_forced_follow_lays_the_same_file_over_the_version_in_force(root: Path) -> None:
    """A material lightened under the old version and dropped since is no material added."""
    own(root, "申请材料:", "  - {名称: 监理合同, 必要性: 容缺后补}", "到现场次数: 0")
    follow(root, 2)
    holding = Portal(root).holding(COUNTY, ITEM)
    assert holding is not None
    assert plain(holding.over_latest["承诺办结时限"]) == "5日"
    assert plain(holding.over_latest["到现场次数"]) == "0"
    assert "监理合同" not in {row["名称"] for row in plain(holding.over_latest["申请材料"])}  # type: ignore[attr-defined]
    assert "监理合同" in {row["名称"] for row in plain(holding.elements["申请材料"])}  # type: ignore[attr-defined]


def test_a_version_that_is_not_kept_cannot_be_followed(root: Path) -> None:
    follow(root, 9)
    assert Portal(root).holding(COUNTY, ITEM) is None


def test_a_text_followed_ahead_of_its_day_is_not_shown(root: Path) -> None:
    """Announced is not in force, whoever pins it."""
    before = Portal(root, date(2026, 10, 7)).holding(COUNTY, ITEM)
    assert before is not None
    assert (before.claim.follows, before.followed.guide.number) == (3, 2)
    assert plain(before.elements["承诺办结时限"]) == "6日"
    after = Portal(root, date(2026, 10, 8)).holding(COUNTY, ITEM)
    assert after is not None
    assert after.followed.guide.number == 3


def test_the_county_s_window_and_never_the_city_s(root: Path) -> None:
    assert value(Portal(root), "办理地点") == "红山区政务服务中心(示例)"
    (root / WINDOWS).unlink()
    portal = Portal(root)
    assert {name for name in ("办理地点", "办理时间", "咨询电话", "投诉电话") if value(portal, name)} == set()
    city = portal.baseline(ITEM)
    assert city is not None
    assert plain(city.elements["办理地点"]) == "赤峰市政务服务中心(示例)"


def test_a_window_of_the_department_comes_before_the_common_one(root: Path) -> None:
    rows = ["{名称: 综合窗口, 部门: 全部, 地址: 甲路(示例), 时间: 未公布, 咨询电话: 待核, 投诉电话: 待核}", "{名称: 建设窗口, 部门: [住房和城乡建设], 地址: 乙路(示例), 时间: 未公布, 咨询电话: 待核, 投诉电话: 待核}",
            "{名称: 消防窗口, 部门: [消防救援], 地址: 丙路(示例), 时间: 未公布, 咨询电话: 待核, 投诉电话: 待核}"]
    head = "# yaml-language-server: $schema=../../catalog/schemas/windows.schema.json\n地方: '150402'\n示例: 是\n核对: 待核\n窗口:\n"
    write(root, WINDOWS, head + "".join(f"  - {row}\n" for row in rows))
    assert value(Portal(root), "办理地点") == "乙路(示例)"
    write(root, WINDOWS, head + f"  - {rows[0]}\n  - {rows[2]}\n")
    assert value(Portal(root), "办理地点") == "甲路(示例)"
    write(root, WINDOWS, head + f"  - {rows[2]}\n")
    assert value(Portal(root), "办理地点") is None


def test_a_guide_s_own_window_comes_before_the_place_s(root: Path) -> None:
    own(root, "咨询电话: 0476-0000009")
    assert value(Portal(root), "咨询电话") == "0476-0000009"
    assert value(Portal(root), "投诉电话") == "0476-0000001"


def test_general_procedures_hold_for_their_category(root: Path) -> None:
    portal = Portal(root)
    permit, filing = portal.baseline(ITEM), portal.baseline("qiye-touzi-xiangmu-beian")
    assert permit is not None
    assert filing is not None
    (general,) = portal.general
    assert plain(permit.elements["法定特别程序"]) == plain(general.entries["法定特别程序"])
    assert "听证" in repr(general)
    assert "听证" not in repr(filing.elements.get("法定特别程序"))


def test_a_missing_guide_leaves_a_claim_without_a_page(root: Path) -> None:
    (root / GUIDE).unlink()
    portal = Portal(root)
    assert portal.baseline(ITEM) is None
    assert portal.holding(COUNTY, ITEM) is None
    assert portal.claim(COUNTY, ITEM) is not None


def test_a_broken_guide_does_not_bring_a_superseded_one_back(root: Path) -> None:
    """Version 2 lies in the history, but nobody may take it for the one in force."""
    write(root, GUIDE, "事项：\n")
    portal = Portal(root)
    assert portal.guide(ITEM) is None
    assert portal.baseline(ITEM) is None
