"""What an item's page says of real cases: the place's own figures when there are enough, else the whole city's."""

from __future__ import annotations

from typing import Any

from generator.model.tally import DAYS, LEAST
from generator.site.site import Site
from generator.site.times.figures import Times, times


def measured(site: Site, item: str, place: str = "") -> dict[str, Any] | None:
    """Figures of the last twelve months on the statutory clock; None without a snapshot.

    `own` tells whether they are the place's; `days` is False where only the number of cases is shown.
    """
    found = times(site)
    if found is None:
        return None
    own = place if place and found.tally(place, item).n >= LEAST else ""
    tally = found.tally(own, item)
    clock = found.clock(item)
    row = tally.row(clock)
    name = found.named(own) or "全市"
    return {**row, "days": row["p50"] is not None, "own": own, "where": name, "path": f"times/{item}/" if item in found.items else "",
            "word": "日" if row["unit"] == DAYS else "个工作日", "clock": clock, "sample": found.snapshot.sample, **_period(found)}


def shown(site: Site, item: str) -> str:
    """The sentence of the 示例 strip when an item's page shows figures of a sample."""
    found = times(site)
    return found.sample if found and item in found.items else ""


def _period(found: Times) -> dict[str, str]:
    return {"first": found.period[0], "last": found.period[-1]}
