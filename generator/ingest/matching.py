"""Which item and which place a source means: by code or by name, exactly after normalisation.

Nothing near is taken for the same; who means another name writes it into the mapping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.collection import Portal
from generator.model.identity import FORMER, normal
from generator.model.tree import UNKNOWN

_LONG_PLACE = re.compile(r"([0-9]{6})000000\Z", re.ASCII)
_TASK = re.compile(r"[0-9A-Z]{18}[1-7]([0-9A-Z]{12})([0-9]{2})?\Z", re.ASCII)
_VARIANT = re.compile(r"([0-9]{9}[0-9Y]{3})[0-9]{2}\Z", re.ASCII)


class Matcher:
    """Items by id, codes, name and aliases; places by code and name. Ambiguous names match nothing."""

    def __init__(self, portal: Portal, items: Mapping[str, str], places: Mapping[str, str]) -> None:
        self._items = _unique(_items(portal)) | {normal(name): item for name, item in items.items()}
        self._places = _unique(_places(portal)) | {normal(name): place for name, place in places.items()}
        self.item = lru_cache(4096)(self._item)
        self.place = lru_cache(4096)(self._place)

    def _item(self, text: str) -> str:
        key = normal(text)
        code = _TASK.match(key) or _VARIANT.match(key)
        return self._items.get(key) or (self._items.get(code[1], "") if code else "")

    def _place(self, text: str) -> str:
        key = normal(text)
        code = _LONG_PLACE.match(key)
        return self._places.get(key) or (self._places.get(code[1], "") if code else "")


def _items(portal: Portal) -> Iterator[tuple[str, str]]:
    for item in portal.items:
        version = portal.region_file(item)
        tree = version.tree if version else None
        yield item, item
        if tree:
            for name in (*(tree.text(key) for key in ("名称", "基本编码", "参考编号")), *tree.texts("俗称"), *tree.texts(FORMER)):
                if name and name not in UNKNOWN:
                    yield normal(name), item


def _places(portal: Portal) -> Iterator[tuple[str, str]]:
    region, city = portal.region.name, portal.city.name
    for place in portal.places.values():
        yield place.code, place.code
        for before in ("", city, region + city, region):
            if before != place.name:
                yield normal(before + place.name), place.code


def _unique(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    clash: set[str] = set()
    for key, value in pairs:
        if found.setdefault(key, value) != value:
            clash.add(key)
    return {key: value for key, value in found.items() if key not in clash}
