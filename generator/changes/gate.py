"""The path gate: whose file is it, and may this pull request touch it?

A county's pull request touches its own folders only; a data pull request touches no templates,
schemas, program or workflow. Who asks is said by the branch's name (`hongshan/…`) or, failing
that, by the files themselves. It looks at paths only, never at what a file holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.model.records import Place
from generator.reading.layout import CITY, COUNTY, REGION

PROGRAM = "维护人员"
OFFICE = "市工改办"
_FOLDER = re.compile(r"(?:catalog|guides)/([0-9]{6}|X[0-9]{8})-[^/]+/", re.ASCII)
_SCHEMAS = "catalog/schemas/"
_DATA = ("catalog/", "guides/", "statistics/")


class Trespass(NamedTuple):
    """A file that this pull request may not touch, whose it is, and why."""

    path: str
    owner: str
    message: str


def owner(path: str, places: Iterable[Place]) -> str:
    """Whose file it is: a place's name, 市工改办 for common data, 维护人员 for the rest."""
    found = _FOLDER.match(path)
    if found:
        return next((place.name for place in places if place.code == found[1]), OFFICE)
    return OFFICE if path.startswith(_DATA) and not path.startswith(_SCHEMAS) else PROGRAM


def asker(branch: str, places: Sequence[Place]) -> Place | None:
    """Who asks, by the first part of the branch's name; None when it names no place."""
    first, slash, _ = branch.partition("/")
    return next((place for place in places if slash and first in (place.slug, place.code, place.folder, place.name)), None)


def gate(paths: Iterable[str], places: Sequence[Place], who: Place | None) -> list[Trespass]:
    """What the pull request may not touch; nothing when all is in order."""
    owners = {path: owner(path, places) for path in paths}
    city = ""
    counties = {place.name for place in places if place.level == COUNTY}
    if who is None:
        touched = sorted(counties & set(owners.values()))
        if len(touched) > 1:
            return [Trespass(path, name, f"这一次同时改了{'、'.join(touched)}的文件。一个旗县区一次提交；市工改办统一改的，分支名以 {_city(places)}/ 开头。")
                    for path, name in owners.items() if name in counties]
        who = next((place for place in places if touched and place.name == touched[0]), None)
        city = f"市工改办统一改的，分支名以 {_city(places)}/ 开头。"
    if who is not None and who.level == COUNTY:
        return [Trespass(path, name, f"这是{name}的文件，{who.name}的提交只能改 catalog/{who.folder}/ 和 guides/{who.folder}/。{city if name != PROGRAM else ''}")
                for path, name in owners.items() if name != who.name]
    data = who is not None or any(name != PROGRAM for name in owners.values())
    allowed = _allowed(who, places)
    return [Trespass(path, name, f"这是{name}的文件，改数据的提交不能同时改它。" if name == PROGRAM else f"这是{name}的文件，{who.name if who else ''}的提交不能改它。")
            for path, name in owners.items() if data and (name == PROGRAM or (allowed is not None and name not in allowed))]


def _city(places: Iterable[Place]) -> str:
    return next((place.slug for place in places if place.level == CITY), "")


def _allowed(who: Place | None, places: Sequence[Place]) -> set[str] | None:
    """Owners whose files a region's or the city's pull request may touch; None for any."""
    if who is None or who.level != REGION:
        return None
    return {place.name for place in places if place.level in (REGION, CITY)} | {OFFICE}
