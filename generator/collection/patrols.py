"""The patrols of a portal: `statistics/patrols/<as-of>.json`, oldest first, up to the portal's day."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.collection.portal import Portal
from generator.collection.published import Broken, published
from generator.model.patrol import Patrol, PatrolError, read

FOLDER = "statistics/patrols"
_PATH = re.compile(rf"{FOLDER}/([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\.json\Z")


class Patrols(NamedTuple):
    """Patrols that can be read, and those that cannot."""

    good: list[Patrol]
    broken: list[Broken]

    @property
    def latest(self) -> Patrol | None:
        """The newest one."""
        return self.good[-1] if self.good else None


@lru_cache(maxsize=4)
def patrols(portal: Portal) -> Patrols:
    """All patrols up to the portal's day."""
    return Patrols(*published(portal, _PATH, read, PatrolError, lambda patrol: patrol.as_of.isoformat(), ("日期", "文件名")))
