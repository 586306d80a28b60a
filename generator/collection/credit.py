"""Tiers of credit (信用分级, 通知三(六)): what handling and what watching follow from each, and how an item's guide differs for it.

A difference is written as a county writes its own, laid over the city's guide in force and compared by the one order; what it
weighs is never stated by hand.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from generator.collection.portal import Portal
from generator.comparing import Difference, compare
from generator.findings import Where
from generator.model.tree import Table
from generator.resolving import overlay

FILE, LIST = "catalog/vocabulary/credit-tiers.yml", "信用分级"
CHANGES, GUIDE, BASES = "指南变化", "内容", "设定依据"
STATUTES = ("法律", "行政法规", "地方性法规", "部门规章")  # may add to a burden; a document of an office may not


class Change(NamedTuple):
    """How the guide of one item differs for a tier. `bases` are laws and articles as written, `statutes` those of them that may burden."""

    item: str
    differences: tuple[Difference, ...]
    bases: tuple[tuple[str, str], ...]
    statutes: tuple[str, ...]
    checked: str
    table: Table

    @property
    def where(self) -> Where:
        """Where it is written."""
        return self.table.where


class Tier(NamedTuple):
    """One tier, best first as written. `standard` is how it is recognised, 待核 while nobody has published it."""

    name: str
    standard: str
    handling: tuple[str, ...]
    watching: tuple[str, ...]
    basis: str
    checked: str
    changes: tuple[Change, ...]


@lru_cache(maxsize=4)
def tiers(portal: Portal) -> tuple[Tier, ...]:
    """The tiers as of the portal's day; changes of items without a guide are left out."""
    return tuple(Tier(row.text("名称"), row.text("认定标准"), tuple(row.texts("办理措施")), tuple(row.texts("监管措施")), row.text("依据"), row.text("核对"),
                      tuple(change for each in row.tables(CHANGES) if (change := _change(portal, each)))) for row in portal.table(FILE).tables(LIST))


def _change(portal: Portal, row: Table) -> Change | None:
    baseline, own = portal.baseline(row.text("事项")), row.get(GUIDE)
    if baseline is None or not isinstance(own, Table):
        return None
    stated = [shape for shape in portal.shapes.of_home("旗县区指南") if shape.name in own.entries]  # windows are not inherited, nor meant here
    differences = compare(overlay(baseline.elements, own.entries, portal.shapes), baseline.elements, stated)
    bases = tuple((each.text("名称"), each.text("条款")) for each in row.tables(BASES))
    statutes = tuple(name for name, _ in bases if name in portal.laws and portal.laws[name].text("种类") in STATUTES)
    return Change(baseline.item, tuple(differences), bases, statutes, row.text("核对"), row)
