"""Sample files: in good/ nothing is wrong, in bad/<rule>/ exactly that rule speaks, at the marked lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.rules.registry import RULES
from tests.reading.helping import HERE, sample

GOOD = sorted((HERE / "good").glob("*.yml"))
BAD = sorted((HERE / "bad").glob("*/*.yml"))
# Words that may stand in a message: units, file names and encodings a clerk meets anyway.
_LATIN = re.compile(r"(?<!U\+)\b[A-Za-z]{3,}")
_KNOWN = {"UTF", "README", "portal", "new", "GBK", "Word", "Tab", "yml", "yaml", "catalog", "guides", "schemas", "language",
          "server", "schema", "county", "guide", "json", "txt"}


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_good(file: Path) -> None:
    found, marks = sample(file)
    assert (found.problems, marks) == ([], set())
    assert found.tree is not None


@pytest.mark.parametrize("file", BAD, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_bad(file: Path) -> None:
    found, marks = sample(file)
    assert marks
    assert {(problem.rule, problem.fact.where.line) for problem in found.problems} == {(file.parent.name, line) for line in marks}
    assert len(found.problems) == len(marks), "一处毛病只说一次"
    assert (found.tree is None) == (file.parent.name != "schema-line-missing")


@pytest.mark.parametrize("file", BAD, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_words(file: Path) -> None:
    """Messages and cures are Chinese sentences; only what the file says and known words are Latin."""
    found, _ = sample(file)
    text = file.read_text(encoding="utf-8")
    for problem in found.problems:
        fact = problem.fact
        assert (fact.message.endswith("。") and fact.advice[-1] in "。？") or problem.rule == "schema-line-missing"
        strange = {word for word in _LATIN.findall(fact.message + fact.advice) if word not in _KNOWN and word not in text}
        assert not strange
        assert not re.search("[\u4e00-\u9fff][,;?!]|[,;?!][\u4e00-\u9fff]", re.sub("“[^”]*”", "", fact.message + fact.advice))


def test_every_reading_rule_has_a_sample() -> None:
    """SRC and SCH rules that a file's text can break each have a folder; the rest are tried in code."""
    in_code = {"wrong-encoding", "too-large", "misplaced-file", "symbolic-link"}
    names = {rule.name for rule in RULES.values() if rule.family in ("SRC", "SCH")} | {"quantity-malformed"}
    assert {file.parent.name for file in BAD} == names - in_code
