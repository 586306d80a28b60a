"""`assets/search-index.js`: what the search page looks things up in, as a plain script, for a page opened from disk may not fetch.

Items only as canonical pages: a county's page is the same matter, so of counties only the mark of each claim is here;
pages that are no item are found by their names alone. One
file, because the whole of a city fits the forty kilobytes a query may fetch; it is loaded with the first query.
Sounds are kept by character: the browser spells names, materials and laws itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from generator.model.tree import Items, Table
from generator.site.citations import citations, official
from generator.site.entries import rows
from generator.site.files import search_pages
from generator.site.files.file import File, Href
from generator.site.site import CATEGORIES, STAGES, Site
from generator.site.sounds import sound
from generator.site.standing import STATES, standings

PATH = "assets/search-index.js"
LETTERS = {"same": "s", "lighter": "l", "heavier": "h", "behind": "o", "broken": "b", "missing": "m", "above": "c", "not": "n"}
"""A claim's mark in one letter. The first five have a page of their own."""


def files(site: Site) -> Iterator[File]:
    """The one index of the portal."""
    yield File(PATH, partial(_bytes, site))


def _bytes(site: Site, href: Href) -> bytes:
    text = json.dumps(published(site, href), ensure_ascii=False, separators=(",", ":"))
    return f"window.portalIndex={text};\n".encode()


def published(site: Site, href: Href) -> dict[str, Any]:
    """Items, materials, laws and pages with their words; materials and laws name items by their place in `items`. Addresses
    of pages are relative to the index, which lies as deep as the search page."""
    order = {item: number for number, item in enumerate(site.items)}
    items, materials, laws = _items(site), _materials(site, order), _laws(site, order)
    labels = [label for item in items for label in (item["name"], *item.get("aliases", ()))]
    labels += [name for name, _ in materials] + [label for law in laws for label in (law["name"], law.get("title", ""))]
    labels += search_pages.names(site)
    return {"places": [[place.code, place.name] for place in site.portal.counties], "stages": {slug: name for name, slug in STAGES.items()},
            "categories": {slug: name for name, slug in CATEGORIES.items()}, "sounds": sounds(labels),
            "items": items, "materials": materials, "laws": laws, "pages": search_pages.pages(site, href)}


def sounds(labels: Iterable[str]) -> dict[str, str]:
    """Syllable → the characters read so, of all characters in the labels."""
    table: dict[str, str] = {}
    for character in sorted({character for label in labels for character in label}):
        if read := sound(character):
            table[read] = table.get(read, "") + character
    return dict(sorted(table.items()))


def _items(site: Site) -> list[dict[str, Any]]:
    marks = [standing.marks for standing in standings(site).values()]
    found = []
    for item, row in rows(site).items():
        entry = {"id": item, "name": row["name"], "aliases": row["labels"][1:], "category": row["category_slug"], "stage": row["stage_slug"],
                 "role": row["role"], "reference": row["reference"], "scope": site.text(item, "适用范围"), "promise": row["promise"],
                 "law": row["law"], "materials": row["materials"], "free": row["fee"] == "不收费", "sample": row["sample"], "ended": row["ended"],
                 "marks": "".join(LETTERS[STATES[own[item]]] for own in marks)}
        found.append({key: value for key, value in entry.items() if value})
    return found


def _materials(site: Site, order: dict[str, int]) -> list[tuple[str, list[int]]]:
    """Names of materials in the city's guides → the items that ask for them."""
    found: dict[str, list[int]] = {}
    for item, number in order.items():
        baseline = site.portal.baseline(item)
        listed = baseline.elements.get("申请材料") if baseline else None
        for material in listed if isinstance(listed, Items) else ():
            if isinstance(material, Table) and material.text("名称"):
                found.setdefault(material.text("名称"), []).append(number)
    return list(found.items())


def _laws(site: Site, order: dict[str, int]) -> list[dict[str, Any]]:
    """Laws with the items set up by them, and those that rest on them in some other value."""
    cited = citations(site.portal)
    found = []
    for name, law in site.portal.laws.items():
        own = [each for each in cited.get(name, []) if each.item in order]
        basis = sorted({order[each.item] for each in own if each.basis})
        entry = {"id": law.text("拼音"), "name": name, "title": official(law) if official(law) != name else "", "basis": basis,
                 "cited": sorted({order[each.item] for each in own} - set(basis))}
        found.append({key: value for key, value in entry.items() if value})
    return found
