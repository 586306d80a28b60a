"""Geometry of the charts: ranges beside a table, a histogram, small trends. Positions only, no words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.model.snapshot import Histogram

_WIDTHS = (1, 2, 3, 4, 5, 10, 20, 30, 50, 100, 200, 500, 1000)
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LEFT, _RIGHT = 6.0, 294.0
_BARS = 12


def axis(most: int, ticks: int = 6) -> tuple[int, int]:
    """The end of an axis from 0 and the distance of its ticks."""
    step = next((size for size in _STEPS if most / size < ticks), 2000)
    return (most // step + 1) * step, step


def ranges(rows: Sequence[dict[str, Any]], limits: Sequence[tuple[str, int]]) -> dict[str, Any] | None:
    """Ranges P10–P90 with the median, one a row, on one axis; `limits` are (class, days). None with fewer than two."""
    drawn = [row for row in rows if row.get("p50") is not None]
    if len(drawn) < 2:
        return None
    end, step = axis(max([row["p90"] for row in drawn] + [days for _, days in limits]))

    def at(days: int) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * days / end, 1)

    for row in drawn:
        row["range"] = {"from": at(row["p10"]), "to": at(row["p90"]), "mid": at(row["p50"])}
    return {"ticks": [(at(days), days) for days in range(0, end + 1, step)],
            "limits": [(css, at(days), days) for css, days in limits]}


def bars(histogram: Histogram, law: int, promise: int) -> dict[str, Any]:
    """Columns of a histogram: days in groups of equal width, the last one open; red past the statute."""
    most = max(histogram)
    reach = max(min(most, law * 3 // 2 or most), 1) + 1
    width = next(size for size in _WIDTHS if reach / size <= _BARS)
    count = min(most // width + 1, _BARS)
    groups = [0] * count
    for days, n in histogram.items():
        groups[min(days // width, count - 1)] += n
    open_end = most // width >= _BARS
    pitch, top, base = 324 / count, max(groups), 150.0
    columns = []
    for number, n in enumerate(groups):
        first = number * width
        last = first + width - 1
        label = f"{first}+" if open_end and number == count - 1 else str(first) if width == 1 else f"{first}—{last}"
        height = round(112 * n / top, 1)
        columns.append({"x": round(28 + number * pitch + pitch * .08, 1), "w": round(pitch * .84, 1), "y": round(base - height, 1), "h": height,
                        "mid": round(28 + (number + .5) * pitch, 1), "n": n, "label": label, "over": bool(law) and first > law})

    def line(days: int) -> float | None:
        return round(28 + (days + 1) / width * pitch, 1) if days and (days + 1) / width <= count else None

    return {"columns": columns, "law": line(law), "promise": line(promise), "width": width, "every": -(-count // 8) if width > 1 else 1}


def trend(values: Sequence[int | None], limits: Sequence[tuple[str, int]], wide: int = 168) -> dict[str, Any] | None:
    """A line over quarters with gaps where too few cases; None with fewer than two points."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    end = max([*known, *(days for _, days in limits), 1]) * 1.15
    step = (wide - 34) / max(len(values) - 1, 1)

    def y(value: int) -> float:
        return round(90 - 80 * value / end, 1)

    points = [(round(10 + number * step, 1), y(value)) if value is not None else None for number, value in enumerate(values)]
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return {"runs": [" ".join(f"{x},{y}" for x, y in run) for run in runs if len(run) > 1],
            "dots": [point for point in points if point], "holes": [round(10 + n * step, 1) for n, point in enumerate(points) if point is None],
            "limits": [(css, y(days), days) for css, days in limits], "right": wide - 18, "width": wide}
