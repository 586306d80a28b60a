"""Which modules make files beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.site.files import calendar, due, feeds, search, supervision
from generator.site.files.file import File
from generator.site.links import Links, Mode, depth_of
from generator.site.site import Site

Maker = Callable[[Site], Iterator[File]]

MAKERS: tuple[Maker, ...] = (feeds.files, due.files, calendar.files, supervision.files, search.files)


def all_files(site: Site, mode: Mode = "folder") -> dict[str, bytes]:
    """Site path → bytes of every file that is no page."""
    return {file.path: file.make(Links(depth_of(file.path), mode).to) for maker in MAKERS for file in maker(site)}
