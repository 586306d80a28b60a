"""The workflows: no rights by default, every action pinned to a commit that was looked at."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.commands.cli import all_commands

# action → the one commit that may run, with the version it is.
PINNED = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/upload-artifact": ("bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"),
    "actions/upload-pages-artifact": ("fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
    "actions/deploy-pages": ("cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "v5.0.0"),
}
# What a job may do beyond reading, and why: anything else fails.
MORE = {
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},  # it only deploys what the other job built
    ("nightly.yml", "duties"): {"contents": "read", "issues": "write"},  # one issue an office; no pull request starts it
}
WORKFLOWS = sorted((Path(__file__).parents[2] / ".github" / "workflows").glob("*.y*ml"))


def load(file: Path) -> dict[Any, Any]:
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in load(file)["jobs"].values() for step in job["steps"]]


def test_these_are_all_the_workflows() -> None:
    assert [file.name for file in WORKFLOWS] == ["check.yml", "nightly.yml", "publish.yml", "site.yml"]


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
def test_rights_are_none_by_default_and_no_more_than_named_per_job(file: Path) -> None:
    workflow = load(file)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"] == MORE.get((file.name, name), {"contents": "read"})
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


def test_what_a_pull_request_starts_can_only_read_and_knows_no_secret(repo: Path) -> None:
    for file in WORKFLOWS:
        if "pull_request" in load(file)[True]:
            text = file.read_text(encoding="utf-8")
            assert "secrets." not in text
            assert "github.token" not in text
            assert [job["permissions"] for job in load(file)["jobs"].values()] == [{"contents": "read"}]
    assert set(load(repo / ".github/workflows/check.yml")[True]) == {"pull_request"}


def test_the_base_branchs_checker_looks_at_the_pull_requests_data(repo: Path) -> None:
    file = repo / ".github" / "workflows" / "check.yml"
    checker, request = (step["with"] for step in steps(file) if step.get("uses", "").startswith("actions/checkout@"))
    assert (checker["ref"], checker["path"]) == ("${{ github.event.pull_request.base.sha }}", "checker")
    assert (request["ref"], request["path"], request["fetch-depth"]) == ("refs/pull/${{ github.event.pull_request.number }}/head", "request", 0)
    assert all(each["persist-credentials"] is False for each in (checker, request))
    assert [step["run"] for step in steps(file) if "run" in step] == [
        "make -C checker .venv/.site-env",
        '../checker/.venv/bin/portal review "$BASE" HEAD --branch "$BRANCH" --format github --summary "$GITHUB_STEP_SUMMARY"',
        "checker/.venv/bin/portal build --root request --offline --output preview"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_command_a_workflow_runs_exists(file: Path, repo: Path) -> None:
    for run in (step["run"] for step in steps(file) if "run" in step):
        for name in re.findall(r"bin/portal ([a-z-]+)", run):
            assert name in all_commands()
        for script in re.findall(r"bash (\S+)", run):
            assert (repo / script).is_file()
        for options in re.findall(r"bin/portal ([a-z-]+)([^|;]*)", run):
            known = {name for parameter in all_commands()[options[0]].params for name in parameter.opts}
            assert set(re.findall(r"--[a-z-]+", options[1])) <= known
