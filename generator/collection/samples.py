"""The random checks of a portal: `statistics/samples/<quarter>.json`, oldest first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.collection.portal import Portal
from generator.model.sampled import Sample, SampleError, read

FOLDER = "statistics/samples"
_PATH = re.compile(rf"{FOLDER}/([0-9]{{4}}Q[1-4])\.json\Z")


class Samples(NamedTuple):
    """Samples that can be read, and for those that cannot, path and cause."""

    good: list[Sample]
    broken: list[tuple[str, str]]


@lru_cache(maxsize=4)
def samples(portal: Portal) -> Samples:
    """All samples up to the portal's day."""
    good, broken = [], []
    for path in portal.source.paths():
        found = _PATH.match(path)
        if not found:
            continue
        try:
            sample = read(path, portal.source.read(path))
        except OSError:
            broken.append((path, "打不开"))
            continue
        except SampleError as error:
            broken.append((path, str(error)))
            continue
        if sample.quarter != found[1]:
            broken.append((path, f"写的季度是 {sample.quarter}，和文件名不一致"))
        elif sample.as_of <= portal.as_of:
            good.append(sample)
    return Samples(sorted(good, key=lambda each: each.quarter), broken)
