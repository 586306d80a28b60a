"""Compiled templates kept between builds: the same pages, nothing stale, no fault where nothing can be kept."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from generator.site import kept as module
from generator.site.kept import Kept, kept
from generator.site.compiling import compile_all
from tests.conftest import REPO


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A few templates that may be changed."""
    shutil.copytree(REPO / "site_templates/pages/laws", tmp_path / "root/site_templates/pages/laws")
    return tmp_path / "root"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept"


def test_the_second_time_nothing_is_compiled_and_the_code_is_the_same(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compile_all(root, Kept(folder))
    assert first == compile_all(root)
    assert len(list(folder.iterdir())) == len(first) > 1
    monkeypatch.setattr(Environment, "compile", None)
    assert compile_all(root, Kept(folder)) == first


def test_a_changed_template_and_a_changed_filter_are_compiled_anew(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = compile_all(root, Kept(folder))
    file = root / "site_templates/pages/laws/index.html"
    file.write_text(file.read_text("utf-8") + "<p>又一行</p>", "utf-8")
    after = compile_all(root, Kept(folder))
    assert {name for name in after if after[name] != before[name]} == {"laws/index.html"}
    assert after == compile_all(root)
    names: list[str] = []
    monkeypatch.setattr(Environment, "compile", lambda self, source, name, filename: names.append(name) or compile("0", name, "eval"))
    other = Kept(folder)
    other._filters += "# changed"
    compile_all(root, other)
    assert set(names) == set(after)


@pytest.mark.parametrize("spoil", [lambda file: file.write_bytes(file.read_bytes()[:30]), lambda file: file.write_bytes(b""),
                                   lambda file: (file.unlink(), file.mkdir())], ids=["cut", "empty", "folder"])
def test_what_cannot_be_read_is_compiled_anew(root: Path, folder: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    whole = compile_all(root, Kept(folder))
    for file in list(folder.iterdir()):
        spoil(file)
    assert compile_all(root, Kept(folder)) == whole


def test_where_nothing_can_be_kept_it_goes_on(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(folder)
    assert compile_all(root, Kept(folder)) == compile_all(root)

    class Unsafe(Kept):
        def __init__(self) -> None:
            raise RuntimeError("not the user's own")

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(module, "Kept", Unsafe)
    assert kept() is None
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept() is None
