"""Which modules make files beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.site.files import calendar, due, feeds, forms, inspecting, opendata, search, supervision
from generator.site.files.file import File
from generator.site.links import Links, Mode, depth_of
from generator.site.pages import bulletins
from generator.site.site import Site

Maker = Callable[[Site], Iterator[File]]

MAKERS: tuple[Maker, ...] = (opendata.files, supervision.files, feeds.files, due.files, calendar.files, inspecting.files, search.files,
                             forms.files)

BESIDE: dict[Maker, str] = {opendata.files: opendata.GROUP, supervision.files: bulletins.GROUP}
"""Makers with pages that state what their files hold: the `group` of those pages, so that one worker makes both."""


def files(site: Site, maker: Maker, mode: Mode = "folder") -> Iterator[tuple[str, bytes]]:
    """Site path and bytes of what one maker makes."""
    return ((file.path, file.make(Links(depth_of(file.path), mode).to)) for file in maker(site))


def later(site: Site) -> dict[str, Callable[[], bytes]]:
    """Site path → what makes the bytes, for every file that is no page; nothing is made yet."""
    return {file.path: partial(file.make, Links(depth_of(file.path)).to) for maker in MAKERS for file in maker(site)}


def all_files(site: Site, mode: Mode = "folder") -> dict[str, bytes]:
    """Site path → bytes of every file that is no page."""
    return {path: data for maker in MAKERS for path, data in files(site, maker, mode)}
