"""`portal inspect` as it is used: a dated file, the same bytes again, a work list that remembers, nothing private outside."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.model.patrol import Patrol, PatrolError, read
from generator.rules.registry import RULES
from tests.conftest import REPO, PortalCommand

EVENTS = REPO / "statistics/sample/supervision.csv.gz"
Run = Callable[..., Any]


def _prepared(root: Path) -> Path:
    """Without patrols, its records in the private folder."""
    shutil.rmtree(root / "statistics/patrols")
    (root / "private/events").mkdir(parents=True)
    for ending in ("csv.gz", "json"):
        shutil.copyfile(EVENTS.with_name(f"supervision.{ending}"), root / f"private/events/supervision.{ending}")
    return root


@pytest.fixture
def root(copy_of_repo: Path) -> Path:
    """A portal not patrolled yet."""
    return _prepared(copy_of_repo)


@pytest.fixture(scope="module")
def _once(copy_repo: Callable[[Path], Path], portal_cmd: PortalCommand, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = _prepared(copy_repo(tmp_path_factory.mktemp("patrolled") / "portal"))
    assert portal_cmd("inspect", root=made).code == 0
    return made


@pytest.fixture
def patrolled(_once: Path, tmp_path: Path) -> Path:
    """A portal patrolled on 2026-11-20."""
    return Path(shutil.copytree(_once, tmp_path / "patrolled"))


def _patrol(root: Path, day: str) -> Patrol:
    path = f"statistics/patrols/{day}.json"
    return read(path, (root / path).read_bytes())


def test_patrols_follow_each_other(root: Path, portal_cmd: PortalCommand) -> None:
    assert portal_cmd("inspect", "--as-of", "2026-11-05", root=root).code == 0
    first = _patrol(root, "2026-11-05")
    assert first.last is None
    assert {matter.state for matter in first.matters} == {"new"}
    assert first.settled == []

    settings = root / "catalog/portal.yml"  # something is mended, something goes wrong
    settings.write_text(settings.read_text("utf-8").replace("承办单位: ''", "承办单位: 示例单位"), "utf-8")
    claims = root / "catalog/150402-hongshan/claims.yml"
    lines = claims.read_text("utf-8").splitlines(keepends=True)
    claims.write_text("".join(line for line in lines if "shuitu-baochi-fangan-shenpi" not in line), "utf-8")
    assert portal_cmd("inspect", "--as-of", "2026-11-20", root=root).code == 0
    second = _patrol(root, "2026-11-20")
    assert second.last == first.as_of
    assert [(each.code, each.subject) for each in second.settled] == [("PUB103", "承办单位")]
    before = {matter.id: matter for matter in first.matters}
    for matter in second.matters:
        assert matter.state == ("open" if matter.id in before else "new")
        assert matter.first == (before[matter.id].first if matter.id in before else second.as_of)
        if matter.id in before:
            assert matter.due == before[matter.id].due
    assert ("LVL116", "150402", "shuitu-baochi-fangan-shenpi") in {(each.code, each.place, each.item) for each in second.matters if each.state == "new"}


def test_due_days_come_from_the_calendar(root: Path, portal_cmd: PortalCommand) -> None:
    """20 working days for a hint seen on 2026-09-18: two made-up working days count, nine holidays do not."""
    portal_cmd("inspect", "--as-of", "2026-09-18", root=root)
    dues = {matter.due.isoformat() for matter in _patrol(root, "2026-09-18").matters if matter.code == "PUB103"}
    assert dues == {"2026-10-22"}
    portal_cmd("inspect", "--as-of", "2026-11-20", root=root)
    again = _patrol(root, "2026-11-20")
    assert {matter.due.isoformat() for matter in again.matters if matter.code == "PUB103" and matter.first.isoformat() == "2026-09-18"} == {"2026-10-22"}
    assert {matter.code for matter in again.late} >= {"PUB103"}


def test_the_same_day_is_the_same_file_and_another_one_is_not_put_in_its_place(patrolled: Path, portal_cmd: PortalCommand) -> None:
    kept = patrolled / "statistics/patrols/2026-11-20.json"
    data = kept.read_bytes()
    assert portal_cmd("inspect", root=patrolled).code == 0
    assert kept.read_bytes() == data
    assert portal_cmd("inspect", "--format", "json", "--dry-run", root=patrolled).out.encode() == data
    settings = patrolled / "catalog/portal.yml"
    settings.write_text(settings.read_text("utf-8").replace("承办单位: ''", "承办单位: 示例单位"), "utf-8")
    refused = portal_cmd("inspect", root=patrolled)
    assert (refused.code, kept.read_bytes()) == (2, data)
    assert "--replace" in refused.err
    assert portal_cmd("inspect", "--replace", root=patrolled).code == 0
    assert kept.read_bytes() != data


def test_what_is_found_is_on_the_work_list_and_checked_from_the_file(patrolled: Path, portal_cmd: PortalCommand) -> None:
    patrol = _patrol(patrolled, "2026-11-20")
    seen = {RULES[signal.rule].code for signal in patrol.signals}  # the rules that read the patrol; complaints are theirs who answer
    listed = {(matter.code, matter.place, matter.item, matter.subject) for matter in patrol.matters if matter.code in seen}
    assert len(listed) == len(patrol.signals) == 13
    found = json.loads(portal_cmd("check", "--format", "json", root=patrolled).out)["findings"]
    assert {(each["code"], each["place"], each["item"], each["subject"]) for each in found if each["code"] in seen} == listed
    lines = (patrolled / patrol.path).read_text("utf-8").splitlines()
    for each in found:
        if each["code"] in seen:
            assert f'"{each["name"]}"' in lines[each["line"] - 1]
    assert {matter.id for matter in patrol.matters} == {matter.id for matter in set(patrol.matters)}


def test_no_case_leaves_the_private_folder(root: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("inspect", "--by-office", root=root)
    evidence = root / "private/supervision/2026-11-20/signals.csv"
    assert evidence.read_text("utf-8-sig").count("示例巡查-") == 42
    assert evidence.stat().st_mode & 0o077 == 0
    assert "示例巡查-" not in done.out
    assert "示例巡查-" not in (root / "statistics/patrols/2026-11-20.json").read_text("utf-8")
    ignored = (REPO / ".gitignore").read_text("utf-8").splitlines()
    assert "/private/" in ignored
    built = root.parent / "site"
    assert portal_cmd("build", "--output", built, root=root).code == 0
    leaked = [path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file() and "示例巡查-".encode() in path.read_bytes()]
    assert leaked == []


def test_without_records_the_rest_is_patrolled(root: Path, portal_cmd: PortalCommand) -> None:
    shutil.rmtree(root / "private")
    done = portal_cmd("inspect", root=root)
    assert done.code == 0, done.err
    assert "没有办件记录" in done.out
    patrol = _patrol(root, "2026-11-20")
    assert (patrol.cases, patrol.signals) == (0, [])
    assert patrol.matters


@pytest.mark.parametrize(("words", "cause"), [
    (("--events", "没有.csv.gz"), "没有 没有.csv.gz 这个文件"), (("--events", str(REPO / "README.md")), "不是 portal ingest 生成的"),
    (("--as-of", "昨天"), "不是日期")])
def test_wrong_use_is_one_sentence(words: tuple[str, ...], cause: str, root: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("inspect", *words, root=root)
    assert (done.code, done.out) == (2, "")
    assert cause in done.err
    assert "Traceback" not in done.err


def test_private_is_never_reached_through_a_link(root: Path, portal_cmd: PortalCommand, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    shutil.move(root / "private", outside / "private")
    (root / "private").symlink_to(outside / "private")
    done = portal_cmd("inspect", root=root)
    assert done.code == 2
    assert "是一个链接" in done.err
    assert not (outside / "private/supervision").exists()


_EMPTY = {"version": 1, "as_of": "2026-11-20", "from": "2026-01-01", "last": "", "sample": True, "cases": 0, "places": [], "signals": [], "matters": [], "settled": []}
_BAD = [b"", b"[]", b"{}", b'{"version": 2}', b"\xff", b"[" * 200_000,
        *(json.dumps({**_EMPTY, **change}).encode() for change in ({"as_of": "2026-11-31"}, {"cases": -1}, {"places": [{}]}, {"matters": [1]}))]


@pytest.mark.parametrize("data", _BAD, ids=range(len(_BAD)))
def test_a_file_that_is_no_patrol_is_refused(data: bytes) -> None:
    with pytest.raises(PatrolError):
        read("x.json", data)
    assert read("x.json", json.dumps(_EMPTY).encode()).cases == 0
