"""Where the programs are that tests need besides Python.

A missing program is a failure that tells the command to run, never a skip: a suite that skips what
it cannot run says nothing about it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

PACKAGES = {"chromium": "chromium fonts-noto-cjk", "node": "nodejs npm", "java": "default-jre-headless"}


def program(name: str) -> str:
    """The absolute path of a program on PATH."""
    return shutil.which(name) or _missing(name)


def chromium() -> str:
    """The browser: $CHROMIUM, chromium, google-chrome, the first that is there."""
    for name in (os.environ.get("CHROMIUM"), "chromium", "google-chrome"):
        found = shutil.which(name) if name else None
        if found:
            return found
    return _missing("chromium")


def npm_file(repo: Path, path: str) -> Path:
    """A file of a package that the npm lock file installs."""
    file = repo / "node_modules" / path
    if not file.exists():
        program("npm")
        pytest.fail(f"没有 node_modules/{path}。请运行:make test(或 npm ci --ignore-scripts)", pytrace=False)
    return file


def _missing(name: str) -> str:
    packages = PACKAGES.get(name, name)
    pytest.fail(
        f"没有 {name}。请运行:sudo apt-get update && sudo apt-get install --yes {packages},再运行 make test",
        pytrace=False,
    )
