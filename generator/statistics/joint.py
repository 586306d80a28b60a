"""并联审批、联合审图、联合验收: whether the items of a project that belong together were applied for together.

Which items belong together is data (`catalog/vocabulary/linkage.yml`); the records say it by the number of
the joint application (并联审批实例编码), equal in the cases of one application.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from generator.collection import Portal
from generator.statistics.fields import Array

LINKAGE = "catalog/vocabulary/linkage.yml"


class Joint(NamedTuple):
    """One kind: the groups of items (positions in the basis) that are to be applied for together."""

    name: str
    groups: tuple[frozenset[int], ...]


def joint(portal: Portal, stages: list[str]) -> list[Joint]:
    """The kinds of joint handling; one that names no items has a group a stage. `stages` are those of the items, in order."""
    at = {item: number for number, item in enumerate(portal.items)}
    by_stage = [frozenset(number for number, each in enumerate(stages) if each == stage) for stage in dict.fromkeys(stages) if stage]
    return [Joint(row.text("名称"), (frozenset(at[item] for item in row.texts("事项") if item in at),) if row.texts("事项") else tuple(by_stage))
            for row in portal.table(LINKAGE).tables("联办")]


def handled(rows: Array, kind: Joint) -> bool | None:
    """Whether in every group of which a project (`rows` are its visits) has two items or more, two at least were one
    application; None where it has no such group."""
    found = []
    for group in kind.groups:
        mine = rows[np.isin(rows["item"], list(group))]
        if len(np.unique(mine["item"])) > 1:
            items: dict[int, set[int]] = defaultdict(set)
            for mark, item in zip(mine["together"].tolist(), mine["item"].tolist(), strict=True):
                if mark:
                    items[mark].add(item)
            found.append(any(len(each) > 1 for each in items.values()))
    return all(found) if found else None
