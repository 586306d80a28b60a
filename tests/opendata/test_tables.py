"""CSV and JSON of every table: the same rows, no cell a spreadsheet would run, the package true to its files."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site.data.dataset import LIST, Column, Dataset, Row
from generator.site.data.writing import as_csv, as_json
from tests.opendata.reading import DANGEROUS, cells, names, rows, table, value


@pytest.fixture(scope="module")
def folder(built_site: Path) -> Path:
    return built_site / "data"


def test_csv_reads_back_as_the_json_beside_it(folder: Path) -> None:
    for name in names(folder):
        assert rows(folder, name) == table(folder, name), name


def test_no_cell_begins_a_formula(folder: Path) -> None:
    for name in names(folder):
        found = [cell for row in cells((folder / f"{name}.csv").read_bytes()) for cell in row if cell.startswith(DANGEROUS)]
        assert found == [], name


def test_the_package_states_what_its_files_are(folder: Path, repo: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    made = {file.stem for file in folder.glob("*.csv")}
    assert [each["name"] for each in package["resources"]] == names(folder)
    assert set(names(folder)) == made
    assert {"items", "materials", "steps", "special-procedures", "prerequisites", "claims", "laws", "places", "times", "findings", "waivers"} <= made
    for each in package["resources"]:
        data = (folder / each["path"]).read_bytes()
        assert (each["bytes"], each["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        assert each["rowCount"] == len(cells(data)) - 1
        assert (folder / each["alternate"]).is_file()
        assert all(field["description"] for field in each["schema"]["fields"]), each["name"]


def test_frictionless_validates_the_package(folder: Path) -> None:
    """A process of its own: the library warns on import, and warnings are errors here."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-m", "frictionless", "validate", "--json", "datapackage.json"],
                          cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False)
    report = json.loads(done.stdout)
    errors = [(task["name"], error["message"]) for task in report["tasks"] for error in task["errors"]]
    assert (done.returncode, report["valid"], report["errors"], errors) == (0, True, [], [])
    assert [task["name"] for task in report["tasks"]] == names(folder)


NASTY = ["=1+1", "+A1", "-2", "@SUM(A1)", "\ttab", "\rreturn", " =1", "'quoted", "''", "'", "＝1", "plain", "a,b\"c\nd", "无", "\\", "；", "a；b", "是", "-"]


def test_every_text_and_list_comes_back_as_it_was() -> None:
    lists: list[list[str]] = [[], ["无"], ["=1"], ["a", "b"], ["a；b", "c\\"], ["\\无"], ["'"], ["一", "；", "\\；"], ["- 1"], ["\\；"]]
    written: list[Row] = [*((text, None) for text in NASTY), *((None, each) for each in lists)]
    heading, *found = cells(as_csv(("值", "多值"), written))
    assert heading == ["值", "多值"]
    assert [(value(text, {"type": "string"}), value(many, {"type": "string", "separator": "；"})) for text, many in found] == written
    assert not [cell for row in found for cell in row if cell.lstrip(" \u3000\u00a0").startswith(DANGEROUS)]
    dataset = Dataset("x", "甲", "乙", "", (Column("值", "值"), Column("多值", "值", LIST)), (), lambda: written)
    assert [(row["值"], row["多值"]) for row in json.loads(as_json(dataset, written, {"许可": "x"}))["数据"]] == written
