"""Case records in the normal form, case by case, from several files at once; they are read as a stream and never leave the private folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from generator.clocks import Event
from generator.errors import PortalError
from generator.ingest.normal import manifest_of, read


class Record(NamedTuple):
    """One case: its id, place, item, and events in order of time."""

    id: str
    place: str
    item: str
    events: tuple[Event, ...]


def records(paths: Sequence[Path]) -> Iterator[Record]:
    """All cases, by id. Files come from `portal ingest`, which sorts them."""
    rows = merge(*(_sorted(path) for path in paths), key=lambda row: row["case"])
    for name, group in groupby(rows, key=lambda row: row["case"]):
        own = list(group)
        yield Record(name, own[0]["place"], own[0]["item"], tuple(_event(row) for row in own))


def sample(paths: Sequence[Path]) -> bool:
    """Whether any file holds invented cases."""
    return any(manifest_of(path).get("sample") is True for path in paths)


def _sorted(path: Path) -> Iterator[dict[str, str]]:
    last = ""
    try:
        for row in read(path):
            if row["case"] < last:
                raise PortalError(f"{path} 没有按办件编号排好，读不了。用 portal ingest 重新生成。")
            last = row["case"]
            yield row
    except (OSError, EOFError, KeyError, UnicodeDecodeError):
        raise PortalError(f"{path} 不是 portal ingest 生成的事件文件，读不了。") from None


def _event(row: dict[str, str]) -> Event:
    try:
        return Event(row["event"], datetime.fromisoformat(row["time"]), row["name"],
                     datetime.fromisoformat(row["entered"]) if row["entered"] else None)
    except (ValueError, KeyError):
        raise PortalError(f"事件文件里办件 {row.get('case', '')} 的时间读不出来。用 portal ingest 重新生成。") from None
