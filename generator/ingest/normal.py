"""The normal form of events: a gzipped CSV in the private folder, with a manifest beside it.

The same rows give the same bytes. Files are for this machine's owner only, and are replaced in one step.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.errors import PortalError

PRIVATE = "private"
FOLDER = f"{PRIVATE}/events"
HEADER = ("case", "project", "place", "item", "event", "time", "entered", "unit", "name", "source", "line")
_OWNER = 0o700


def folder(root: Path) -> Path:
    """The folder of events, made if missing; never through a link, which could lead into the site."""
    target = root / FOLDER
    for each in (root / PRIVATE, target):
        if each.is_symlink():
            raise PortalError(f"{each} 是一个链接。办件记录只写进真正的 private 文件夹；删掉链接再运行。")
        each.mkdir(mode=_OWNER, exist_ok=True)
    return target


def write(path: Path, rows: Iterable[Iterable[str]], header: Iterable[str] = HEADER) -> int:
    """Write rows under a heading, gzipped when the name says so; how many."""
    new = path.with_name(f".{path.name}.new")
    count = 0
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as raw:
        packed = gzip.GzipFile("", "wb", 6, raw, mtime=0) if path.suffix == ".gz" else None
        with io.TextIOWrapper(packed or raw, "utf-8", newline="") as text:
            writer = csv.writer(text, lineterminator="\n")
            writer.writerow(header)
            for row in rows:
                writer.writerow(row)
                count += 1
    os.replace(new, path)
    return count


def write_manifest(path: Path, manifest: dict[str, Any]) -> None:
    """The manifest beside a file of events."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    new.chmod(0o600)
    os.replace(new, path)


def read(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a file of events, by column."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def manifest_of(path: Path) -> dict[str, Any]:
    """What the manifest beside a file of events says, nothing where there is none."""
    beside = path.with_name(path.name.removesuffix(".csv.gz") + ".json")
    return json.loads(beside.read_text(encoding="utf-8")) if beside.is_file() else {}
