"""Workflows and issue forms by GitHub's own formats, and by a security check; both work without the network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HUB = Path(__file__).parents[2] / ".github"
FORMS = sorted(file for file in (HUB / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")
WORKFLOWS = sorted((HUB / "workflows").glob("*.yml"))


def run(name: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """A tool of the test environment; the command that installs it when it is not there."""
    program = Path(sys.executable).with_name(name)
    if not program.exists():
        pytest.fail(f"没有 {program}。请运行:make test", pytrace=False)
    return subprocess.run([str(program), *map(str, words)], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(("schema", "files"), [
    ("vendor.github-workflows", WORKFLOWS), ("vendor.github-issue-forms", FORMS), ("vendor.github-issue-config", [HUB / "ISSUE_TEMPLATE" / "config.yml"]),
], ids=["workflows", "forms", "config"])
def test_files_have_githubs_format(schema: str, files: list[Path]) -> None:
    assert files
    done = run("check-jsonschema", "--builtin-schema", schema, *files)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_broken_form_is_seen(tmp_path: Path) -> None:
    (tmp_path / "form.yml").write_text("name: 缺了内容\ndescription: 没有 body\n", "utf-8")
    assert run("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", tmp_path / "form.yml").returncode == 1


def test_no_workflow_has_a_weakness_of_medium_or_above() -> None:
    done = run("zizmor", "--offline", "--min-severity", "medium", "--no-progress", *WORKFLOWS)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_weak_workflow_is_seen(tmp_path: Path) -> None:
    text = (HUB / "workflows" / "check.yml").read_text("utf-8")
    weak = text.replace('"$BRANCH" --format', '"${{ github.head_ref }}" --format')
    assert weak != text
    (tmp_path / "check.yml").write_text(weak, "utf-8")
    done = run("zizmor", "--offline", "--min-severity", "medium", "--no-progress", tmp_path / "check.yml")
    assert done.returncode != 0
    assert "template-injection" in done.stdout


def test_the_three_forms_ask_for_what_is_needed() -> None:
    assert [file.stem for file in FORMS] == ["complaint", "new-item", "wrong-guide"]
    asked = {file.stem: [each["id"] for each in yaml.safe_load(file.read_text("utf-8"))["body"] if each.get("validations", {}).get("required")]
             for file in FORMS}
    assert asked == {"complaint": ["kind", "place", "item", "story"], "new-item": ["name", "basis", "category"], "wrong-guide": ["page", "wrong", "right", "basis"]}
    assert "不要写姓名、电话、身份证号" in (HUB / "ISSUE_TEMPLATE" / "complaint.yml").read_text("utf-8")
