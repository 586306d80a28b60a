"""An independent reckoning of a score from what the site publishes: plain Python, decimals, nothing of the generator.

`python -m tests.supervision.recompute score.json [snapshot.json]` prints the totals it comes to.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal, getcontext
from pathlib import Path
from typing import Any

getcontext().prec = 60
CENT = Decimal("0.01")
Points = dict[str, dict[str, str | None]]


def two(value: Decimal) -> str:
    """Two decimals, half up."""
    return str(value.quantize(CENT, ROUND_HALF_UP))


def points(score: dict[str, Any]) -> tuple[Points, dict[str, str | None]]:
    """Points by place and metric, and totals by place, from the rows and the rubric alone."""
    names, least = score["rubric"]["计数"], score["rubric"]["最少件数"]
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in score["rows"]:
        for name, n in row.items():
            if name not in ("place", "item"):
                sums[row["place"]][name] += n
    earned: Points = {}
    totals: dict[str, str | None] = {}
    for place in (each["place"] for each in score["scores"]):
        mine: dict[str, Decimal] = {}
        for metric in score["metrics"]:
            part, whole = (names.get(metric[side]) for side in ("分子", "分母"))
            n = sums[place][whole] if part and whole else 0
            if n >= least:
                ratio = Decimal(100) * sums[place][part] / n
                share = (ratio - metric["零分"]) / (Decimal(metric["满分"]) - metric["零分"])
                mine[metric["名称"]] = metric["权重"] * min(max(share, Decimal(0)), Decimal(1))
        weights = {metric["名称"]: metric["权重"] for metric in score["metrics"]}
        used = sum(weights[name] for name in mine)
        earned[place] = {name: two(mine[name]) if name in mine else None for name in weights}
        totals[place] = two(sum(mine.values()) * 100 / used) if used >= score["rubric"]["最低权重"] else None
    return earned, totals


def rows(snapshot: dict[str, Any], months: list[str], names: set[str]) -> dict[tuple[str, str], dict[str, int]]:
    """Counters of decided cases by place and item, and of projects by place, straight from a published snapshot."""
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in snapshot["counters"]:
        if row["month"] in months:
            for name in names & row.keys():
                found[row["place"], row["item"]][name] += row[name]
    for row in snapshot["flags"]:
        if row["month"] in months:
            found[row["place"], row["item"]]["flags"] += row["n"]
    for row in snapshot["projects"]:
        if row["month"] in months:
            together = row.get("joint", {}).get("并联审批", {"done": 0, "due": 0})
            found[row["place"], ""]["joint_done"] += together["done"]
            found[row["place"], ""]["joint_due"] += together["due"]
    return {key: {name: n for name, n in counts.items() if n} for key, counts in found.items() if any(counts.values())}


def main(paths: list[str]) -> int:
    """Print what the totals come to."""
    for place, total in points(json.loads(Path(paths[0]).read_text("utf-8")))[1].items():
        print(place, total)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
