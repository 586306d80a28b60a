"""What a flow is before any place is asked: items in an order that may be followed, what replaces what, questions and what they add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from generator.collection.flows import Flow
from generator.model.records import Place
from generator.model.tree import Node
from generator.site.guide import papers
from generator.site.guide.lines import ordered
from generator.site.site import Site

Row = dict[str, Any]


class Plan:
    """One flow, shared by its pages in all places."""

    def __init__(self, site: Site, flow: Flow) -> None:
        self.site, self.flow = site, flow
        self.before = ordered(list(flow.steps), flow.before)
        self._papers: dict[tuple[int, ...], list[papers.Paper]] = {}

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of the items, in an order that may be followed."""
        return {item: self.flow.called(item) for item in self.before}

    @cached_property
    def roles(self) -> dict[str, str]:
        """The role of the department in charge of each item."""
        return {item: self.site.text(item, "主管部门") or "待核" for item in self.before}

    @cached_property
    def above(self) -> dict[str, Place]:
        """Who handles an item where a county does not: the city if it may, else the region."""
        portal, found = self.site.portal, {}
        for item in self.before:
            file = portal.region_file(item)
            levels = file.tree.texts("行使层级") if file else ()
            found[item] = portal.region if levels and not {"市级", "旗县级"} & set(levels) else portal.city
        return found

    @cached_property
    def must(self) -> dict[str, Any]:
        """Items of a project to which no case applies."""
        return self.flow.chosen(())

    @cached_property
    def instead(self) -> dict[str, list[str]]:
        """Item that is always needed otherwise → items of some case that make it needless."""
        steps, known = self.flow.steps, self.site.portal.instead
        return {item: [other for other in steps if other in known.get(item, ()) and steps[other].cases] if not step.cases else []
                for item, step in steps.items()}

    @cached_property
    def first(self) -> list[str]:
        """Items of the first stage that may be the first of some project: nothing they wait for is needed by all.

        What is needed unless replaced holds an item up all the same where its replacement does.
        """
        stage = next(iter(self.flow.steps.values())).stage if self.flow.steps else ""
        return [item for item, others in self.before.items() if self.flow.steps[item].stage == stage
                and not any(other in self.must and set(self.instead[other]) <= set(others) for other in others)]

    @cached_property
    def stages(self) -> list[tuple[str, str, list[str]]]:
        """Stages in order: name, who leads, items in an order that may be followed."""
        tables = self.flow.tree.tables("阶段")
        return [(name, table.text("牵头"), [item for item in self.before if self.flow.steps[item].stage == name])
                for table in tables for name in [table.text("名称")]]

    @cached_property
    def questions(self) -> list[tuple[str, list[Row]]]:
        """Questions by group: what is asked, how to tell, which items a yes adds. Cases without a question stand last."""
        adds: dict[str, list[str]] = {}
        for step in self.flow.steps.values():
            for case in step.cases:
                adds.setdefault(case, []).append(step.item)
        asked, groups = self.site.portal.add_ons, dict[str, list[Row]]()
        for case in (*asked, *(case for case in adds if case not in asked)):
            if case in adds:
                table = asked.get(case)
                ask, how, group, one = (table.text(key) if table else "" for key in ("问题", "怎么判断", "分组", "单选"))
                groups.setdefault(group or "其他", []).append(
                    {"case": case, "slug": self.slug(case), "ask": ask or f"遇到“{case}”吗？", "how": how, "one": one, "adds": adds[case]})
        return list(groups.items())

    def slug(self, case: str) -> str:
        """How an address names a case."""
        question = self.site.portal.add_ons.get(case)
        return (question.text("拼音") if question else "") or case

    def cases(self, item: str) -> list[tuple[str, str]]:
        """The cases in which an item is needed, as addresses and pages name them."""
        return [(self.slug(case), case) for case in self.flow.steps[item].cases]

    def before_of(self, cases: Iterable[str]) -> dict[str, list[str]]:
        """The order of a project to which these cases apply."""
        chosen = self.flow.chosen(tuple(cases))
        return {item: [other for other in others if other in chosen] for item, others in self.before.items() if item in chosen}

    def staged(self, found: Iterable[papers.Paper]) -> list[tuple[str, list[papers.Paper], int]]:
        """Papers by the stage in which they are needed first, and how many of them in any case; a use that is always there goes before one
        of some case."""
        groups: dict[str, list[papers.Paper]] = {name: [] for name, _, _ in self.stages}
        for paper in found:
            items = [item for item, _ in paper["uses"]]
            first = next((item for item in items if item in self.must), items[0])
            groups.setdefault(self.flow.steps[first].stage, []).append(paper)
        return [(stage, some, sum(any(item in self.must for item, _ in paper["uses"]) for paper in some)) for stage, some in groups.items() if some]

    def papers(self, guides: Mapping[str, Mapping[str, Node]]) -> list[papers.Paper]:
        """One list of papers, worked out once for places whose lists are the same."""
        key = tuple(id(elements.get(name)) for elements in guides.values() for name in ("申请材料", "办理结果"))
        if key not in self._papers:
            self._papers[key] = papers.merged(guides)
        return self._papers[key]
