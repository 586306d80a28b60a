"""Files the site offers that are made outside it: the workbooks of every place, the newest bulletin as a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from generator.collection import Portal
from generator.collection.patrols import patrols
from generator.collection.snapshots import snapshots
from generator.exchange import workbook
from generator.findings import Finding
from generator.letters import bulletin_document
from generator.supervision.bulletin import bulletin, today
from generator.supervision.escalation import sending


def downloads(portal: Portal, findings: Sequence[Finding]) -> dict[str, Callable[[], bytes]]:
    """Site path → what makes the bytes: the filled workbook of the city and every county, a county's blank one, the newest bulletin; nothing is made yet."""
    found: dict[str, Callable[[], bytes]] = {f"places/{place.code}/list.xlsx": partial(workbook, portal, place) for place in (portal.city, *portal.counties)}
    found |= {f"places/{place.code}/blank.xlsx": partial(workbook, portal, place, blank=True) for place in portal.counties}
    if latest := snapshots(portal).latest:
        found[f"bulletins/{latest.last}/bulletin.docx"] = partial(_bulletin, portal, findings, latest.last)
    return found


def _bulletin(portal: Portal, findings: Sequence[Finding], month: str) -> bytes:
    return bulletin_document(bulletin(portal, today(portal, findings), month), sending(portal), portal, patrols(portal).latest)
