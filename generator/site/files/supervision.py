"""`bulletin.json` and `score.json`: the figures of each bulletin, score and evaluation beside its page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.collection.snapshots import snapshots
from generator.site.files.file import File, Href
from generator.site.pages.bulletins import state
from generator.site.pages.scores import scored
from generator.site.site import Site
from generator.supervision.bulletin import all_months, bulletin
from generator.supervision.record import of_bulletin, of_scoring
from generator.supervision.scoring import FILE
from generator.supervision.scoring_periods import Period, quarters, years


def files(site: Site) -> Iterator[File]:
    """A file a month, a quarter and a year."""
    latest = snapshots(site.portal).latest
    if latest is None:
        return
    for month in all_months(latest):
        yield File(f"bulletins/{month}/bulletin.json", partial(_bulletin, site, month))
    if site.portal.table(FILE).tables("指标"):
        for top, periods in (("scores", quarters(latest)), ("evaluations", years(latest))):
            for period in periods:
                yield File(f"{top}/{period.name}/score.json", partial(_score, site, period))


def _bulletin(site: Site, month: str, href: Href) -> bytes:
    return of_bulletin(bulletin(site.portal, state(site), month))


def _score(site: Site, period: Period, href: Href) -> bytes:
    return of_scoring(scored(site, period))
