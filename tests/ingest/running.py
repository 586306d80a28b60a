"""An ingestion of small files under a root of its own, by the repository's catalogue."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from generator.collection import Portal
from generator.ingest import plan, read_mapping, run
from generator.ingest.normal import FOLDER, read

REPO = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 20)


class Outcome(NamedTuple):
    """What an ingestion left behind: events without source and line, where they came from, rows refused, the manifest."""

    events: list[tuple[str, ...]]
    origins: list[tuple[str, int]]
    refused: list[tuple[str, int, str]]
    manifest: dict[str, Any]


@lru_cache(1)
def portal() -> Portal:
    return Portal(REPO, AS_OF)


def ingest(root: Path, files: Sequence[Path], mapping: str, place: str = "", name: str = "t") -> Outcome:
    """Ingest some files; in = counted + excluded is checked every time."""
    run(portal(), root, plan(portal(), files, read_mapping(portal(), mapping), name, place))
    folder = root / FOLDER
    rows = list(read(folder / f"{name}.csv.gz"))
    with (folder / f"{name}.refused.csv").open(encoding="utf-8", newline="") as file:
        refused = [(row["source"], int(row["line"]), row["reason"]) for row in csv.DictReader(file)]
    manifest = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    for part in (manifest, *manifest["files"]):
        assert part["in"] == part["counted"] + sum(part["excluded"].values())
    assert len(refused) == sum(manifest["excluded"].values())
    assert len(set(refused)) == len(refused)
    return Outcome([tuple(row.values())[:-2] for row in rows], [(row["source"], int(row["line"])) for row in rows], refused, manifest)


def table(path: Path, header: str, *rows: str, encoding: str = "utf-8") -> Path:
    """A small CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((header, *rows)) + "\n", encoding=encoding)
    return path
