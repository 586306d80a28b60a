"""`patrol.json` and `sample.json`: each patrol and each random check beside its page, byte for byte as kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.collection.patrols import patrols
from generator.collection.samples import samples
from generator.site.files.file import File, Href
from generator.site.pages.samples import path_of
from generator.site.site import Site


def files(site: Site) -> Iterator[File]:
    """A file a patrol and a file a quarter."""
    for patrol in patrols(site.portal).good:
        yield File(f"inspections/{patrol.as_of}/patrol.json", partial(_bytes, site, patrol.path))
    for sample in samples(site.portal).good:
        yield File(f"{path_of(sample)}sample.json", partial(_bytes, site, sample.path))


def _bytes(site: Site, path: str, href: Href) -> bytes:
    return site.portal.source.read(path)
