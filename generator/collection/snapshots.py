"""The published snapshots of a portal: `statistics/<as-of>/snapshot.json`, oldest first.

One that cannot be read drops out and is kept aside for the rule that reports it; one dated after
the portal's day is not published yet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.collection.portal import Portal
from generator.collection.published import Broken, published
from generator.model.snapshot import Snapshot, SnapshotError, read

_PATH = re.compile(r"statistics/([0-9]{4}-[0-9]{2}-[0-9]{2})/snapshot\.json\Z")


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
    return Snapshots(*published(portal, _PATH, read, SnapshotError, lambda snapshot: snapshot.as_of.isoformat(), ("日期", "文件夹")))
