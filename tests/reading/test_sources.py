"""Where files come from: a folder with links, pipes and strange names, or a git revision."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.errors import PortalError
from generator.reading.layout import Slot, misplaced, slot
from generator.reading.source import Folder, Revision, earlier
from generator.rules.engine import run
from tests.rules.harness import plant

GUIDE = "guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return plant(tmp_path / "portal")


def _found(root: Path) -> list[tuple[str, str, str]]:
    return [(each.name, each.where.path, each.mended_by) for each in run(Portal(root))]


def test_links_pipes_and_strange_names_are_never_followed(root: Path) -> None:
    (root / "guides/150402-hongshan/qiye-touzi-xiangmu-beian.yml").symlink_to("/etc/hostname")
    (root / "guides/150430-aohan/forms").symlink_to(root / "catalog")
    os.mkfifo(root / GUIDE)
    (root / os.fsdecode(b"guides/150430-aohan/\xff.yml")).write_bytes(b"")
    assert _found(root) == [
        ("symbolic-link", "guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml", "旗县区"),
        ("symbolic-link", "guides/150402-hongshan/qiye-touzi-xiangmu-beian.yml", "旗县区"),
        ("symbolic-link", "guides/150430-aohan/forms", "旗县区"),
        ("symbolic-link", "guides/150430-aohan/\ufffd.yml", "旗县区"),
    ]


def test_a_linked_top_folder_is_not_followed(root: Path) -> None:
    shutil.move(root / "guides", root.parent / "elsewhere")
    (root / "guides").symlink_to(root.parent / "elsewhere")
    assert Folder(root).links() == ["guides"]
    assert not [path for path in Folder(root).paths() if path.startswith("guides")]


def test_a_file_that_vanishes_is_a_finding(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, read = Folder(root), Folder.read

    def gone(self: Folder, path: str) -> bytes:
        if path == "guides/150430-aohan/windows.yml":
            raise PermissionError(path)
        return read(self, path)

    monkeypatch.setattr(Folder, "read", gone)
    assert {each.name for each in run(Portal(source))} == {"symbolic-link"}


@pytest.mark.parametrize(("path", "wrong"), [
    (GUIDE, False), (GUIDE.replace(".yml", ".yaml"), True), (GUIDE + ".txt", True), (GUIDE.replace(".yml", ".YML"), True),
    ("guides/150000-neimenggu/x.yml", True), ("guides/150402-hongshan/forms/x.yml", False), ("catalog/README.md", False),
    ("catalog/150402-hongshan/x.yml", True), ("catalog/calendar/26.yml", True), ("statistics/mapping.yml", False),
])
def test_misplaced(path: str, wrong: bool) -> None:
    assert misplaced(path) == wrong


def test_slots() -> None:
    assert slot("catalog/X15040001-shili/claims.yml") == Slot("claims", "claims", "X15040001")
    assert slot(f"guides/150400-chifeng/history/{'a-b'}/2.yml") == Slot("市指南", "city-guide", "150400", "a-b", 2)
    assert slot("guides/150400-chifeng/history/a-b/02.yml") is None


def test_not_a_portal(tmp_path: Path) -> None:
    with pytest.raises(PortalError, match="catalog"):
        Folder(tmp_path)


def test_a_revision_reads_what_the_folder_held(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / GUIDE).symlink_to("nowhere")
    _git(root, "init", "-q")
    _git(root, "add", "-A")
    _git(root, "commit", "-qm", "一")
    before = Folder(root)
    wanted = {path: before.read(path) for path in before.paths()}
    shutil.rmtree(root / "guides")
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    revision = Revision(root, "HEAD")
    assert {path: revision.read(path) for path in revision.paths()} == wanted
    assert revision.links() == [GUIDE]
    assert [data for _, data in earlier(root, "catalog/places.yml")] == [wanted["catalog/places.yml"]]
    with pytest.raises(OSError, match=r"no\.yml"):
        revision.read("no.yml")


@pytest.mark.parametrize("name", ["没有的版本", "--help"])
def test_unknown_revision(root: Path, name: str) -> None:
    with pytest.raises(PortalError, match="没有"):
        Revision(root, name)
    assert list(earlier(root, "catalog/places.yml")) == []


def _git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.invalid", *words], cwd=root, check=True, capture_output=True)


def test_folders_of_no_place_are_named_and_not_read(root: Path) -> None:
    """A copied or misspelt folder must neither break the run nor speak for the place whose code it bears."""
    shutil.copytree(root / "catalog/150402-hongshan", root / "catalog/150499-yangben")
    claims = root / "catalog/150499-yangben/claims.yml"
    claims.write_text(claims.read_text(encoding="utf-8").replace("150402", "150499"), encoding="utf-8")
    heavy = root / "guides/150402-hongsan/jianzhu-gongcheng-shigong-xuke.yml"
    heavy.parent.mkdir()
    heavy.write_text("# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json\n"
                     "事项: jianzhu-gongcheng-shigong-xuke\n版本: 1\n承诺办结时限: 9日\n", encoding="utf-8")
    assert [each[:2] for each in _found(root)] == [
        ("unknown-place", "catalog/150499-yangben/claims.yml"),
        ("unknown-place", "guides/150402-hongsan/jianzhu-gongcheng-shigong-xuke.yml"),
    ]
