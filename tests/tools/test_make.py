"""The two commands and their set-up: what Makefile, README, .ci/run and scripts/ promise."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

TARGETS = {
    "help", "site", "serve", "check", "test", "lint", "bench", "browser", "shots", "trust", "kit", "lock", "clean",
}
# Steps of other targets, not commands for people.
INTERNAL = {"prepare"}


def test_help_lists_every_target(repo: Path) -> None:
    done = subprocess.run(["make", "help"], cwd=repo, capture_output=True, encoding="utf-8", check=True)
    listed = set(re.findall(r"^  make (\w+) +\S", done.stdout, re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.*)$", (repo / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    assert listed == TARGETS
    assert set(phony[1].split()) == TARGETS | INTERNAL


def test_readme_names_the_two_commands_and_no_unknown_one(repo: Path) -> None:
    text = (repo / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`make (\w+)|^make (\w+)", text, re.MULTILINE))
    commands = {first or second for first, second in named}
    assert {"site", "test"} <= commands
    assert commands <= TARGETS


@pytest.fixture
def stub(repo: Path, tmp_path: Path) -> Path:
    """A folder with .ci/run and a Makefile whose targets tell what they see; FAIL fails one."""
    shutil.copytree(repo / ".ci", tmp_path / ".ci")
    (tmp_path / "Makefile").write_text(
        "test site:\n\t@echo target $@ >> log; ls -d .venv node_modules >> log 2>/dev/null; env >> log;"
        " test \"`cat fail 2>/dev/null`\" != $@\n",
        encoding="utf-8",
    )
    for folder in (".venv", "node_modules"):
        (tmp_path / folder).mkdir()
    return tmp_path


@pytest.mark.parametrize(("failing", "code"), [("", 0), ("test", 1), ("site", 1)])
def test_ci_runs_both_in_a_clean_environment(stub: Path, failing: str, code: int) -> None:
    (stub / "fail").write_text(failing, encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "PIP_NO_INPUT": "1", "npm_config_fund": "false",
        "UV_OFFLINE": "0", "SSL_CERT_FILE": "/certificates", "DEBIAN_FRONTEND": "noninteractive",
        "PYTHONPATH": "/elsewhere", "CHROMIUM": "/elsewhere", "SECRET": "x",
    }
    done = subprocess.run(["bash", ".ci/run"], cwd=stub, env=environment, capture_output=True, check=False)
    lines = (stub / "log").read_text(encoding="utf-8").splitlines()
    assert done.returncode == code
    assert [line for line in lines if line.startswith("target ")] == ["target test", "target site"]
    assert not {".venv", "node_modules"} & set(lines)
    names = {line.split("=", 1)[0] for line in lines if "=" in line}
    assert {"PIP_NO_INPUT", "npm_config_fund", "UV_OFFLINE", "SSL_CERT_FILE", "DEBIAN_FRONTEND", "LANG"} <= names
    assert not {"PYTHONPATH", "CHROMIUM", "SECRET"} & names


def test_missing_programs_are_named_with_the_command(repo: Path, tmp_path: Path) -> None:
    user = tmp_path / "id"
    user.write_text("#!/bin/sh\necho 1000\n", encoding="utf-8")
    user.chmod(0o755)
    bash = shutil.which("bash")
    assert bash
    done = subprocess.run(
        [bash, "scripts/prepare.sh"], cwd=repo, env={"PATH": str(tmp_path)},
        capture_output=True, encoding="utf-8", check=False,
    )
    packages = "chromium fontconfig fonts-noto-cjk nodejs npm default-jre-headless"
    assert done.returncode == 0
    assert f"sudo apt-get install --yes {packages}\n" in done.stdout
