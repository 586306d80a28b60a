"""`sitemap.xml`: every page with the day it took effect, for search engines. Only with an address: it may hold no relative link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape

from generator.site.labels import ADDRESS
from generator.site.page import Page
from generator.site.site import Site

PATH = "sitemap.xml"
MOST = 50_000  # what one file may name, by the protocol


def sitemap(site: Site, pages: Sequence[Page], prose: Iterable[str]) -> dict[str, bytes]:
    """The file, or nothing where the site has no address yet. `prose` are the site paths of pages without a record."""
    address = site.settings.get(ADDRESS, "")
    if not address:
        return {}
    days = {page.path: page.published or site.portal.as_of for page in pages}
    days.update((path, site.portal.as_of) for path in prose if not path.endswith(".html"))
    return {PATH: _document(address, sorted(days.items())[:MOST])}


def _document(address: str, days: Iterable[tuple[str, date]]) -> bytes:
    rows = "".join(f"<url><loc>{escape(address + path)}</loc><lastmod>{day.isoformat()}</lastmod></url>\n" for path, day in days)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'.encode()
