"""Time limits as the law writes them: number and unit in one scalar, never converted.

即办 is the least, 未规定 (the law sets none) the greatest; 待核 and 未公布 are no quantities.
"""

from __future__ import annotations

import re
from typing import NamedTuple

UNITS = ("小时", "日", "个工作日", "个月")
IMMEDIATE, UNLIMITED = "即办", "未规定"
_PATTERN = re.compile(r"([1-9][0-9]{0,3})(个工作日|日|个月|小时)\Z", re.ASCII)


class Quantity(NamedTuple):
    """A limit: `number` of `unit`; 即办 has number 0 and 未规定 number -1, both without unit."""

    number: int
    unit: str

    def __str__(self) -> str:
        if self.number == 0:
            return IMMEDIATE
        return UNLIMITED if self.number < 0 else f"{self.number}{self.unit}"


def parse(text: str) -> Quantity | None:
    """A quantity, or None when the text is none (待核, 未公布, malformed)."""
    if text == IMMEDIATE:
        return Quantity(0, "")
    if text == UNLIMITED:
        return Quantity(-1, "")
    found = _PATTERN.match(text)
    return Quantity(int(found[1]), found[2]) if found else None


def order(left: Quantity, right: Quantity) -> int | None:
    """-1 when left is shorter, 0 equal, 1 longer, None when the order cannot say.

    N日 never outlasts N个工作日 (the last day of the former rolls over holidays to a working day,
    the latter ends on one), so it counts as shorter; no other crossing of units is decided.
    """
    if left == right:
        return 0
    if left.number == 0 or right.number < 0:
        return -1
    if right.number == 0 or left.number < 0:
        return 1
    if left.unit == right.unit:
        return -1 if left.number < right.number else 1
    if left.unit == "日" and right.unit == "个工作日":
        return -1 if left.number <= right.number else None
    if left.unit == "个工作日" and right.unit == "日":
        return 1 if left.number >= right.number else None
    return None
