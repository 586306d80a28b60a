"""Two states of the portal's data: which files differ, and what that means for the applicant.

Files are told apart by git's names of their bytes, so what did not change is never read; what did
is read with everything that bears on the same items. Neither side is checked out, and there is no
second comparison: `compare` says what is lighter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.collection import Portal
from generator.comparing import Difference, compare
from generator.model.records import Version, version_of
from generator.model.tree import Node, Table
from generator.reading.document import Document, read
from generator.reading.excerpt import excerpt
from generator.reading.layout import COUNTY, Slot, level_of, slot
from generator.reading.source import Laid, Source
from generator.resolving import overlay

ALWAYS = ("catalog/portal.yml", "catalog/places.yml")
_ALWAYS_UNDER = ("catalog/schemas/", "catalog/calendar/")


@dataclass(frozen=True)
class FileChange:
    """One data file that differs. `old` and `new` are None where there is none, or none that reads."""

    path: str
    slot: Slot
    old: Table | None
    new: Table | None
    differences: tuple[Difference, ...]
    unread: tuple[Document, ...] = ()

    @property
    def kind(self) -> str:
        """新增, 删除, 改动, or 读不出来 where one side cannot be read."""
        if self.unread:
            return "读不出来"
        return "新增" if self.old is None else "删除" if self.new is None else "改动"

    @property
    def version(self) -> Version | None:
        """The version the new text states."""
        return version_of(self.new, self.path) if self.new is not None else None


class Diff:
    """What `head` changes of `base`."""

    def __init__(self, base: Source, head: Source, as_of: date | None = None) -> None:
        self.base, self.head = base, head
        known = sorted({*base.paths(), *head.paths()})
        self.paths = [path for path in known if base.blob(path) != head.blob(path)]
        self.items = sorted({place.item for path in self.paths if (place := slot(path)) and place.item})
        self.portal = self._narrow(set(), as_of)
        successors = {item for each in self.files for item in _successors(each)} - set(self.portal.items)
        if successors:  # they are asked for by name
            self.portal = self._narrow(successors, as_of)

    def _narrow(self, more: set[str], as_of: date | None) -> Portal:
        """Head with nothing in it but what changed and what bears on it."""
        items = more.union(self.items)

        def wanted(path: str) -> bool:
            place = slot(path)
            return path in ALWAYS or path.startswith(_ALWAYS_UNDER) or (place is not None and (
                place.item in items or path in self.paths or (place.kind == "claims" and bool(self.items))))

        kept = self.head.only({path for path in self.head.paths() if wanted(path)})
        return Portal(Laid(kept, dict(self._excerpts(kept, items))), as_of)

    def _excerpts(self, source: Source, items: set[str]) -> Iterator[tuple[str, bytes]]:
        """Claims that did not change, cut to the items in question: they are most of what would have to be read."""
        for path in source.paths():
            if path not in self.paths and (place := slot(path)) and place.kind == "claims":
                try:
                    yield path, excerpt(source.read(path), items)
                except OSError:
                    continue  # said by whoever reads it

    @cached_property
    def before(self) -> Mapping[str, Document]:
        """The changed files as they were in base."""
        source = self.base.only(set(self.paths))
        return {path: read(path, place, source.read(path), self.portal.schemas)
                for path in source.paths() if (place := slot(path)) is not None}

    @cached_property
    def files(self) -> list[FileChange]:
        """Changed data files, in path order; frozen versions too."""
        return list(self._files())

    def _files(self) -> Iterator[FileChange]:
        for path in self.paths:
            place = slot(path)
            if place is None:
                continue
            was, now = self.before.get(path), self.portal.documents.get(path)
            unread = tuple(each for each in (was, now) if each is not None and (each.tree is None or each.stale))
            old, new = was.tree if was else None, now.tree if now else None
            both = old is not None and new is not None and not unread and not place.number
            yield FileChange(path, place, old, new, tuple(self._compared(place, new, old)) if both and old and new else (), unread)

    def _compared(self, place: Slot, new: Table, old: Table) -> list[Difference]:
        if not place.item:
            return []
        shapes = self.portal.shapes.of_home(place.kind)
        if level_of(place.place) == COUNTY:
            return compare(laid(self.portal, place, new), laid(self.portal, place, old), shapes)
        return compare(new.entries, old.entries, shapes)


def laid(portal: Portal, place: Slot, own: Table) -> dict[str, Node]:
    """A county's overlay over the version it follows: only there do its lines mean anything."""
    claim = portal.claim(place.place, place.item)
    base = (portal.baseline(place.item, claim.follows) if claim else None) or portal.baseline(place.item)
    return overlay(base.elements if base else {}, own.entries, portal.shapes)


def _successors(change: FileChange) -> tuple[str, ...]:
    return change.version.change.successors if change.version and change.slot.item else ()
