"""The page labels (网页标签) every government page carries: what it is called, since when it stands, from whom.

Those of the whole site and of a column are written once per frame (`overrides/base.html`); here are those of one page.
Other programs read exactly these. Nothing is invented: without an address in `catalog/portal.yml` there is no Url, and
the day comes from the record, never from the clock of the machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup, escape

ADDRESS = "网址"


def base(settings: Mapping[str, str]) -> str:
    """The path the site stands under on its server, with a slash at both ends; `/` where there is no address."""
    return urlsplit(settings.get(ADDRESS, "")).path or "/"


def label(name: str, content: str) -> str:
    """One <meta>."""
    return f'<meta name="{name}" content="{escape(content)}">'


def heading(html: str) -> str:
    """The text of a page's h1, which its ArticleTitle has to repeat."""
    start = html.find("<h1")
    return Markup(html[start:html.find("</h1>", start)]).striptags() if start >= 0 else ""


def article(settings: Mapping[str, str], title: str, published: date | None, path: str, number: str = "") -> list[str]:
    """The labels of a content page. The day is the record's; a record knows no hour, so its day begins at midnight.
    `number` is the page's 索引号, empty where none was issued."""
    address = settings.get(ADDRESS, "")
    return [label("ArticleTitle", title), *([label("PubDate", f"{published.isoformat()} 00:00")] if published else []),
            label("ContentSource", settings.get("主办单位") or settings.get("声明") or settings.get("站名", "")),
            *([label("Url", address + path)] if address else []), *([label("DC.Identifier", number)] if number else [])]
