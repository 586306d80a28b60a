"""The workflows: no rights by default, every action pinned to a commit that was looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

# action → the one commit that may run, with the version it is.
PINNED = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/upload-artifact": ("bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"),
}
WORKFLOWS = sorted((Path(__file__).parents[2] / ".github" / "workflows").glob("*.y*ml"))


def load(file: Path) -> dict[Any, Any]:
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in load(file)["jobs"].values() for step in job["steps"]]


def test_there_is_a_workflow() -> None:
    assert [file.name for file in WORKFLOWS] == ["site.yml"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_pinned_with_their_version_beside(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    used = [step["uses"] for step in steps(file) if "uses" in step]
    for reference in used:
        action = reference.partition("@")[0]
        commit, version = PINNED[action]
        assert f"uses: {action}@{commit} # {version}\n" in text
    assert text.count("uses:") == len(used)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_rights_are_none_by_default_and_read_only_per_job(file: Path) -> None:
    workflow = load(file)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
    # A pull request's words never reach a shell, and its code never gets a token that can write.
    assert "pull_request_target" not in file.read_text(encoding="utf-8")
    assert not [step for step in steps(file) if "${{" in step.get("run", "")]


def test_the_workflow_runs_the_two_commands_and_uploads_the_site(repo: Path) -> None:
    file = repo / ".github" / "workflows" / "site.yml"
    workflow = load(file)
    # YAML 1.1 reads the key `on` as true.
    assert set(workflow[True]) == {"push", "pull_request"}
    runs = [step["run"] for step in steps(file) if "run" in step]
    assert runs[-2:] == ["make test", "make site"]
    upload = steps(file)[-1]
    assert upload["uses"].startswith("actions/upload-artifact@")
    assert upload["with"]["path"] == "site/"
