"""The guides cases are held to, with every name that any guide knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from generator.changes import in_force
from generator.changes.in_force import LISTS, MATERIALS, STEPS, named
from generator.model.identity import normal

SETTINGS = "catalog/vocabulary/inspection.yml"


class Guides(in_force.Guides):
    """The guides of a portal by place, item and day."""

    @cached_property
    def known(self) -> Mapping[str, frozenset[str]]:
        """By list: every normalised name any guide or city list has or had. What stands here and not in the guide
        of a case is known to be something else; a name nobody knows may only be written in other words."""
        found: dict[str, set[str]] = defaultdict(set)
        for document in self.portal.documents.values():
            if document.tree is not None and document.slot.kind in ("市指南", "旗县区指南", "市清单"):
                for element in LISTS:
                    found[element].update(name for _, name in named(document.tree.get(element)))
        for row in self.portal.table(SETTINGS).tables("隐性审批的叫法"):
            for element in (MATERIALS, STEPS):
                found[element].add(normal(row.text("名称")))
        return {element: frozenset(names) for element, names in found.items()}


def closing(as_of: date, months: int) -> date:
    """The first day of the stretch of months that ends on a day."""
    first = as_of.month - 1 - months
    year, month = as_of.year + first // 12, first % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day
    return date(year, month, min(as_of.day, last)) + timedelta(1)
