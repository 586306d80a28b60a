"""Whatever a file holds, checking ends in findings or in one sentence, never in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.collection import Portal
from generator.errors import PortalError
from generator.findings import Finding
from generator.rules.engine import run
from tests.rules.harness import BASE, plant

FILES = sorted(str(path.relative_to(BASE)) for path in BASE.rglob("*.yml"))


def _damages(text: str) -> list[str]:
    """Half of the file, another shape, every list empty, every value 待核, every number another."""
    lines = text.split("\n")
    return [
        text[: len(text) // 2], "- 甲\n- 乙\n",
        "\n".join(line for line in lines if not line.startswith("  ")),
        "\n".join(f"{line.partition(': ')[0]}: 待核" if line[:1] not in "# -" and ": " in line else line for line in lines),
        text.replace("1", "9999").replace("2", "0"),
    ]


def _checked(root: Path) -> list[Finding] | None:
    """The findings, None when it could not run and said so in a sentence."""
    try:
        return run(Portal(root))
    except PortalError as error:
        return None if str(error).endswith("。") else pytest.fail(str(error))


@pytest.mark.parametrize("path", FILES)
def test_damaged_file(path: str, tmp_path: Path) -> None:
    root = plant(tmp_path / "portal")
    text = (root / path).read_text(encoding="utf-8")
    for damaged in _damages(text):
        (root / path).write_text(damaged, encoding="utf-8")
        findings = _checked(root)
        assert findings is None or all(finding.message and finding.where.line and finding.where.column for finding in findings)


@pytest.mark.parametrize("path", FILES)
def test_unreadable_file_is_named(path: str, tmp_path: Path) -> None:
    """A file of which nothing can be read is a finding at that file, and whatever follows from it is not a second one."""
    root = plant(tmp_path / "portal")
    (root / path).write_text("- 甲\n- 乙\n", encoding="utf-8")
    findings = _checked(root)
    if path == "catalog/portal.yml":  # without it there is no day to check on: one sentence that names line and cure
        with pytest.raises(PortalError, match=r"catalog/portal\.yml 第 1 行.*名称: 内容"):
            Portal(root)
        return
    assert findings is not None
    assert [(finding.name, finding.where.path) for finding in findings] == [("syntax", path)]


def test_missing_file(tmp_path: Path) -> None:
    root = plant(tmp_path / "portal")
    for path in FILES:
        data = (root / path).read_bytes()
        (root / path).unlink()
        _checked(root)
        (root / path).write_bytes(data)
