"""What a county owes when the city's guide has moved on: derived, never stored."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.changes import Lag, lag, steps
from generator.collection import Portal
from tests.collection.small import COUNTY, GUIDE, HISTORY, ITEM, change, follow, write

RECORD = "变更:\n"


def owed(root: Path, day: str) -> Lag | None:
    portal = Portal(root, date.fromisoformat(day))
    holding = portal.holding(COUNTY, ITEM)
    assert holding is not None
    return lag(portal, holding)


def release(root: Path, number: int, kind: str, effective: str, *edits: tuple[str, str], grace: str = "20个工作日") -> None:
    """The city's next version: the old text goes to history as it stood."""
    text = (root / GUIDE).read_text(encoding="utf-8")
    write(root, f"{HISTORY}/{number - 1}.yml", text.replace("../../catalog/", "../../../../catalog/", 1))
    change(root, GUIDE, f"版本: {number - 1}\n示例", f"版本: {number}\n示例")
    change(root, GUIDE, RECORD, f"{RECORD}  - {{版本: {number}, 类型: {kind}, 生效日期: {effective}, 宽限: {grace}, 原因: 示例, 文号: 示例}}\n")
    for old, new in edits:
        change(root, GUIDE, old, new)


def test_following_the_version_in_force_owes_nothing(root: Path) -> None:
    assert owed(root, "2026-11-20") is None


def test_within_grace(root: Path) -> None:
    follow(root, 2)
    found = owed(root, "2026-10-30")
    assert found is not None
    assert (found.followed, found.latest, found.late, found.left) == (2, 3, False, 3)
    assert (found.due.day, found.due.provisional) == (date(2026, 11, 4), False)
    assert set(found.sections) == {"申请材料", "办理环节", "承诺办结时限"}


def test_the_due_date_itself_is_not_late(root: Path) -> None:
    follow(root, 2)
    found = owed(root, "2026-11-04")
    assert found is not None
    assert (found.late, found.left) == (False, 0)


def test_past_due(root: Path) -> None:
    follow(root, 2)
    next_day, much_later = owed(root, "2026-11-05"), owed(root, "2026-11-20")
    assert next_day is not None
    assert much_later is not None
    assert (next_day.late, next_day.left) == (True, -1)
    assert (much_later.late, much_later.left) == (True, -12)


def test_the_day_after_is_late_even_when_nobody_works(root: Path) -> None:
    follow(root, 2)
    change(root, GUIDE, "生效日期: 2026-10-08, 宽限: 20个工作日", "生效日期: 2026-10-08, 宽限: 22个工作日")
    friday, saturday = owed(root, "2026-11-06"), owed(root, "2026-11-07")
    assert friday is not None
    assert saturday is not None
    assert (friday.left, saturday.left) == (0, -1)


def test_before_the_new_version_begins_nothing_is_owed(root: Path) -> None:
    follow(root, 2)
    assert owed(root, "2026-10-07") is None


def test_a_later_cosmetic_version_does_not_create_lag(root: Path) -> None:
    release(root, 4, "编辑性", "2026-11-01", ("现场原因: 核对原件", "现场原因: 核对原件，当场退回"))
    assert owed(root, "2026-11-20") is None


def test_a_later_cosmetic_version_does_not_clear_lag_nor_move_its_due_date(root: Path) -> None:
    release(root, 4, "编辑性", "2026-11-01", ("现场原因: 核对原件", "现场原因: 核对原件，当场退回"))
    follow(root, 2)
    found = owed(root, "2026-11-20")
    assert found is not None
    assert (found.latest, found.late, found.due.day) == (4, True, date(2026, 11, 4))
    assert [step.version.number for step in found.missed] == [3]


def test_the_order_decides_what_is_cosmetic_and_not_the_record(root: Path) -> None:
    release(root, 4, "编辑性", "2026-11-16", ("承诺办结时限: 5日", "承诺办结时限: 4日"))
    found = owed(root, "2026-11-20")
    assert found is not None
    assert found.sections == ("承诺办结时限",)


def test_an_announced_version_is_not_applied(root: Path) -> None:
    release(root, 4, "调整", "2026-12-01", ("承诺办结时限: 5日", "承诺办结时限: 4日"))
    assert owed(root, "2026-11-20") is None
    assert owed(root, "2026-12-01") is not None


def test_the_clock_starts_with_the_first_version_missed(root: Path) -> None:
    follow(root, 1)
    found = owed(root, "2026-11-20")
    assert found is not None
    assert [step.version.number for step in found.missed] == [2, 3]
    assert found.due.day == date(2026, 3, 30)


def test_a_due_date_in_an_unannounced_year_is_provisional(root: Path) -> None:
    release(root, 4, "调整", "2026-12-15", ("承诺办结时限: 5日", "承诺办结时限: 4日"))
    found = owed(root, "2026-12-31")
    assert found is not None
    assert found.due.provisional
    assert not found.late


def test_without_grace_a_new_version_is_due_at_once(root: Path) -> None:
    release(root, 4, "调整", "2026-11-16", ("承诺办结时限: 5日", "承诺办结时限: 4日"))
    change(root, GUIDE, "生效日期: 2026-11-16, 宽限: 20个工作日", "生效日期: 2026-11-16")
    today, tomorrow = owed(root, "2026-11-16"), owed(root, "2026-11-17")
    assert today is not None
    assert tomorrow is not None
    assert (today.late, tomorrow.late) == (False, True)


def test_steps_name_what_changed_from_version_to_version(root: Path) -> None:
    first, second, third = steps(Portal(root), ITEM)
    assert (first.previous, first.differences) == (None, ())
    assert not first.substantive
    assert second.previous is first.version
    assert {(d.subject, d.effect.value) for d in third.differences} == {
        ("申请材料/建筑工程施工许可申请表/材料形式", "待判"), ("申请材料/建设资金已经落实承诺书/名称", "不变"), ("申请材料/监理合同", "减负"),
        ("办理环节/审查/时限", "减负"), ("承诺办结时限", "减负")}


def test_steps_include_announced_versions(root: Path) -> None:
    release(root, 4, "调整", "2026-12-01", ("承诺办结时限: 5日", "承诺办结时限: 4日"))
    assert [step.version.number for step in steps(Portal(root), ITEM)] == [1, 2, 3, 4]


def test_a_lost_version_leaves_a_step_over_the_gap(root: Path) -> None:
    (root / HISTORY / "2.yml").unlink()
    assert [(step.version.number, step.previous and step.previous.number) for step in steps(Portal(root), ITEM)] == [(1, None), (3, 1)]
