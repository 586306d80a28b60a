"""The course of a project: the items of its type in one place, with who handles them, how long they take, and what waits for what.

Everything a page shows before anybody has answered a question; what a question adds is marked with its case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from generator.collection.flows import Flow
from generator.model.records import Place
from generator.model.tree import Node
from generator.site.changes.entries import known
from generator.site.guide import papers
from generator.site.guide.limits import PROMISED, STATUTORY, UNKNOWN, Counted, counted
from generator.site.guide.lines import Line, lines
from generator.site.guide.plan import Plan, Row
from generator.site.item.county import has_page
from generator.site.site import ABOVE, BROKEN, MISSING, NOT, Site
from generator.site.standing import standings


class Course:
    """One flow in one place; the city stands for the standard that holds everywhere."""

    def __init__(self, plan: Plan, place: Place) -> None:
        self.plan, self.place, self.site = plan, place, plan.site
        self.city = place.code == self.site.portal.city.code

    @cached_property
    def guides(self) -> dict[str, Mapping[str, Node]]:
        """The resolved elements of each item as this place's pages show them, in order of the flow."""
        return {item: self._elements(item) for item in self.plan.flow.steps}

    def _elements(self, item: str) -> Mapping[str, Node]:
        portal = self.site.portal
        holding = None if self.city else portal.holding(self.place.code, item)
        if holding is not None:
            return self.site.published(holding)
        baseline = portal.baseline(item)
        return baseline.elements if baseline else {}

    def handler(self, item: str) -> Place:
        """Whose office handles an item here: the place's own where it claims it, else the lowest level above that may."""
        if not self.city and self.site.portal.holding(self.place.code, item) is not None:
            return self.place
        return self.plan.above[item]

    @cached_property
    def limits(self) -> dict[str, Counted]:
        """What each item counts for."""
        return {item: counted(elements) for item, elements in self.guides.items()}

    def lines(self, cases: Iterable[str] = ()) -> list[Line]:
        """The longest lines of a project to which these cases apply."""
        return lines(self.plan.before_of(cases), {item: limit.limit for item, limit in self.limits.items()})

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Every item of the flow in an order that may be followed, with what a page says of it."""
        critical = {item for line in self.count["lines"] for item in line.items}
        pages = _pages(self.site)
        return {item: {**self._row(item, item in pages), "rank": rank, "critical": item in critical} for rank, item in enumerate(self.plan.before)}

    def _row(self, item: str, page: bool) -> Row:
        site, limit = self.site, self.limits[item]
        handler = self.handler(item)
        local = not self.city and (handler is self.place or has_page(site, self.place.code, item))
        path = f"places/{self.place.code}/items/{item}/" if local else f"items/{item}/"
        return {
            "item": item, "name": self.plan.names[item], "path": path if page else "", "cases": self.plan.cases(item),
            "before": self.plan.before[item], "instead": self.plan.instead[item], "must": item in self.plan.must,
            "role": self.plan.roles[item], "body": site.body(handler, item), "limit": str(limit.limit) if limit.limit else "",
            "how": limit.how, "why": limit.why, "sample": site.origins.sample(limit.node), "note": self._note(item, handler),
        }

    def _note(self, item: str, handler: Place) -> str:
        """Why another level stands in for a county; what no level of government exercises needs no claim."""
        if self.city or item not in standings(self.site)[self.place.code].marks:
            return ""
        mark, claim = standings(self.site)[self.place.code].marks[item], self.site.portal.claim(self.place.code, item)
        if mark in (ABOVE, NOT) and claim is not None:
            return f"{self.place.name}：{claim.status}"
        if mark is ABOVE:
            return "由自治区以上办理" if handler is self.site.portal.region else f"由{handler.name}办理"
        return {MISSING: f"{self.place.name}还没有认领", BROKEN: f"{self.place.name}的指南暂未发布"}.get(mark, "")

    @cached_property
    def nameless(self) -> bool:
        """Whether of some item only the kind of department is known."""
        return not all(row["body"] for row in self.rows.values())

    @cached_property
    def papers(self) -> list[papers.Paper]:
        """One list of papers for all items."""
        return self.plan.papers(self.guides)

    @cached_property
    def unstated(self) -> list[tuple[str, str]]:
        """Items whose list of papers is not known."""
        return papers.unstated(self.guides)

    @cached_property
    def count(self) -> Row:
        """What the first sentence says of a project to which no case applies."""
        must, found = self.plan.must, self.lines()
        used = [self.limits[item].how for item in {item for line in found for item in line.items}]
        unknown = sum(self.limits[item].how == UNKNOWN for item in must)
        served = [sum(item in must for item, _ in paper["uses"]) for paper in self.papers]
        return {"items": len(must), "papers": sum(map(bool, served)), "copies": sum(served), "lines": found, "unknown": unknown,
                "total": total(found, unknown > 0), "promised": used.count(PROMISED), "statutory": used.count(STATUTORY)}


def total(found: list[Line], least: bool) -> str:
    """至少 45 个工作日加 5 日; lines between which the units leave it open are all said: …，或者 30 日，取更长的."""
    said = ["加".join(f" {limit.number}\u00a0{limit.unit}" for limit in line.span.parts) for line in found if any(line.span)]
    if not said:
        return "没有能够相加的时限"
    return (("至少" if least else "") + "，或者".join(said) + ("，取更长的" if said[1:] else "")).strip()


@lru_cache(maxsize=1)
def _pages(site: Site) -> frozenset[str]:
    return frozenset(known(site))


@lru_cache(maxsize=16)
def _plan(site: Site, flow: Flow) -> Plan:
    return Plan(site, flow)


def course(site: Site, flow: Flow, place: Place) -> Course:
    """The course of a flow in a place."""
    return Course(_plan(site, flow), place)
