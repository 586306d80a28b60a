"""Forms of the sample's random check filled in as an inspector might, from a stream of draws: invented like the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.exchange import checkform
from generator.model.sampled import Outcome
from generator.supervision import sampling_forms as f
from tests.sample.drawing import Draw
from tests.sample.making import REPO

AS_OF, QUARTER, SEED = date(2026, 11, 20), "2026Q3", REPO / "statistics/samples/2026Q3-seed.txt"
WAITING = "150430-aohan.xlsx"  # this place has not sent its form back
Counts = dict[str, Outcome]


def filled(folder: Path, draw: Draw) -> dict[str, Counts]:
    """Fill in every form of a folder but one, in place; what they come to, counted here on its own."""
    found = {}
    for path in sorted(folder.glob("*.xlsx")):
        if path.name == WAITING:
            continue
        limits, materials = checkform.answers(path)
        form = f.Form(path.stem[:6], [dict(row.cells) for row in limits], [dict(row.cells) for row in materials])
        found[form.place] = _fill(form, draw)
        path.write_bytes(checkform.workbook(path.stem, AS_OF, form))
    return found


def _fill(form: f.Form, draw: Draw) -> Counts:
    counts = {part: {"good": 0, "bad": 0, "unclear": 0, "waiting": 0} for part in ("时限", "要件")}
    for row in form.limits:
        row[f.FOUND] = f.UNCLEAR if draw.chance(0.04) else f.LATE if row[f.SYSTEM] == f.LATE or draw.chance(0.02) else f.IN_TIME
        counts["时限"][{f.UNCLEAR: "unclear", f.LATE: "bad"}.get(row[f.FOUND], "good")] += 1
        own = [each for each in form.materials if each[f.CASE] == row[f.CASE]]
        fate = "bad" if draw.chance(0.06) else "unclear" if draw.chance(0.05) else "waiting" if draw.chance(0.02) else "good"
        for each in own:
            each[f.FOUND] = f.NONE_EXTRA if each[f.MATERIAL] == f.EXTRA else f.HAS if each[f.NEED] == "必要" else draw.pick((f.NEEDLESS, f.LACKS, f.HAS))
        own[-1][f.FOUND] = {"bad": f.ASKED_EXTRA, "unclear": f.UNCLEAR, "waiting": ""}.get(fate, f.NONE_EXTRA)
        counts["要件"][fate] += 1
    return {part: Outcome(**each) for part, each in counts.items()}
