"""Blank forms and samples that the city's guides name: `forms/<code>/<file>`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from generator.collection.forms import source
from generator.model.tree import UNKNOWN
from generator.site.files.file import File, Href
from generator.site.item.forms import form
from generator.site.site import Site


def files(site: Site) -> Iterator[File]:
    """Each file once, however many guides name it."""
    offered: dict[str, bytes] = {}
    for document in site.portal.documents.values():
        if document.slot.kind != "市指南" or document.tree is None:
            continue
        for entry in document.tree.tables("表单"):
            name = entry.text("文件")
            found = form(site, source(entry, name)) if name and name not in UNKNOWN else None
            if found:
                offered[unquote(found[0])] = found[1]
    for path, data in offered.items():
        yield File(path, partial(_same, data))


def _same(data: bytes, _: Href) -> bytes:
    return data
