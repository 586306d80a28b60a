"""索引号 (government information index numbers): which published guides there are to number, and the ledger of numbers issued.

A number belongs to a page address, which is permanent; once issued it is never changed and never used again, so the
ledger keeps it when the guide is gone. Samples are not government information and get none. It assigns nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.collection.portal import Portal
from generator.model.tree import Table

FILE, LIST = "catalog/index-numbers.yml", "索引号"
AGENCY = "机构代码"


class Guide(NamedTuple):
    """A published guide: its site path and name; a sample gets no number."""

    path: str
    name: str
    sample: bool


@lru_cache(maxsize=4)
def numbers(portal: Portal) -> dict[str, str]:
    """Site path → index number, of all numbers ever issued; the first one where the ledger is broken."""
    found: dict[str, str] = {}
    for row in portal.table(FILE).tables(LIST):
        found.setdefault(row.text("网页"), row.text("号"))
    return found


def guides(portal: Portal) -> Iterator[Guide]:
    """The city's guides in force, then those of the counties that claim the item."""
    for item in portal.items:
        guide = portal.guide(item)
        if guide is not None and not portal.ended(item):
            yield Guide(f"items/{item}/", portal.name(item), _sample(guide.tree))
    for place, claims in portal.claims.items():
        for item in claims:
            holding = portal.holding(place, item)
            if holding is not None and not portal.ended(item):
                own = holding.overlay.tree if holding.overlay else None
                yield Guide(f"places/{place}/items/{item}/", f"{portal.name(item)}（{portal.places[place].name}）",
                            _sample(holding.followed.guide.tree) or (own is not None and _sample(own)))


def unnumbered(portal: Portal) -> list[Guide]:
    """Guides that could have a number and have none."""
    issued = numbers(portal)
    return [guide for guide in guides(portal) if not guide.sample and guide.path not in issued]


def _sample(tree: Table) -> bool:
    return tree.text("示例") == "是"
