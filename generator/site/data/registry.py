"""Which tables there are, and what is told in every file of open data."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from generator.site.data import checks, counties, guides, registers, times
from generator.site.data.dataset import Dataset, Row
from generator.site.data.writing import as_csv, as_json
from generator.site.site import Site

FOLDER = "data/"
LICENCE = "CC-BY-4.0"
LICENCE_LINK = "https://creativecommons.org/licenses/by/4.0/"
GROUPS = {"事项和办事指南": guides.datasets, "地方": counties.datasets, "登记和变更": registers.datasets, "办理用时": times.datasets,
          "抽查": checks.datasets}


class Made(NamedTuple):
    """A table as it is published: both files, and how many rows they hold."""

    dataset: Dataset
    rows: int
    csv: bytes
    json: bytes


@lru_cache(maxsize=1)
def datasets(site: Site) -> dict[str, Dataset]:
    """Tables by slug; no row is made yet."""
    return {dataset.slug: dataset for own in groups(site).values() for dataset in own}


@lru_cache(maxsize=1)
def groups(site: Site) -> dict[str, list[Dataset]]:
    """Tables as the page groups them."""
    return {name: list(maker(site)) for name, maker in GROUPS.items()}


@lru_cache(maxsize=64)
def made(site: Site, slug: str) -> Made:
    """One table as bytes, made once for its two files, the package, the catalogue and the page that states its size."""
    dataset = datasets(site)[slug]
    rows: list[Row] = list(dataset.rows())
    return Made(dataset, len(rows), as_csv(dataset.names, rows), as_json(dataset, rows, told(site)))


def told(site: Site) -> dict[str, Any]:
    """What every JSON file says of itself: as of when, under which licence, and that it is no official list."""
    settings = site.portal.settings
    return {"数据截至": site.portal.as_of.isoformat(), "许可": LICENCE, "声明": settings.text("声明") or "参考目录，非官方清单"}
