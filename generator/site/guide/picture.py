"""The order as a picture: a row for each item that waits or is waited for, further right the later it is needed. Geometry only.

Drawn 360 wide. The browser draws it again for the items chosen, by the same measures (`site_templates/client/picture.ts`).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from generator.site.guide.course import Course
from generator.site.guide.lines import layers, reduced

_ASIDE = re.compile(r"[(（][^)）]*[)）]")
LEFT, TOP, STEP, WIDEST, ROOM, LABEL, CHARACTERS = 10, 14, 26, 20, 112, 14, 15


def picture(course: Course) -> dict[str, Any] | None:
    """Rows with their positions and edges between them; None where nothing waits for anything."""
    critical = {pair for line in course.count["lines"] for pair in pairwise(line.items)}
    pairs = [*reduced(course.plan.before), *sorted(critical)]
    linked = {item for pair in pairs for item in pair}
    if not linked:
        return None
    before = {item: others for item, others in course.plan.before.items() if item in linked}
    deep = layers(before)
    rows = sorted(before, key=lambda item: deep[item])
    last = max(deep.values())
    gap = min(WIDEST, ROOM // max(1, last))
    at = {item: (LEFT + gap * deep[item], TOP + STEP * number) for number, item in enumerate(rows)}
    label = LEFT + gap * last + LABEL
    return {"height": TOP + STEP * len(rows),
            "edges": [{"d": _edge(*at[early], *at[late]), "css": "crit" if (early, late) in critical else ""} for early, late in dict.fromkeys(pairs)],
            "rows": [{"row": course.rows[item], "x": at[item][0], "y": at[item][1], "label": label - at[item][0], "name": _short(course.rows[item]["name"])} for item in rows],
            "alone": [row for item, row in course.rows.items() if item not in linked]}


def _edge(x1: int, y1: int, x2: int, y2: int) -> str:
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"


def _short(name: str) -> str:
    """A name that fits beside its dot; the list beside the picture has it whole."""
    short = _ASIDE.sub("", name)
    return short if len(short) <= CHARACTERS else short[:CHARACTERS - 1] + "…"
