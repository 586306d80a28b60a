"""The 时限尺: an axis from 0 to just past the statute, the promise dashed, the statute solid, what was measured. Geometry only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.quantity import Quantity

LEFT, RIGHT, MARGIN = 16.0, 332.0, 64.0
_TICKS = (1, 2, 5, 10, 20, 30, 50, 100, 200, 500, 1000, 2000)
_MOST = 6


def ruler(promise: Quantity | None, statute: Quantity | None, measured: Mapping[str, Any] | None = None) -> dict[str, Any] | None:
    """Positions for the picture, None where nothing can be drawn.

    日 and 个工作日 never share an axis: where the units differ only the statute is drawn. 即办 has no ruler.
    `measured` are a tenth, half and nine tenths of the cases, drawn where their unit is the axis's.
    """
    drawn = [limit for limit in (statute, promise) if limit and limit.number > 0]
    if not drawn or (promise and promise.number == 0):
        return None
    unit = drawn[0].unit
    law, own = (_on(limit, unit) for limit in (statute, promise))
    real = measured if measured and measured["days"] and measured["word"] == unit else None
    top = max(law, own, real["p90"] if real else 0)
    tick = next(size for size in _TICKS if top / size < _MOST)
    end = (top // tick + 1) * tick

    def at(value: int) -> float:
        return round(LEFT + (RIGHT - LEFT) * value / end, 1)

    return {"unit": unit, "ticks": [{"x": at(value), "n": value} for value in range(0, end + 1, tick)],
            "law": {"x": at(law), "n": law} if law else None,
            "own": {"x": at(own), "n": own, "right": at(own) < MARGIN} if own else None,
            "real": {"from": at(real["p10"]), "mid": at(real["p50"]), "to": at(real["p90"])} if real else None}


def _on(limit: Quantity | None, unit: str) -> int:
    """The number on an axis of that unit, 0 when it does not belong there."""
    return limit.number if limit and limit.number > 0 and limit.unit == unit else 0
