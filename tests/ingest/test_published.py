"""What ingestion writes must never be published: the check finds it wherever it is put, packed or not; the sample passes."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from generator.ingest.normal import HEADER
from tests.collection import small
from tests.conftest import PortalCommand
from tests.ingest.running import REPO

ROW = "{case},P1,150402,jianzhu-gongcheng-shigong-xuke,接件,2026-03-02T09:00:00,,{unit},,t.csv,2"


@pytest.fixture
def small_root(tmp_path: Path) -> Path:
    """A small portal, quick to check."""
    return small.make(tmp_path / "portal")


def _found(portal_cmd: PortalCommand, root: Path, path: str, data: bytes) -> list[tuple[str, str]]:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)
    done = portal_cmd("check", "--format", "json", root=root)
    return [(each["code"], each["path"]) for each in json.loads(done.out)["findings"] if each["path"] == path]


def _events(case: str, unit: str) -> bytes:
    return "\n".join([",".join(HEADER), ROW.format(case="示例-1", unit="示例单位"), ROW.format(case=case, unit=unit), ""]).encode()


@pytest.mark.parametrize("path", ["statistics/2026/events.csv", "statistics/2026/events.csv.gz"])
@pytest.mark.parametrize(("case", "unit", "codes"), [
    ("示例-2", "示例单位", []), ("B2", "示例单位", ["PUB101"]), ("示例-2", "找13900000000", ["PUB102"])], ids=["sample", "real", "person"])
def test_events_among_the_data(portal_cmd: PortalCommand, small_root: Path, path: str, case: str, unit: str, codes: list[str]) -> None:
    data = _events(case, unit)
    found = _found(portal_cmd, small_root, path, gzip.compress(data) if path.endswith(".gz") else data)
    assert found == [(code, path) for code in codes]


def test_another_system_s_export_in_a_packed_file(portal_cmd: PortalCommand, small_root: Path) -> None:
    path = "statistics/export.csv.gz"
    assert _found(portal_cmd, small_root, path, gzip.compress("办件编号,申请人\nB1,某某\n".encode())) == [("PUB101", path)]


def test_a_wrong_mapping_is_found_at_its_line(portal_cmd: PortalCommand, small_root: Path) -> None:
    path = "statistics/mappings/own.yml"
    text = (REPO / "statistics/mappings/events.yml").read_text(encoding="utf-8").replace("名称栏", "名称兰")
    assert _found(portal_cmd, small_root, path, text.encode()) == [("SCH101", path)]


def test_the_private_folder_is_never_looked_at(portal_cmd: PortalCommand, small_root: Path) -> None:
    (small_root / "private/events").mkdir(parents=True)
    shutil.copyfile(REPO / "statistics/mappings/events.yml", small_root / "private/own.yml")
    assert _found(portal_cmd, small_root, "private/events/t.csv", _events("B2", "13900000000")) == []
