"""Flow templates: for one type of project its items by stage, when each is needed, and in which order.

The order is said once: what the city list's 相关事项 says (前置, 后续) holds in every template, a template's
own 先办 only adds to it. It computes no times and asks no questions: it says what those who do would need.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.model.tree import Table
from generator.reading.layout import FLOWS

if TYPE_CHECKING:
    from generator.collection.portal import Portal

BEFORE, AFTER, INSTEAD = "前置", "后续", "替代"
_SLUG = re.compile(rf"{FLOWS}/(.+)\.yml\Z")


class Step(NamedTuple):
    """One item in a flow. Without `cases` it is always needed; else when one of them applies."""

    item: str
    stage: str
    cases: tuple[str, ...]
    table: Table

    def needed(self, cases: Iterable[str]) -> bool:
        """Whether it is needed when these cases apply."""
        return not self.cases or not set(self.cases).isdisjoint(cases)


class Flow:
    """The template of one project type; `slug` is its file's name."""

    def __init__(self, portal: Portal, path: str, tree: Table) -> None:
        found = _SLUG.match(path)
        self.slug = found[1] if found else path
        self.name, self.path, self.tree = tree.text("名称"), path, tree
        self._portal = portal
        self.rows = [Step(row.text("事项"), stage.text("名称"), row.texts("情形"), row)
                     for stage in tree.tables("阶段") for row in stage.tables("事项")]

    @cached_property
    def steps(self) -> dict[str, Step]:
        """Items with their steps, as written; an item written twice counts where it stands first."""
        found: dict[str, Step] = {}
        for step in self.rows:
            found.setdefault(step.item, step)
        return found

    @cached_property
    def before(self) -> dict[str, set[str]]:
        """Item → items of this flow that must be done before it."""
        return {step.item: {item for item in self._portal.order.get(step.item, set()) | set(step.table.texts("先办")) if item in self.steps}
                for step in self.steps.values()}

    def called(self, item: str) -> str:
        """The name of an item, its id when the region's list does not hold it."""
        file = self._portal.region_file(item)
        return file.tree.text("名称") if file else item

    def chosen(self, cases: Iterable[str]) -> dict[str, Step]:
        """The steps of a project to which these cases apply.

        Where two items stand for each other (替代) and a case calls for one, the one that is always
        needed otherwise falls away: 核准 instead of 备案.
        """
        picked = {item: step for item, step in self.steps.items() if step.needed(cases)}
        return {item: step for item, step in picked.items() if step.cases
                or not any(other in picked and picked[other].cases for other in self._portal.instead.get(item, ()))}


def flows(portal: Portal) -> dict[str, Flow]:
    """Templates by the project type they are for."""
    found: dict[str, Flow] = {}
    for document in portal.of_kind("project-type"):
        assert document.tree is not None
        flow = Flow(portal, document.path, document.tree)
        found.setdefault(flow.name, flow)
    return found


def order(portal: Portal) -> dict[str, set[str]]:
    """Item → items that the city list says come before it, from either side's 相关事项."""
    found: dict[str, set[str]] = defaultdict(set)
    for item, other, relation in _relations(portal):
        if relation == BEFORE:
            found[item].add(other)
        elif relation == AFTER:
            found[other].add(item)
    return dict(found)


def instead(portal: Portal) -> dict[str, set[str]]:
    """Item → items that may stand in its place, either way round."""
    found: dict[str, set[str]] = defaultdict(set)
    for item, other, relation in _relations(portal):
        if relation == INSTEAD:
            found[item].add(other)
            found[other].add(item)
    return dict(found)


def circle(before: Mapping[str, set[str]]) -> list[str]:
    """Items that wait for each other, each for the next one and the last for the first; none when the order holds."""
    left = set(before)
    while free := {item for item in left if not before[item] & left}:
        left -= free
    path: list[str] = []
    item = min(left, default="")
    while item and item not in path:
        path.append(item)
        item = min(before[item] & left)
    return path[path.index(item):] if item else []


def _relations(portal: Portal) -> Iterator[tuple[str, str, str]]:
    for item in portal.items:
        file = portal.city_file(item)
        for row in file.tree.tables("相关事项") if file else ():
            yield item, row.text("事项"), row.text("关系")
