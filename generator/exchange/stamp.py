"""What a workbook knows of its own making: place, day, versions, and a digest of every item as it left.

It stands on a hidden worksheet. Coming back, an item whose rows still have the digest they left with
was not edited, whatever has happened since; an edited one may only be taken in while the portal
would still write the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.exchange.content import Content
from generator.exchange.grids import digests

FORMAT, BLANK = "1", "空白"  # what a workbook is: one that comes back with edits, or a form that is only compared
COLUMNS = ("事项", "跟随版本", "现行版本", "摘要")


class Stamp(NamedTuple):
    """`items`: item → (version followed, version in force, digest)."""

    place: str
    as_of: str
    items: Mapping[str, tuple[str, str, str]]
    form: str = FORMAT


def stamp(content: Content) -> Stamp:
    """The stamp of a workbook that leaves now."""
    made = digests(content.grids)
    return Stamp(content.place.code, content.portal.as_of.isoformat(), {
        item: (str(each.followed), str(each.latest), made[item]) for item, each in content.standings.items()}, BLANK if content.blank else FORMAT)


def rows(made: Stamp) -> list[tuple[str, ...]]:
    """The hidden worksheet's rows below the headings; the first says what the workbook is."""
    return [(made.form, made.place, made.as_of, "*"), *((item, *each) for item, each in made.items.items())]


def read(lines: Iterable[Mapping[str, str]]) -> Stamp | None:
    """The stamp of a workbook come in; None when it has none of this format."""
    found = [tuple(line.get(name, "") for name in COLUMNS) for line in lines]
    if not found or found[0][0] not in (FORMAT, BLANK) or found[0][3] != "*":
        return None
    return Stamp(found[0][1], found[0][2], {item: (followed, latest, digest) for item, followed, latest, digest in found[1:]}, found[0][0])
