"""`portal publish-statistics`: what it writes, what it refuses, how a revision is kept beside the old figure."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model import snapshot
from tests.conftest import PortalCommand
from tests.statistics.conftest import SAMPLE

DAY = "2026-11-19"


@pytest.fixture
def root(tmp_path: Path, copy_repo: Callable[[Path], Path]) -> Path:
    """A portal with the sample among its private events and nothing published."""
    root = copy_repo(tmp_path / "portal")
    events = root / "private" / "events"
    events.mkdir(parents=True)
    for name in ("events.csv.gz", "events.json"):
        shutil.copyfile(SAMPLE.with_name(name), events / name)
    return root


def test_publish_refuse_revise(root: Path, portal_cmd: PortalCommand) -> None:
    target = root / "statistics" / DAY / "snapshot.json"
    done = portal_cmd("publish-statistics", "--as-of", DAY, "--dry-run", root=root)
    assert (done.code, target.exists()) == (0, False), done.err
    assert portal_cmd("publish-statistics", "--as-of", DAY, root=root).code == 0
    first = target.read_bytes()
    assert snapshot.read("snapshot.json", first).sample
    assert "示例-" not in first.decode()
    refused = portal_cmd("publish-statistics", "--as-of", DAY, root=root)
    assert (refused.code, "已经公布" in refused.err, target.read_bytes()) == (2, True, first)
    _lose_a_case(root / "private" / "events")
    assert portal_cmd("publish-statistics", "--as-of", DAY, "--revise", "漏报补录", root=root).code == 0
    (revision,) = json.loads(target.read_bytes())["revisions"]
    assert revision["reason"] == "漏报补录"
    assert revision["counters"]
    assert all(change["before"] != change["after"] for change in revision["counters"])


def _lose_a_case(folder: Path) -> None:
    lines = gzip.decompress((folder / "events.csv.gz").read_bytes()).decode().splitlines(keepends=True)
    case = lines[1].partition(",")[0]
    kept = [line for line in lines if line.partition(",")[0] != case]
    (folder / "events.csv.gz").write_bytes(gzip.compress("".join(kept).encode()))
    manifest = json.loads((folder / "events.json").read_text("utf-8"))
    for name in ("in", "counted", "events"):
        manifest[name] -= len(lines) - len(kept)
    (folder / "events.json").write_text(json.dumps(manifest), "utf-8")


@pytest.mark.parametrize(("words", "said"), [
    (("--events", "none.csv.gz"), "没有 none.csv.gz 这个文件"),
    (("--engine", "dask"), "要写调度器的地址"),
])
def test_wrong_use_is_one_sentence(root: Path, portal_cmd: PortalCommand, words: tuple[str, ...], said: str) -> None:
    done = portal_cmd("publish-statistics", *words, "--as-of", DAY, root=root)
    assert (done.code, said in done.err, "Traceback" in done.err) == (2, True, False)


def test_nothing_to_count(root: Path, portal_cmd: PortalCommand) -> None:
    shutil.rmtree(root / "private")
    done = portal_cmd("publish-statistics", root=root)
    assert (done.code, "没有事件文件" in done.err) == (2, True)
