"""The patrols of a portal: `statistics/patrols/<as-of>.json`, oldest first, up to the portal's day."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.collection.portal import Portal
from generator.model.patrol import Patrol, PatrolError, read

FOLDER = "statistics/patrols"
_PATH = re.compile(rf"{FOLDER}/([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\.json\Z")


class Patrols(NamedTuple):
    """Patrols that can be read, and for those that cannot, path and cause."""

    good: list[Patrol]
    broken: list[tuple[str, str]]

    @property
    def latest(self) -> Patrol | None:
        """The newest one."""
        return self.good[-1] if self.good else None


@lru_cache(maxsize=4)
def patrols(portal: Portal) -> Patrols:
    """All patrols up to the portal's day."""
    good, broken = [], []
    for path in portal.source.paths():
        found = _PATH.match(path)
        if not found:
            continue
        try:
            patrol = read(path, portal.source.read(path))
        except OSError:
            broken.append((path, "打不开"))
            continue
        except PatrolError as error:
            broken.append((path, str(error)))
            continue
        if patrol.as_of.isoformat() != found[1]:
            broken.append((path, f"写的日期是 {patrol.as_of}，和文件名不一致"))
        elif patrol.as_of <= portal.as_of:
            good.append(patrol)
    return Patrols(sorted(good, key=lambda each: each.as_of), broken)
