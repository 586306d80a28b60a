"""Registers numbered `2026-001`, `2026-002` … within a year: which number should stand where, so that one taken out is seen."""

from __future__ import annotations


def following(before: str, number: str) -> str:
    """The number that should stand where `number` does: the one after `before`, or the first of a later year. `before` is empty at the top."""
    if before[:4] < number[:4]:
        return f"{number[:4]}-001"
    return f"{before[:4]}-{int(before[5:]) + 1:03d}"
