"""Section 版本与历史: each version of the city's guide, its effect for the applicant, and what changed."""

from __future__ import annotations

from typing import Any

from generator.changes import Step, notes, settled
from generator.comparing import Difference, Effect
from generator.site.item.saying import CHANGES, change
from generator.site.site import Site


def versions(site: Site, item: str) -> list[dict[str, Any]]:
    """Newest first; versions that are announced but do not hold yet are marked."""
    current = site.portal.guide(item)
    return [version(site, step, current.number if current else 0) for step in reversed(site.steps(item))]


def version(site: Site, step: Step, current: int) -> dict[str, Any]:
    """One version in words; `current` is the number that holds today."""
    record = step.version.change
    words, told = notes(record), {row.text("要素"): row.text("说明") for row in record.table.tables("影响")}
    rows = [_row(difference, settled(difference, words), told.get(difference.subject, "")) for difference in step.differences
            if difference.effect is not Effect.NEUTRAL]
    neutral = dict.fromkeys(difference.labels[0] for difference in step.differences
                            if difference.effect is Effect.NEUTRAL and difference.shape.burden != "local")
    effects = {settled(difference, words) for difference in step.differences}
    return {"number": step.version.number, "effective": step.version.effective, "kind": record.kind, "reason": record.reason,
            "document": record.document, "current": step.version.number == current, "first": step.previous is None,
            "announced": step.version.effective > site.portal.as_of, "rows": rows, "neutral": list(neutral), "effects": effect_words(effects)}


def _row(difference: Difference, effect: Effect, note: str) -> dict[str, Any]:
    mark, word = CHANGES[effect]
    return {"said": change(difference), "mark": mark, "word": word, "note": note}


def effect_words(effects: set[Effect]) -> list[tuple[str, str]]:
    """减轻 and 加重 when there are such differences; else 待判, else 中性."""
    words = [("t-ease", "减轻")] * (Effect.LIGHTER in effects) + [("t-heavy", "加重")] * (Effect.HEAVIER in effects)
    return words or [("t-warn", "待判") if Effect.OPEN in effects else ("", "中性")]
