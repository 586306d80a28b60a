"""Which version of a file holds on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.model.records import Version


def in_force(versions: Sequence[Version], day: date) -> Version | None:
    """The version with the latest 生效日期 not after the day; None before the first one.

    A text merged ahead of its date is announced, not applied.
    """
    if len(versions) == 1:  # nearly always, and asked of every item on every page
        return versions[0] if versions[0].effective <= day else None
    begun = [version for version in versions if version.effective <= day]
    return max(begun, key=lambda version: (version.effective, version.number), default=None)


def numbered(versions: Sequence[Version], number: int) -> Version | None:
    """The version of that number, None when it was never written or is lost."""
    return next((version for version in versions if version.number == number), None)
