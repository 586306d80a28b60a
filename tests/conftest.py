"""Fixtures every part of the tests may use: the repository, the real command, a copy to break.

Nothing here imports the generator: the command is run as a process, see tests/tools/forked.py.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tools import forked

REPO = Path(__file__).resolve().parent.parent

# What `portal --root` needs to find in a folder. Not .git: a test that wants history makes its own.
DATA = ("catalog", "guides", "statistics", "site_templates", "mkdocs.yml")


# The files that take longest go first, so that at the end no worker waits for another.
LONGEST = tuple(REPO / "tests" / name for name in (
    "browser/test_kinds.py", "tools/test_kit.py", "supervision/test_escalation.py", "statistics/test_publishing.py", "site/test_whole.py",
    "rules/test_one_change.py", "supervision/test_patrol.py", "statistics/test_engines.py", "browser/test_lighthouse.py", "browser/test_desk.py",
))

# Begun in the background by a shell, this process ignores Ctrl-C, and so would every process it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


PortalCommand = Callable[..., Outcome]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the files; within a file nothing moves."""
    items.sort(key=lambda item: LONGEST.index(item.path) if item.path in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def repo() -> Path:
    """The root of this repository. Read it; never write into it."""
    return REPO


@pytest.fixture(scope="session")
def portal_cmd() -> PortalCommand:
    """`portal_cmd("check", "--format", "json", root=folder)`: the command as a process; with `env`, in a fresh interpreter."""
    portal = Path(sys.executable).with_name("portal")

    def run(
        *args: str | Path,
        root: Path | None = None,
        cwd: Path = REPO,
        env: dict[str, str] | None = None,
        timeout: float = 300,
    ) -> Outcome:
        words = [*map(str, args), *(["--root", str(root)] if root is not None else [])]
        if env is None:
            done = forked.run(words, cwd, timeout)
        else:
            if not portal.exists():
                pytest.fail(f"没有 {portal}。请运行:make test", pytrace=False)
            done = subprocess.run(
                [str(portal), *words], cwd=cwd, env={**os.environ, **env}, timeout=timeout,
                stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False,
            )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def copy_repo() -> Callable[[Path], Path]:
    """`copy_repo(target)`: a portal of its own in `target` (made if missing), free to be broken."""

    def copy(target: Path) -> Path:
        target.mkdir(parents=True, exist_ok=True)
        for name in DATA:
            source = REPO / name
            if source.is_dir():
                shutil.copytree(source, target / name)
            elif source.exists():
                shutil.copyfile(source, target / name)
        return target

    return copy


@pytest.fixture
def copy_of_repo(tmp_path: Path, copy_repo: Callable[[Path], Path]) -> Path:
    """A fresh copy of the repository's data for one test."""
    return copy_repo(tmp_path / "portal")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, portal_cmd: PortalCommand) -> Path:
    """The repository's own site, built once for the whole run by the real command. Read only."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base  # the workers share one site
    output = shared / "built-site"
    with (shared / "built-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            done = portal_cmd("build", "--workbooks", "--output", output, root=REPO)
            assert done.code == 0, f"portal build 退出码 {done.code}\n{done.out}\n{done.err}"
    return output
