"""A file that cannot be read: its newest committed version that reads clean stands in; without git, nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from generator.collection import Portal
from generator.model.tree import plain
from generator.reading.source import Revision
from tests.collection.small import CLAIMS, COUNTY, GUIDE, ITEM, OWN, change, own, write

BROKEN = "承诺办结时限: 4日\n承诺办结时限: 3日\n"


def git(root: Path, *words: str, day: str = "2026-11-01") -> None:
    stamp = f"{day}T12:00:00+08:00"
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    who = ("-c", "user.name=示例", "-c", "user.email=shili@example.invalid", "-c", "init.defaultBranch=main")
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True, env={**os.environ, **quiet})


def commit(root: Path, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "示例", day=day)


def promise(portal: Portal) -> object:
    holding = portal.holding(COUNTY, ITEM)
    assert holding is not None
    return plain(holding.elements["承诺办结时限"])


def test_the_last_committed_version_stands_in(root: Path) -> None:
    own(root, "承诺办结时限: 4日")
    git(root, "init", "-q")
    commit(root, "2026-11-01")
    own(root, "承诺办结时限: 3日")
    commit(root, "2026-11-05")
    write(root, OWN, BROKEN)
    document = Portal(root).documents[OWN]
    assert document.stale == "2026-11-05"
    assert document.tree is not None
    assert [problem.rule for problem in document.problems] == ["duplicate-key"]
    assert promise(Portal(root)) == "3日"


def test_a_version_committed_broken_is_passed_over(root: Path) -> None:
    own(root, "承诺办结时限: 4日")
    git(root, "init", "-q")
    commit(root, "2026-11-01")
    own(root, BROKEN)
    commit(root, "2026-11-05")
    own(root, "承诺办结时限: 六日")  # reads, but does not conform
    commit(root, "2026-11-06")
    assert Portal(root).documents[OWN].stale == "2026-11-01"
    assert promise(Portal(root)) == "4日"


def test_a_portal_below_the_root_of_its_repository(root: Path) -> None:
    git(root.parent, "init", "-q")
    commit(root.parent, "2026-11-02")
    write(root, GUIDE, "事项：\n")
    portal = Portal(root)
    assert portal.documents[GUIDE].stale == "2026-11-02"
    assert promise(portal) == "5日"


def test_without_git_nothing_stands_in_and_the_rest_goes_on(root: Path) -> None:
    write(root, GUIDE, "事项：\n")
    portal = Portal(root)
    document = portal.documents[GUIDE]
    assert (document.tree, document.stale) == (None, "")
    assert portal.holding(COUNTY, ITEM) is None
    assert portal.holding(COUNTY, "qiye-touzi-xiangmu-beian") is not None


def test_a_broken_county_file_without_git_shows_nothing_of_its_own(root: Path) -> None:
    write(root, OWN, BROKEN)
    portal = Portal(root)
    assert portal.documents[OWN].tree is None
    assert portal.overlay(COUNTY, ITEM) is None


def test_a_file_never_committed_has_no_earlier_version(root: Path) -> None:
    git(root, "init", "-q")
    commit(root, "2026-11-01")
    write(root, OWN, BROKEN)
    assert Portal(root).documents[OWN].tree is None


def test_broken_claims_keep_the_last_good_ones(root: Path) -> None:
    git(root, "init", "-q")
    commit(root, "2026-11-01")
    change(root, CLAIMS, "示例: 是", "示例：是")
    assert len(Portal(root).claims[COUNTY]) == 3


def test_a_revision_equals_the_folder_it_was_committed_from(root: Path) -> None:
    own(root, "承诺办结时限: 4日")
    git(root, "init", "-q")
    commit(root, "2026-11-01")
    folder, revision = Portal(root), Portal(Revision(root, "HEAD"))
    assert revision.documents.keys() == folder.documents.keys()
    for path, document in folder.documents.items():
        again = revision.documents[path].tree
        assert document.tree is not None
        assert again is not None
        assert plain(again) == plain(document.tree)
        assert again.where == document.tree.where
    change(root, OWN, "4日", "3日")
    assert promise(Portal(Revision(root, "HEAD"))) == "4日"
    assert promise(Portal(root)) == "3日"
