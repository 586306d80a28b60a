"""`assets/calendar.js`: the working-day calendar as a plain script, so that a page opened from disk can count too.

Only days that differ from the week are listed: Monday to Friday off, Saturday or Sunday at work.
Years without a notice are not among `years`; what touches them is provisional.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from generator.clocks import Calendar, lineage
from generator.site.files.file import File, Href
from generator.site.site import Site

PATH = "assets/calendar.js"


def files(site: Site) -> Iterator[File]:
    """The one calendar of the portal."""
    yield File(PATH, partial(_bytes, site))


def _bytes(site: Site, href: Href) -> bytes:
    text = json.dumps(published(site), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.portalCalendar={text};\n".encode()


def published(site: Site) -> dict[str, Any]:
    """Announced years, days off and at work against the week, local days off by place."""
    calendar, portal = site.portal.calendar, site.portal
    days = [date(year, 1, 1) + timedelta(days=n) for year in sorted(calendar.years) for n in range(366 if _leap(year) else 365)]
    off = [day.isoformat() for day in days if day.weekday() < 5 and not calendar.working(day)]
    on = [day.isoformat() for day in days if day.weekday() > 4 and calendar.working(day)]
    local = {place.code: _local(calendar, calendar.at(*lineage(place.code, portal.places))) for place in portal.counties}
    return {"years": sorted(calendar.years), "off": off, "on": on, "local": {code: found for code, found in local.items() if found}}


def _local(national: Calendar, here: Calendar) -> list[str]:
    return [day.isoformat() for day in sorted(here.local) if national.working(day)]


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
