"""Section 版本与历史: each version of the city's guide, its effect for the applicant, and what changed."""

from __future__ import annotations

from typing import Any

from generator.changes import Step
from generator.comparing import Difference, Effect
from generator.model.tree import Table
from generator.site.item.saying import CHANGES, change
from generator.site.site import Site

_SETTLED = {"减负": Effect.LIGHTER, "加重": Effect.HEAVIER, "不变": Effect.NEUTRAL}


def versions(site: Site, item: str) -> list[dict[str, Any]]:
    """Newest first; versions that are announced but do not hold yet are marked."""
    current = site.portal.guide(item)
    return [_version(site, step, current.number if current else 0) for step in reversed(site.steps(item))]


def _version(site: Site, step: Step, current: int) -> dict[str, Any]:
    record = step.version.change
    notes = {row.text("要素"): row for row in record.table.tables("影响")}
    rows = [_row(difference, notes.get(difference.subject)) for difference in step.differences
            if difference.effect is not Effect.NEUTRAL]
    neutral = dict.fromkeys(difference.labels[0] for difference in step.differences
                            if difference.effect is Effect.NEUTRAL and difference.shape.burden != "local")
    effects = {_settled(notes.get(difference.subject), difference.effect) for difference in step.differences}
    return {"number": step.version.number, "effective": step.version.effective, "kind": record.kind, "reason": record.reason,
            "document": record.document, "current": step.version.number == current, "first": step.previous is None,
            "announced": step.version.effective > site.portal.as_of, "rows": rows, "neutral": list(neutral), "effects": _words(effects)}


def _settled(note: Table | None, effect: Effect) -> Effect:
    """An editor's line of 影响 settles 待判, never 加重."""
    return _SETTLED.get(note.text("影响"), effect) if note is not None and effect is Effect.OPEN else effect


def _row(difference: Difference, note: Table | None) -> dict[str, Any]:
    mark, word = CHANGES[_settled(note, difference.effect)]
    return {"said": change(difference), "mark": mark, "word": word, "note": note.text("说明") if note is not None else ""}


def _words(effects: set[Effect]) -> list[tuple[str, str]]:
    """减轻 and 加重 when there are such differences; else 待判, else 中性."""
    words = [("t-ease", "减轻")] * (Effect.LIGHTER in effects) + [("t-heavy", "加重")] * (Effect.HEAVIER in effects)
    return words or [("t-warn", "待判") if Effect.OPEN in effects else ("", "中性")]
