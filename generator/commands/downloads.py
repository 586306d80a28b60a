"""Files the site offers that are made outside it: the workbook of every place, at an address that stays."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from generator.collection import Portal
from generator.exchange import workbook


def downloads(portal: Portal) -> dict[str, Callable[[], bytes]]:
    """Site path → what makes the bytes, for the city and every county; nothing is made yet."""
    return {f"places/{place.code}/list.xlsx": partial(workbook, portal, place) for place in (portal.city, *portal.counties)}
