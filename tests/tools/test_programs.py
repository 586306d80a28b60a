"""A missing program fails a test with the command to run; it never skips one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import programs


@pytest.fixture
def bare_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it but what the test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    return tmp_path


def executable(folder: Path, name: str) -> str:
    file = folder / name
    file.write_text("#!/bin/sh\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


def test_browser_is_looked_for_in_order(bare_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = executable(bare_path, "google-chrome")
    assert programs.chromium() == last
    second = executable(bare_path, "chromium")
    assert programs.chromium() == second
    first = executable(bare_path, "my-browser")
    monkeypatch.setenv("CHROMIUM", first)
    assert programs.chromium() == first


@pytest.mark.usefixtures("bare_path")
@pytest.mark.parametrize(("name", "packages"), programs.PACKAGES.items())
def test_missing_program_fails_with_the_command(name: str, packages: str) -> None:
    with pytest.raises(pytest.fail.Exception, match=f"apt-get install --yes {packages},再运行 make test"):
        programs.chromium() if name == "chromium" else programs.program(name)


def test_missing_npm_package_fails_with_the_command(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="请运行"):
        programs.npm_file(tmp_path, "nowhere/index.js")
