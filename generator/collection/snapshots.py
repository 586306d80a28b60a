"""The published snapshots of a portal: `statistics/<as-of>/snapshot.json`, oldest first.

One that cannot be read drops out and is kept aside for the rule that reports it; one dated after
the portal's day is not published yet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.collection.portal import Portal
from generator.model.snapshot import Snapshot, SnapshotError, read

_PATH = re.compile(r"statistics/([0-9]{4}-[0-9]{2}-[0-9]{2})/snapshot\.json\Z")


class Broken(NamedTuple):
    """A snapshot file that cannot be used, where and why."""

    path: str
    line: int
    message: str


class Snapshots(NamedTuple):
    """What there is under statistics/."""

    good: list[Snapshot]
    broken: list[Broken]

    @property
    def latest(self) -> Snapshot | None:
        """The one that pages show."""
        return self.good[-1] if self.good else None


@lru_cache(maxsize=4)
def snapshots(portal: Portal) -> Snapshots:
    """All snapshots up to the portal's day."""
    good, broken = [], []
    for path in portal.source.paths():
        found = _PATH.match(path)
        if not found:
            continue
        try:
            snapshot = read(path, portal.source.read(path))
        except OSError:
            broken.append(Broken(path, 1, "打不开"))
            continue
        except SnapshotError as error:
            broken.append(Broken(path, error.line, error.message))
            continue
        if snapshot.as_of.isoformat() != found[1]:
            broken.append(Broken(path, 1, f"写的日期是 {snapshot.as_of}，和文件夹不一致"))
        elif snapshot.as_of <= portal.as_of:
            good.append(snapshot)
    return Snapshots(sorted(good, key=lambda each: each.as_of), broken)
