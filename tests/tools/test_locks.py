"""The lock files: everything pinned and hashed, nothing stale, no address of any index."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(file: Path) -> dict[str, set[str]]:
    """name → versions; a package may have one version per Python."""
    found: dict[str, set[str]] = {}
    for block in re.split(r"\n(?=\S)", file.read_text(encoding="utf-8").strip()):
        if block.startswith("#"):
            continue
        requirement = Requirement(block.split("\\")[0].strip())
        assert "--hash=sha256:" in block, block
        (specifier,) = requirement.specifier
        assert specifier.operator == "==", block
        found.setdefault(canonicalize_name(requirement.name), set()).add(specifier.version)
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_lock_is_pinned_hashed_and_names_no_index(repo: Path, name: str) -> None:
    assert pins(repo / name)
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links", (repo / name).read_text(encoding="utf-8"))


def test_locks_hold_what_pyproject_asks_for(repo: Path) -> None:
    project = tomllib.loads((repo / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime, dev = (pins(repo / name) for name in LOCKS)
    extras = project["optional-dependencies"]
    for wanted, locked in (
        (project["dependencies"] + extras["build"], runtime),
        (project["dependencies"] + [line for group in extras.values() for line in group], dev),
    ):
        for line in wanted:
            requirement = Requirement(line)
            versions = locked.get(canonicalize_name(requirement.name), set())
            assert versions, f"{line} 不在锁文件里。请运行:make lock"
            assert all(requirement.specifier.contains(version) for version in versions), f"{line}:请运行 make lock"
    # The test environment is the published one plus tools, not another one.
    assert runtime.items() <= dev.items()


def test_npm_lock_holds_exactly_what_package_json_pins(repo: Path) -> None:
    wanted = json.loads((repo / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = json.loads((repo / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages[""]["devDependencies"] == wanted
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in entry and "resolved" not in entry for name, entry in packages.items() if name)
