"""The random checks of a portal: `statistics/samples/<quarter>.json`, oldest first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.collection.portal import Portal
from generator.collection.published import Broken, published
from generator.model.sampled import Sample, SampleError, read

FOLDER = "statistics/samples"
_PATH = re.compile(rf"{FOLDER}/([0-9]{{4}}Q[1-4])\.json\Z")


class Samples(NamedTuple):
    """Samples that can be read, and those that cannot."""

    good: list[Sample]
    broken: list[Broken]


@lru_cache(maxsize=4)
def samples(portal: Portal) -> Samples:
    """All samples up to the portal's day."""
    return Samples(*published(portal, _PATH, read, SampleError, lambda sample: sample.quarter, ("季度", "文件名")))
