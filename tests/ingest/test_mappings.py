"""Each shipped mapping, and a foreign one, on small files: events, origins, refused rows, all exact. The folder is the test."""

from __future__ import annotations

import csv
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.ingest import shipped
from generator.ingest.normal import HEADER
from tests.ingest.running import Outcome, ingest, portal
from tests.tables import book

CASES = Path(__file__).with_name("cases")
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())
TABLES = [name for name in NAMES if not list((CASES / name).glob("*.xes"))]
_OWN = ("case.yml", "expected.csv", "mapping.yml")


def _case(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((CASES / name / "case.yml").read_text(encoding="utf-8"))
    return found


def _files(name: str) -> list[Path]:
    return sorted(path for path in (CASES / name).iterdir() if path.name not in _OWN)


def _run(root: Path, name: str, files: list[Path]) -> Outcome:
    case = _case(name)
    mapping = str(CASES / name / case["对照表"]) if case["对照表"].endswith(".yml") else case["对照表"]
    return ingest(root, files, mapping, case.get("地方", ""))


def _expected(name: str) -> list[list[str]]:
    with (CASES / name / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_every_shipped_mapping_has_a_case() -> None:
    assert set(shipped(portal())) <= {_case(name)["对照表"] for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_events_and_refusals_are_exact(tmp_path: Path, name: str) -> None:
    case = _case(name)
    found = _run(tmp_path, name, _files(name))
    assert [[*event, *map(str, origin)] for event, origin in zip(found.events, found.origins, strict=True)] == _expected(name)
    assert len(HEADER) == len(_expected(name)[0])
    assert found.refused == [tuple(row) for row in case["排除"]]
    assert {part["name"]: part["counted"] for part in found.manifest["files"]} == case["计入"]
    assert found.manifest["excluded"] == dict(Counter(reason for _, _, reason in found.refused))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_again_replaces_its_own_output(tmp_path: Path, name: str) -> None:
    _run(tmp_path, name, _files(name))
    before = {path.name: path.read_bytes() for path in (tmp_path / "private/events").iterdir()}
    _run(tmp_path, name, _files(name))
    assert {path.name: path.read_bytes() for path in (tmp_path / "private/events").iterdir()} == before
    assert set(before) == {"t.csv.gz", "t.json", "t.refused.csv"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("name", TABLES)
def test_another_encoding_changes_nothing(tmp_path: Path, name: str, encoding: str) -> None:
    files = []
    for file in _files(name):
        files.append(tmp_path / file.name)
        files[-1].write_bytes(file.read_text(encoding="utf-8").replace("\n", "\r\n").encode(encoding))
    found, plain = _run(tmp_path, name, files), _run(tmp_path, name, _files(name))
    assert found == plain


@pytest.mark.parametrize("name", TABLES)
def test_another_order_of_rows_changes_nothing(tmp_path: Path, name: str) -> None:
    """Events and counts are the same; only the lines they stand on differ. A row sent twice may lose its other copy."""
    plain = _run(tmp_path, name, _files(name))
    for seed in range(4):
        files = []
        for file in _files(name):
            head, *rows = file.read_text(encoding="utf-8").replace('"接\n件"', "接·件").splitlines()
            random.Random(seed).shuffle(rows)
            files.append(tmp_path / file.name)
            files[-1].write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
        found = _run(tmp_path, name, files[::-1])
        assert found.events == plain.events
        assert {**found.manifest, "files": []} == {**plain.manifest, "files": []}


def test_a_workbook_of_the_tables_says_the_same(tmp_path: Path) -> None:
    """The sheets bear the tables' names; faults of CSV apart, the rows are the same."""
    sheets = {}
    for file in _files("gonggai-3.0"):
        with file.open(encoding="utf-8", newline="") as text:
            sheets[file.stem[:31]] = list(csv.reader(text))
    path = book.make(tmp_path / "导出.xlsx", {"说明": [["填写说明"]], **sheets})
    found = ingest(tmp_path, [path], "gonggai-3.0")
    assert len(found.manifest["files"]) == len(sheets)  # the sheet of instructions is no table of the mapping, and is left alone
    assert [list(event) for event in found.events] == [row[:-2] for row in _expected("gonggai-3.0")]
    wanted = [(f"导出.xlsx#{Path(source).stem[:31]}", line, reason) for source, line, reason in _case("gonggai-3.0")["排除"]]
    assert sorted(found.refused) == sorted(wanted)


def test_the_manifest_is_sorted_text(tmp_path: Path) -> None:
    _run(tmp_path, "xes", _files("xes"))
    text = (tmp_path / "private/events/t.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
