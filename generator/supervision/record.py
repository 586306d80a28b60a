"""A bulletin and a score as published files: the figures with the counts they rest on, so that anybody can work them out again.

Counts are numbers; points and totals are texts as they are shown. One element of a list a line, LF.
"""

from __future__ import annotations

import json
from typing import Any

from generator.model.snapshot import JOINT
from generator.supervision.bulletin import Bulletin, Row
from generator.supervision.bulletin_words import missing
from generator.supervision.linkage import Linked
from generator.supervision.scoring import COUNTERS, Scoring, shown

COUNTS = ("received", "closed", "judged", "late", "promise_judged", "promise_late", "corrected", "paused", "open", "open_late", "provisional")


def of_bulletin(found: Bulletin) -> bytes:
    """A row a place, the whole city first."""
    rows = [{**_row(row), **_linked(found.linked.get(row.place))} for row in (found.whole, *([found.own] if found.own else []), *found.rows)]
    return _dump({"month": found.month, "as_of": found.snapshot.as_of.isoformat(), "sample": found.snapshot.sample,
                  "not_in_the_records": missing(found), "not_reported": [code for code, _ in found.absent]}, places=rows)


def _row(row: Row) -> dict[str, Any]:
    """Counts always; medians null below 5 cases; state null where it was not kept."""
    return {"place": row.place, "name": row.name, "rank": row.rank or None, **{name: row.tally.count(name) for name in COUNTS},
            "median_statutory_working_days": row.net, "median_service_working_days": row.gross,
            "behind": row.behind, "behind_overdue": row.overdue, "findings": row.findings}


def _linked(linked: Linked | None) -> dict[str, Any]:
    """Receipts that say how they were applied for, and online; projects that should have been, and were, handled jointly."""
    done, due = linked.joint.get(JOINT, (0, 0)) if linked else (0, 0)
    return {**{name: linked.tally.count(name) if linked else 0 for name in ("declared", "online")}, "joint_due": due, "joint_done": done}


def of_scoring(found: Scoring) -> bytes:
    """The rubric, the counts by place and item, and every place's points."""
    rubric = {"名称": found.rubric.title, "最少件数": found.rubric.least, "最低权重": found.rubric.least_weight, "计数": COUNTERS}
    head = {"period": found.period.name, "months": list(found.period.months), "as_of": found.snapshot.as_of.isoformat(),
            "sample": found.snapshot.sample or found.rubric.sample, "rubric": rubric}
    metrics = [{"名称": each.name, "分子": each.part, "分母": each.whole, "满分": each.full, "零分": each.floor, "权重": each.weight, "依据": each.basis}
               for each in found.rubric.metrics]
    scored = {score.place for score in found.scores}
    rows = [{"place": place, "item": item, **dict(sorted(counts.items()))} for (place, item), counts in sorted(found.rows.items())
            if place in scored and any(counts.values())]
    scores = [{"place": score.place, "name": score.name, "rank": score.rank or None, "total": shown(score.total) or None,
               "rank_with_other_weights": [score.low, score.high] if score.rank else None,
               "points": [{"metric": point.metric.name, "part": point.part, "whole": point.whole, "earned": shown(point.earned) or None, "why": point.why}
                          for point in score.points]} for score in found.scores]
    return _dump(head, metrics=metrics, rows=rows, scores=scores)


def _dump(head: dict[str, Any], **lists: list[dict[str, Any]]) -> bytes:
    parts = [f" {json.dumps(name, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    for name, rows in lists.items():
        inner = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
        parts.append(f' "{name}": [\n{inner}\n ]')
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()
