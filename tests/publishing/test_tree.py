"""What a build writes, leaves alone, deletes and publishes."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.errors import PortalError
from generator.publishing import MANIFEST, MARKER, Entry, Summary, Tree, read_manifest
from tests.publishing.sample import NEW, OLD, Pages, contents

Build = Callable[[Pages], tuple[list[Entry], Summary]]


def staging_of(output: Path) -> Path:
    return output.with_name(".site.next")


def changed(entries: list[Entry]) -> set[str]:
    return {entry.rel for entry in entries if entry.changed}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {rel: (s.st_ino, s.st_mtime_ns) for rel in contents(folder) for s in [os.stat(folder / rel)]}


def test_first_build(build: Build, output: Path, way: str) -> None:
    entries, summary = build(OLD)
    assert contents(output) == OLD
    assert (output / MARKER).is_file()
    assert output.is_symlink() == (way == "link")
    beside = {path.name for path in output.parent.iterdir()}
    assert beside == {"site", ".site.lock"} | ({".site.0"} if way == "link" else set())
    assert changed(entries) == OLD.keys()
    assert summary == Summary(5, 5, tuple(sorted(OLD)), (), ())
    expected = {rel: (hashlib.sha256(data).hexdigest(), len(data)) for rel, data in OLD.items()}
    manifest = read_manifest(output)
    assert manifest is not None
    assert (manifest.files, manifest.meta) == (expected, {"数据截至": "2026-11-20"})


def test_each_way_alternates_two_trees(build: Build, output: Path, way: str) -> None:
    for pages in (OLD, NEW, OLD, NEW):
        build(pages)
        assert contents(output) == pages
    assert contents(staging_of(output)) == OLD
    beside = {path.name for path in output.parent.iterdir()}
    folder = {".site.0", ".site.1"} & beside if way == "link" else set()
    assert len(folder) == (way == "link")
    assert beside == {"site", ".site.next", ".site.lock"} | folder


def test_later_build_writes_only_what_differs(build: Build, output: Path) -> None:
    build(OLD)
    build(OLD)
    before = stamps(staging_of(output))
    entries, summary = build(NEW)
    written = {"index.html", "items/c/index.html", "places/150402/index.html"}
    assert changed(entries) == written
    assert summary == Summary(
        files=5,
        written=3,
        added=("items/c/index.html",),
        changed=("index.html", "places/150402/index.html"),
        removed=("items/b/index.html",),
    )
    after = stamps(output)
    assert {rel for rel in after if after[rel] != before.get(rel)} == written
    # The other tree is still the old site: two files differ from it again, one is new to it.
    assert changed(build(NEW)[0]) == written
    assert changed(build(NEW)[0]) == set()


def test_unchanged_files_are_not_read(build: Build, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(OLD)
    build(OLD)
    with Tree.open(output, output.parent) as tree, monkeypatch.context() as patch:
        patch.setattr("builtins.open", None)
        entries = [tree.write(rel, data) for rel, data in OLD.items()]
    assert changed(entries) == set()


def test_published_tree_is_untouched_until_publish(build: Build, output: Path) -> None:
    build(OLD)
    before = stamps(output)
    with Tree.open(output, output.parent) as tree:
        tree.seal([tree.write(rel, data) for rel, data in NEW.items()], {})
        assert (contents(output), stamps(output)) == (OLD, before)
        tree.publish()
    assert contents(output) == NEW


def test_stale_files_folders_and_links_vanish(build: Build, output: Path, tmp_path: Path) -> None:
    build(OLD)
    build(OLD)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept.txt").touch()
    staging = staging_of(output)
    (staging / "empty" / "deeper").mkdir(parents=True)
    (staging / "to-outside").symlink_to(outside)
    build(NEW)
    assert contents(output) == NEW
    folders = {p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_dir()}
    assert folders == {"assets", "items", "items/a", "items/c", "places", "places/150402"}
    assert (outside / "kept.txt").is_file()


def test_nothing_is_written_through_a_link(build: Build, output: Path, tmp_path: Path) -> None:
    build(OLD)
    build(OLD)
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("index.html", "kept", "twin"):
        (outside / name).write_bytes(b"kept")
    staging = staging_of(output)
    (staging / "index.html").unlink()
    (staging / "index.html").symlink_to(outside / "kept")
    (staging / "places/150402/index.html").unlink()
    os.link(outside / "twin", staging / "places/150402/index.html")
    (staging / "items/b/index.html").unlink()
    (staging / "items/b").rmdir()
    (staging / "items/c").symlink_to(outside)
    build(NEW)
    assert contents(output) == NEW
    assert {p.name: p.read_bytes() for p in outside.iterdir()} == dict.fromkeys(("index.html", "kept", "twin"), b"kept")


def test_file_becomes_folder_and_back(build: Build, output: Path) -> None:
    flat: Pages = {"items": b"a file"}
    deep: Pages = {"items/a/index.html": b"a page"}
    for pages in (flat, deep, deep, flat, flat, deep):
        build(pages)
        assert contents(output) == pages


@pytest.mark.parametrize("keep_time", [False, True])
def test_edited_by_hand(build: Build, output: Path, keep_time: bool) -> None:
    """The same size, even the same time of change: the manifest is not believed."""
    build(OLD)
    page = output / "index.html"
    before = page.stat()
    page.write_bytes(b"HOME 1")
    if keep_time:
        os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    build(OLD)
    entries, _ = build(OLD)
    assert changed(entries) == {"index.html"}
    assert contents(output) == OLD


def test_damaged_manifest_is_not_believed(build: Build, output: Path) -> None:
    build(OLD)
    build(OLD)
    staging = staging_of(output)
    for text in ("", "{", "[]", '{"format": 2, "meta": {}, "files": {}}', '{"format": 1, "meta": {}, "files": {"index.html": 3}}'):
        (staging / MANIFEST).write_text(text)
        assert read_manifest(staging) is None
    build(NEW)
    assert contents(output) == NEW


def test_manifest_is_reproducible(tmp_path: Path) -> None:
    """Order of writing, place and history of the folder are nothing."""
    found = []
    for name, steps in (("one", [OLD]), ("two", [NEW, NEW, dict(reversed(OLD.items()))])):
        for pages in steps:
            with Tree.open(tmp_path / name, tmp_path / "repository") as tree:
                meta: dict[str, Any] = {"b": 1, "a": "数据"} if name == "one" else {"a": "数据", "b": 1}
                tree.seal([tree.write(rel, data) for rel, data in pages.items()], meta)
                tree.publish()
        found.append((tmp_path / name / MANIFEST).read_bytes())
    assert found[0] == found[1]
    parsed = json.loads(found[0])
    assert list(parsed["files"]) == sorted(OLD)
    assert parsed["files"]["index.html"] == [hashlib.sha256(b"home 1").hexdigest(), 6]


def test_forked_workers_share_a_tree(output: Path) -> None:
    with Tree.open(output, output.parent) as tree:
        pages = {f"places/1504{n:02d}/items/{n % 3}/index.html": bytes([n]) * n for n in range(40)}
        children = []
        for worker in range(2):
            child = os.fork()
            if child == 0:
                for rel in list(pages)[worker::2]:
                    tree.write(rel, pages[rel])
                os._exit(0)
            children.append(child)
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
        entries = [tree.write(rel, data) for rel, data in pages.items()]
        assert changed(entries) == set()
        tree.seal(entries, {})
        tree.publish()
    assert contents(output) == pages


def test_entry_without_its_file_is_not_published(build: Build, output: Path) -> None:
    build(OLD)
    for harm in ("missing", "short"):
        with Tree.open(output, output.parent) as tree:
            entries = [tree.write(rel, data) for rel, data in NEW.items()]
            page = tree.staging / "items/c/index.html"
            if harm == "missing":
                page.unlink()
            else:
                page.write_bytes(b"c")
            with pytest.raises(PortalError, match=r"1 个文件缺失或大小不符（如 items/c/index.html）"):
                tree.seal(entries, {})
            with pytest.raises(RuntimeError):
                tree.publish()
        assert contents(output) == OLD


@pytest.mark.parametrize(
    "rel", ["", "/etc/passwd", "../out", "a/../../out", "a//b", "a/", "./a", "a\\b", MANIFEST, MARKER]
)
def test_paths_that_are_a_mistake_of_ours(output: Path, rel: str) -> None:
    with Tree.open(output, output.parent) as tree:
        with pytest.raises(ValueError, match="not a"):
            tree.write(rel, b"")
        assert contents(output.parent) == {".site.lock": str(os.getpid()).encode(), ".site.next/.portal-site": (tree.staging / MARKER).read_bytes()}


def test_written_twice(output: Path) -> None:
    with Tree.open(output, output.parent) as tree:
        twice = [tree.write("a", b"1"), tree.write("a", b"1"), tree.write("b", b"1")]
        with pytest.raises(ValueError, match=r"written twice: \['a'\]"):
            tree.seal(twice, {})


def test_full_disk_is_a_sentence(build: Build, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(OLD)

    def full(file: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with Tree.open(output, output.parent) as tree, monkeypatch.context() as patch:
        patch.setattr("generator.publishing.tree.os.write", full)
        with pytest.raises(PortalError) as said:
            tree.write("a", b"1")
    assert str(said.value) == f"无法写入 {tree.staging}/a：磁盘已满。已发布的网站没有改动。"
    assert contents(output) == OLD


def test_two_builds_on_one_output(build: Build, output: Path) -> None:
    with Tree.open(output, output.parent):
        with pytest.raises(PortalError) as said:
            Tree.open(output, output.parent)
        with Tree.open(output.with_name("other"), output.parent) as other:
            other.seal([], {})
    assert str(said.value).startswith(f"另一个构建（进程 {os.getpid()}）正在写入 {output}；")
    build(OLD)
    assert contents(output) == OLD


def test_published_folder_deleted_by_hand(build: Build, output: Path) -> None:
    build(OLD)
    build(OLD)
    output.rename(output.with_name("taken away"))
    entries, _ = build(OLD)
    assert (changed(entries), contents(output)) == (set(), OLD)
