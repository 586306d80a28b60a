"""How rows come changes nothing: shuffled, split, quoted, re-encoded, in other blocks, in another time zone."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from generator.errors import PortalError
from generator.statistics.aggregate import Aggregate, total
from generator.statistics.basis import Basis
from generator.statistics.blocks import SIZE, blocks
from generator.statistics.partition import partition

Write = Callable[[Path, list[str]], list[Path]]


def _sum(paths: list[Path], ground: Basis, size: int = SIZE) -> Aggregate:
    return total(partition(block, ground, across=False).aggregate for block in blocks(paths, size))


def _plain(folder: Path, lines: list[str]) -> list[Path]:
    """As ingest writes it, with its manifest."""
    path = folder / "events.csv.gz"
    path.write_bytes(gzip.compress("".join(lines).encode()))
    (folder / "events.json").write_text(json.dumps({"sorted": True}), "utf-8")
    return [path]


def _shuffled(folder: Path, lines: list[str]) -> list[Path]:
    rows = Random(4).sample(lines[1:], len(lines) - 1)
    path = folder / "events.csv"
    path.write_bytes("".join([lines[0], *rows]).encode())
    return [path]


def _split(folder: Path, lines: list[str]) -> list[Path]:
    """In three files that cut cases in two."""
    cut = [1, 1001, 5003, len(lines)]
    for n in range(3):
        (folder / f"part-{n}.csv.gz").write_bytes(gzip.compress("".join([lines[0], *lines[cut[n]:cut[n + 1]]]).encode()))
    return sorted(folder.glob("part-*"))


def _members(folder: Path, lines: list[str]) -> list[Path]:
    """A gzip file of several members."""
    path = folder / "events.csv.gz"
    path.write_bytes(b"".join(gzip.compress("".join(lines[n:n + 700]).encode()) for n in range(0, len(lines), 700)))
    return [path]


def _windows(folder: Path, lines: list[str]) -> list[Path]:
    """With a byte order mark, CRLF and every field quoted, as a spreadsheet saves it."""
    path = folder / "events.csv"
    rows = [",".join(f'"{field}"' for field in line.rstrip("\n").split(",")) for line in lines[1:]]
    path.write_bytes(("\ufeff" + "\r\n".join([lines[0].rstrip("\n"), *rows]) + "\r\n").encode())
    return [path]


@pytest.mark.parametrize("write", [_shuffled, _split, _members, _windows])
def test_form_is_nothing(write: Write, lines: list[str], ground: Basis, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    assert _sum(write(tmp_path / "one", lines), ground) == _sum(_plain(tmp_path / "two", lines), ground)


@pytest.mark.parametrize("size", [4 << 10, 50 << 10, 1 << 20])
def test_size_of_blocks_is_nothing(size: int, lines: list[str], ground: Basis, tmp_path: Path) -> None:
    paths = _plain(tmp_path, lines)
    assert len(list(blocks(paths, size))) > 1 or size > 1 << 19
    assert _sum(paths, ground, size) == _sum(paths, ground)


def test_the_time_zone_of_the_process_is_nothing(repo: Path, lines: list[str], tmp_path: Path) -> None:
    (path,) = _plain(tmp_path, lines)
    rows = len(lines) - 1
    (tmp_path / "events.json").write_text(json.dumps({"sorted": True, "in": rows, "counted": rows, "events": rows, "excluded": {}}), "utf-8")
    code = ("import sys,datetime,pathlib\nfrom generator.collection import Portal\nfrom generator.statistics import engines,publishing,snapshot\n"
            "p=Portal(pathlib.Path('.'),datetime.date(2026,11,20))\n"
            "sys.stdout.buffer.write(snapshot.dump(publishing.make(p,[pathlib.Path(sys.argv[1])],*engines.chosen('pandas',None,1))))")
    found = {zone: subprocess.run([sys.executable, "-c", code, str(path)], cwd=repo, env={**os.environ, "TZ": zone}, check=True, capture_output=True).stdout
             for zone in ("Asia/Shanghai", "America/Los_Angeles")}
    assert found["Asia/Shanghai"] == found["America/Los_Angeles"] != b""


@pytest.mark.parametrize(("change", "said"), [
    (lambda line: line.replace("2026", "26", 1), "时间不是"),
    (lambda line: line.replace(",", ",,", 1), "12 栏"),
])
def test_a_row_of_another_form_is_refused_with_its_line(change: Callable[[str], str], said: str, lines: list[str], ground: Basis, tmp_path: Path) -> None:
    at = next(n for n, line in enumerate(lines) if n > 500 and "2026" in line.split(",")[5])
    paths = _plain(tmp_path, [*lines[:at], change(lines[at]), *lines[at + 1:]])
    with pytest.raises(PortalError, match=rf"第 {at + 1} 行.*{said}"):
        _sum(paths, ground)


def test_a_torn_file_is_refused(lines: list[str], ground: Basis, tmp_path: Path) -> None:
    (path,) = _plain(tmp_path, lines)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(PortalError, match="压缩不完整"):
        _sum([path], ground)
