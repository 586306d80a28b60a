"""Letters: exactly what is past its day, one step at a time, in a ledger that only grows; a plan writes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.errors import PortalError
from generator.rules.engine import run
from generator.supervision import ledger
from generator.supervision.escalation import Letter, plan
from tests.conftest import PortalCommand

DAY = "2026-12-21"
PATROL = "statistics/patrols/2026-11-20.json"


def due(root: Path | Portal, day: str = DAY, *places: str) -> list[Letter]:
    portal = (Portal(root) if isinstance(root, Path) else root).on(date.fromisoformat(day))
    return plan(portal, run(portal), places)


@pytest.fixture(scope="module")
def whole(repo: Path) -> Portal:
    """The repository's own portal, read once; a test that changes a file reads its own copy."""
    return Portal(repo)


def told(letters: list[Letter]) -> dict[str, set[str]]:
    return {letter.recipient.key: {point.matter.id for point in letter.points} for letter in letters}


def test_exactly_what_is_past_its_day(repo: Path, whole: Portal) -> None:
    portal = whole
    expected: dict[str, set[str]] = {}
    for matter in json.loads((repo / PATROL).read_text("utf-8"))["matters"]:
        if matter["desk"] == "旗县区" and matter["due"] < DAY:
            expected.setdefault(matter["place"], set()).add(matter["id"])
    letters = due(whole)
    assert told(letters) == expected
    assert len(expected) == len(portal.counties)
    assert [letter.recipient.key for letter in letters] == [place.code for place in portal.counties]
    assert [letter.number for letter in letters] == [f"2026-{n:03d}" for n in range(1, 13)]
    assert {(letter.step.name, letter.reply.day, letter.reply.provisional) for letter in letters} == {("提醒函", date(2027, 1, 4), True)}
    assert {letter.recipient.office for letter in letters} == {f"{place.name}工程建设项目审批制度改革工作领导小组办公室" for place in portal.counties}


@pytest.mark.parametrize(("day", "expected"), [("2026-11-30", set()), ("2026-12-01", {"150422"})])
def test_the_day_itself_is_not_past(whole: Portal, day: str, expected: set[str]) -> None:
    assert told(due(whole, day)).keys() == expected


def test_only_the_counties_asked_for(whole: Portal) -> None:
    assert [letter.recipient.key for letter in due(whole, DAY, "150430")] == ["150430"]


def test_what_was_mended_since_the_patrol_is_left_out(copy_of_repo: Path) -> None:
    """巴林左旗 follows the new version: its one lag matter is gone from the letter, the other stays."""
    before = told(due(copy_of_repo))["150422"]
    claims = next(copy_of_repo.glob("catalog/150422-*/claims.yml"))
    text = claims.read_text("utf-8")
    line = next(line for line in text.splitlines() if "jianshe-gongcheng-guihua-xuke," in line)
    claims.write_text(text.replace(line, line.replace("跟随版本: 1", "跟随版本: 2")), "utf-8")
    after = told(due(copy_of_repo))["150422"]
    assert (len(before), len(after), after < before) == (2, 1, True)


def test_without_a_patrol_nobody_knows(copy_of_repo: Path) -> None:
    for file in (copy_of_repo / "statistics/patrols").glob("*.json"):
        file.unlink()
    with pytest.raises(PortalError, match="还没有半月巡查的记录"):
        due(copy_of_repo)


def keep(root: Path, letters: list[Letter], status: str = "已发") -> None:
    """The letters in the ledger, as the command writes them, then sent or withdrawn."""
    new = [ledger.New(each.number, each.step.name, each.recipient.key, each.day, each.reply.day,
                      tuple((point.matter.id, point.matter.code, point.matter.item, point.matter.subject) for point in each.points), each.sample) for each in letters]
    file = root / ledger.FILE
    data = ledger.appended(file.read_bytes() if file.exists() else b"", new)
    file.write_bytes(data.replace(f"状态: {ledger.DRAFT}".encode(), f"状态: {status}".encode()))


def test_one_step_at_a_time(copy_of_repo: Path) -> None:
    first = due(copy_of_repo, "2026-12-04", "150404")
    assert [(letter.step.name, letter.reply.day) for letter in first] == [("提醒函", date(2026, 12, 18))]
    keep(copy_of_repo, first)
    mine = {point.matter.id for point in first[0].points}
    assert due(copy_of_repo, "2026-12-18", "150404") == []
    later = due(copy_of_repo, DAY, "150404")
    assert [(letter.step.name, letter.number) for letter in later] == [("提醒函", "2026-002"), ("督办函", "2026-003")]
    assert {point.matter.id for point in later[1].points} == mine
    assert [entry.number for entry in later[1].earlier] == ["2026-001"]
    keep(copy_of_repo, later)
    assert due(copy_of_repo, "2026-12-28", "150404") == []


def test_the_ladder_ends(copy_of_repo: Path) -> None:
    for day in ("2026-12-21", "2027-01-11", "2027-02-22"):
        letters = due(copy_of_repo, day, "150426")
        assert [letter.step.name for letter in letters] == {"2026-12-21": ["提醒函"], "2027-01-11": ["督办函"], "2027-02-22": []}[day]
        keep(copy_of_repo, letters)


def test_a_letter_withdrawn_does_not_count(copy_of_repo: Path) -> None:
    first = due(copy_of_repo)
    keep(copy_of_repo, first, ledger.WITHDRAWN)
    again = due(copy_of_repo)
    assert told(again) == told(first)
    assert [letter.number for letter in again] == [f"2026-{n:03d}" for n in range(13, 25)]


def test_a_matter_settled_by_a_letter_is_left_alone(copy_of_repo: Path) -> None:
    keep(copy_of_repo, due(copy_of_repo, DAY, "150426"), ledger.SETTLED)
    assert due(copy_of_repo, "2027-03-01", "150426") == []


def test_the_ledger_only_grows_and_conforms(copy_of_repo: Path) -> None:
    keep(copy_of_repo, due(copy_of_repo, "2026-12-04")[:1])
    before = (copy_of_repo / ledger.FILE).read_bytes()
    after = ledger.appended(before, [ledger.New("2026-002", "督办函", "150402", date(2026, 12, 31), date(2027, 1, 8), (("a'b", "LVL101", "", "环节：'甲'"),), False)])
    assert after.startswith(before)
    (copy_of_repo / ledger.FILE).write_bytes(after)
    portal = Portal(copy_of_repo, date(2026, 12, 31))
    assert portal.documents[ledger.FILE].problems == []
    entries = ledger.entries(portal)
    assert [(entry.number, entry.kind, entry.status, entry.matters[0]) for entry in entries][1] == ("2026-002", "督办函", "拟稿", "a'b")
    assert entries[1].codes == (("LVL101", "", "环节：'甲'"),)
    assert ledger.following(entries, date(2027, 1, 4)) == "2027-001"
    assert [entry.number for entry in ledger.entries(Portal(copy_of_repo, date(2026, 12, 30)))] == ["2026-001"]


def state(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in root.rglob("*") if path.is_file()}


def test_a_plan_writes_nothing_and_writing_overwrites_nothing(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    before = state(copy_of_repo)
    done = portal_cmd("letters", "--as-of", DAY, "红山区", root=copy_of_repo)
    assert (done.code, done.err) == (0, "")
    assert "这是计划，没有写文件，也没有登记。要写的话加 --write：1 份。" in done.out
    assert state(copy_of_repo) == before
    done = portal_cmd("letters", "--as-of", DAY, "红山区", "--write", root=copy_of_repo)
    new = {"private/letters/2026-001-ti-xing-han-150402.docx", "catalog/letters.yml"}
    assert (done.code, state(copy_of_repo).keys() - before.keys()) == (0, new)
    assert portal_cmd("check", "--as-of", DAY, root=copy_of_repo).code in (0, 1)
    kept = state(copy_of_repo)
    again = portal_cmd("letters", "--as-of", DAY, "红山区", "--write", root=copy_of_repo)
    assert "没有该发的函" in again.out
    (copy_of_repo / "private/letters/2026-002-ti-xing-han-150403.docx").write_bytes(b"mine")
    kept = state(copy_of_repo)
    refused = portal_cmd("letters", "--as-of", DAY, "--write", root=copy_of_repo)
    assert refused.code == 2
    assert "已经有了，不覆盖，一份都没有写" in refused.err
    assert state(copy_of_repo) == kept


def test_the_same_day_makes_the_same_files(copy_repo: Callable[[Path], Path], portal_cmd: PortalCommand, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        root = copy_repo(tmp_path / name)
        portal_cmd("letters", "--as-of", DAY, "--write", "-o", tmp_path / f"{name}-letters", root=root)
        portal_cmd("bulletin", "--month", "2026-10", "-o", tmp_path / f"{name}-letters" / "bulletin.docx", root=root)
        made.append((state(tmp_path / f"{name}-letters"), (root / ledger.FILE).read_bytes()))
    assert made[0] == made[1]
    assert len(made[0][0]) == 13
