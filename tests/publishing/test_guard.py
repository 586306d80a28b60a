"""A folder that is not ours is never written to, and the sentence says why."""

import os
from pathlib import Path

import pytest

from generator.errors import PortalError
from generator.publishing import MARKER, Tree, check_output


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    repository = tmp_path / "repository"
    repository.mkdir()
    return repository


def refused(output: Path, repository: Path) -> str:
    """The sentence; and nothing may have been made, neither by the check nor by a build."""
    before = sorted(repository.parent.rglob("*"))
    with pytest.raises(PortalError) as said:
        check_output(output, repository)
    with pytest.raises(PortalError):
        Tree.open(output, repository)
    assert sorted(repository.parent.rglob("*")) == before
    return str(said.value)


def test_root_of_the_disk(repository: Path) -> None:
    assert refused(Path("/"), repository).startswith("不能把网站写到磁盘根目录 /；")


def test_home_and_its_parents(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = repository / "people" / "clerk"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    assert refused(home, repository).startswith(f"不能把网站写到用户主目录 {home}；")
    assert refused(home.parent, repository).startswith(
        f"不能把网站写到 {home.parent}：用户主目录 {home} 在它里面；"
    )


def test_repository_root_and_its_parents(repository: Path) -> None:
    assert refused(repository, repository).startswith(f"不能把网站写到仓库根目录 {repository}；")
    assert refused(repository / "x" / "..", repository).startswith(f"不能把网站写到仓库根目录 {repository}；")
    assert refused(repository.parent, repository).startswith(
        f"不能把网站写到 {repository.parent}：仓库根目录 {repository} 在它里面；"
    )


def test_repository_root_even_with_a_marker(repository: Path) -> None:
    (repository / MARKER).touch()
    assert "仓库根目录" in refused(repository, repository)


def test_folder_with_somebody_elses_files(repository: Path) -> None:
    output = repository / "thesis"
    output.mkdir()
    (output / "chapter.txt").write_text("two years of work")
    assert "不是空的，也没有生成器的标记 .portal-site" in refused(output, repository)
    assert (output / "chapter.txt").read_text() == "two years of work"


def test_staging_with_somebody_elses_files(repository: Path) -> None:
    staging = repository / ".site.next"
    staging.mkdir()
    (staging / "notes.txt").touch()
    assert str(staging) in refused(repository / "site", repository)


def test_file(repository: Path) -> None:
    output = repository / "site"
    output.touch()
    assert "是文件，不是文件夹" in refused(output, repository)


@pytest.mark.parametrize("target", ["elsewhere", "missing", ".site.0"])
def test_link_not_ours(repository: Path, target: str) -> None:
    """A link to a folder of ours under another name, to nothing, and to an unmarked `.site.0`."""
    for name in ("elsewhere", ".site.0"):
        (repository / name).mkdir()
    (repository / "elsewhere" / MARKER).touch()
    output = repository / "site"
    output.symlink_to(target)
    assert "是符号链接，且不是生成器建立的" in refused(output, repository)


def test_folder_that_cannot_be_written(repository: Path) -> None:
    (repository / "plain").touch()
    with pytest.raises(PortalError, match="无法写入"):
        Tree.open(repository / "plain" / "site", repository)


def test_allowed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    for name in ("missing", "empty", "ours", "deep/er/missing"):
        output = repository / name
        if name in ("empty", "ours"):
            output.mkdir()
        if name == "ours":
            (output / MARKER).touch()
            (output / "index.html").touch()
        assert check_output(Path(name), repository) == output
    (repository / "linked").symlink_to(repository / "empty")
    assert check_output(repository / "linked" / "site", repository) == repository / "empty" / "site"
    assert not os.path.exists(repository / "missing")
