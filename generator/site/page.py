"""One page to be made: where it stands, what template fills it, and from what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from generator.site.files.file import Feed

Context = Callable[[], Mapping[str, Any]]


class Crumb(NamedTuple):
    """One step of the breadcrumb; the last one has no path."""

    label: str
    path: str | None = None


class Page(NamedTuple):
    """A page. `context` is called where the page is rendered, which may be another process.

    `group` keeps pages that share rendered sections in one worker (an item and its counties).
    `sample` is the sentence of the 示例 strip, empty when the page shows no sample. `side` names
    the side navigation and the entry marked as current in it. `feeds` are what a reader may subscribe to from here.
    `column` is set for content pages, not for lists; `published` is the day their record took effect, None for pages
    that are worked out anew for every 数据截至.
    """

    path: str
    tab: str
    title: str
    description: str
    template: str
    context: Context
    crumbs: tuple[Crumb, ...] = ()
    sample: str = ""
    side: tuple[str, str] = ("", "")
    group: str = ""
    column: str = ""
    feeds: tuple[Feed, ...] = ()
    published: date | None = None
