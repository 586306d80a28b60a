"""A finished tree carried to the server's folder, and the one before it brought back, by each way of exchanging."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import PortalError
from generator.publishing import MANIFEST, Entry, Summary, bring_back, carry
from tests.publishing.sample import NEW, OLD, Pages, contents

Build = Callable[[Pages], tuple[list[Entry], Summary]]


@pytest.fixture
def served(tmp_path: Path) -> Path:
    return tmp_path / "www" / "site"


def test_what_was_built_is_served_and_brought_back(build: Build, output: Path, served: Path, way: str) -> None:
    build(OLD)
    first = carry(output, served, output.parent)
    assert contents(served) == OLD
    assert (first.files, first.meta) == (len(OLD), {"数据截至": "2026-11-20"})
    build(NEW)
    second = carry(output, served, output.parent)
    assert contents(served) == NEW
    assert second.summary is not None
    assert set(second.summary.removed) == OLD.keys() - NEW.keys()
    for expected in (OLD, NEW, OLD):
        assert bring_back(served, output.parent).files == len(expected)
        assert contents(served) == expected
    assert served.is_symlink() == (way == "link")


def test_the_same_tree_again_keeps_the_one_before(build: Build, output: Path, served: Path) -> None:
    for pages in (OLD, NEW, NEW):
        build(pages)
        carry(output, served, output.parent)
    done = carry(output, served, output.parent)
    assert done.summary == Summary(len(NEW), 0, (), (), ())
    bring_back(served, output.parent)
    assert contents(served) == OLD


def test_nothing_to_bring_back(build: Build, output: Path, served: Path) -> None:
    with pytest.raises(PortalError, match="还没有发布过"):
        bring_back(served, output.parent)
    build(OLD)
    carry(output, served, output.parent)
    with pytest.raises(PortalError, match="没有完整的上一版"):
        bring_back(served, output.parent)
    assert contents(served) == OLD


def test_a_tree_that_was_touched_is_neither_carried_nor_brought_back(build: Build, output: Path, served: Path) -> None:
    for pages in (OLD, NEW):
        build(pages)
        carry(output, served, output.parent)
    (served.with_name(".site.next") / "index.html").write_bytes(b"home X")
    with pytest.raises(PortalError, match="没有完整的上一版"):
        bring_back(served, output.parent)
    (output / "index.html").write_bytes(b"home X")
    (served / MANIFEST).unlink()
    with pytest.raises(PortalError, match=r"不完整：index\.html"):
        carry(output, served, output.parent)
    assert contents(served) == NEW


@pytest.mark.parametrize("built", [True, False])
def test_only_a_built_tree_and_only_elsewhere(build: Build, output: Path, tmp_path: Path, built: bool) -> None:
    if built:
        build(OLD)
    source, message = (output, "就是生成网站的文件夹") if built else (tmp_path, "没有生成好的网站")
    with pytest.raises(PortalError, match=message):
        carry(source, output, output.parent)


def test_a_foreign_folder_is_refused(build: Build, output: Path, tmp_path: Path) -> None:
    build(OLD)
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(PortalError, match="不是空的"):
        carry(output, tmp_path / "www", output.parent)
    assert [file.name for file in (tmp_path / "www").iterdir()] == ["diary.txt"]
