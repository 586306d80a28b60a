"""Which modules make files beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.site.files import calendar, due, feeds, forms, opendata, search, supervision
from generator.site.files.file import File
from generator.site.links import Links, Mode, depth_of
from generator.site.site import Site

Maker = Callable[[Site], Iterator[File]]

MAKERS: tuple[Maker, ...] = (opendata.tables, opendata.items, feeds.files, due.files, calendar.files, supervision.files, search.files,
                             forms.files)


def files(site: Site, maker: Maker, mode: Mode = "folder") -> Iterator[tuple[str, bytes]]:
    """Site path and bytes of what one maker makes."""
    return ((file.path, file.make(Links(depth_of(file.path), mode).to)) for file in maker(site))


def all_files(site: Site, mode: Mode = "folder") -> dict[str, bytes]:
    """Site path → bytes of every file that is no page."""
    return {path: data for maker in MAKERS for path, data in files(site, maker, mode)}
