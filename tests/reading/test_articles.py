"""Articles: metadata read by the same rules as data, lines where they stand; good and bad ones are files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.article import BODY
from generator.reading.document import Document, read
from generator.reading.layout import misplaced, slot
from tests.reading.helping import schemas

FOLDER = Path(__file__).with_name("articles")
EXPECTED = [line.split() for line in (FOLDER / "expected.txt").read_text("utf-8").splitlines()]


def _read(file: Path, data: bytes = b"") -> Document:
    path = f"catalog/articles/{file.name}"
    place = slot(path)
    assert place is not None
    return read(path, place, data or file.read_bytes(), schemas())


@pytest.mark.parametrize("file", sorted((FOLDER / "good").iterdir()), ids=lambda file: file.stem)
def test_a_whole_article_is_read(file: Path) -> None:
    document = _read(file)
    assert document.problems == []
    assert document.tree is not None
    assert document.tree.text("标题") == "一篇写全了的文章"
    assert "正文第一段" in document.tree.text(BODY)


def test_windows_line_ends_and_byte_order_mark_are_read() -> None:
    file = FOLDER / "good/whole.md"
    document = _read(file, b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert document.tree is not None
    assert document.tree.text(BODY) == _read(file).tree.text(BODY)  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "rule", "line"), EXPECTED, ids=[name for name, *_ in EXPECTED])
def test_what_is_missing_is_said_at_its_line(name: str, rule: str, line: str) -> None:
    document = _read(FOLDER / "bad" / name)
    assert document.tree is None
    assert {(problem.rule, problem.fact.where.line) for problem in document.problems} == {(rule, int(line))}
    assert all(problem.fact.message.endswith("。") and problem.fact.advice for problem in document.problems)


def test_every_bad_file_is_expected() -> None:
    assert sorted(name for name, *_ in EXPECTED) == sorted(file.name for file in (FOLDER / "bad").iterdir())


@pytest.mark.parametrize("path", ["catalog/articles/新闻.md", "catalog/articles/News.md", "catalog/articles/a.docx", "catalog/articles/2026/a.md"])
def test_a_file_by_another_name_is_said_to_be_misplaced(path: str) -> None:
    assert slot(path) is None
    assert misplaced(path)


def test_the_readme_is_left_alone() -> None:
    assert not misplaced("catalog/articles/README.md")
