"""The portal on one day: places, items, laws, vocabularies, claims, versions.

As-of is an argument; its default is the portal's own 数据截至, never the wall clock.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.clocks import Calendar
from generator.collection.flows import Flow, flows, instead, order
from generator.collection.holding import Baseline, Holding, hold, lay_windows
from generator.collection.loading import load
from generator.errors import PortalError
from generator.findings import Where
from generator.model.records import ENDED, Claim, Place, Version, Waiver, day, number, version_of
from generator.model.tree import Scalar, Table
from generator.reading.document import Document
from generator.reading.layout import CITY, COUNTY, REGION
from generator.reading.source import Folder, Laid, Source
from generator.reading.validator import Schemas
from generator.resolving.union import applies, join
from generator.resolving.versions import in_force, numbered


class Portal:
    """All data of a portal as of one day."""

    def __init__(self, source: Source | Path, as_of: date | None = None) -> None:
        self.source: Source = Folder(source) if isinstance(source, Path) else source
        self.schemas = Schemas(self.source)
        self.shapes = self.schemas.shapes
        self.documents, self.strays = load(self.source, self.schemas)
        self.settings = self.table("catalog/portal.yml")
        self.as_of = as_of or day(self.settings.text("数据截至"))
        if self.as_of == date.min:
            raise PortalError(_no_day(self.documents.get("catalog/portal.yml")))
        self._baselines: dict[tuple[str, int], Baseline | None] = {}
        self._holdings: dict[tuple[str, str], Holding | None] = {}

    def on(self, day: date) -> Portal:
        """The same files as of another day; nothing is read again."""
        other = copy.copy(self)
        other.as_of, other._baselines, other._holdings = day, {}, {}
        for name in ("flows", "order", "instead"):  # worked out by the versions in force
            other.__dict__.pop(name, None)
        return other

    def beside(self, files: Mapping[str, bytes]) -> Portal:
        """The same documents with published files laid over what is there; nothing is read again, so none may be YAML."""
        other = copy.copy(self)
        other.source = Laid(self.source, files)
        return other

    def table(self, path: str) -> Table:
        """The tree of a single file, an empty one when it is missing or broken."""
        document = self.documents.get(path)
        return document.tree if document and document.tree else Table({}, {}, Where(path, 1, 1))

    def of_kind(self, kind: str) -> Iterator[Document]:
        """Current readable documents of a kind, in path order; superseded versions left out."""
        for document in self.documents.values():
            if (document.slot.kind == kind and document.tree is not None and not document.slot.number
                    and self._placed(document)):
                yield document

    def _placed(self, document: Document) -> bool:
        """Whether a file lies in a folder of a known place; a misnamed folder is no place's data."""
        code = document.slot.place
        return not code or (code in self.places and document.path.split("/")[1] == self.places[code].folder)

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places by code, region and city first, as written."""
        table = self.table("catalog/places.yml")
        return {row.text("代码"): Place(row.text("代码"), row.text("名称"), row.text("拼音"), row.text("级别"), row.text("上级"), row.where)
                for row in (*table.tables("区划"), *table.tables("开发区"))}

    @cached_property
    def region(self) -> Place:
        """The autonomous region."""
        return self._only(REGION)

    @cached_property
    def city(self) -> Place:
        """The city whose guides are the baseline."""
        return self._only(CITY)

    @cached_property
    def counties(self) -> list[Place]:
        """Counties, banners, districts and development zones."""
        return [place for place in self.places.values() if place.level == COUNTY]

    def _only(self, level: str) -> Place:
        for place in self.places.values():
            if place.level == level:
                return place
        raise PortalError(f"catalog/places.yml 里没有{level}的区划。")

    @cached_property
    def calendar(self) -> Calendar:
        """Working days by the notices kept in catalog/calendar/."""
        return Calendar(document.tree for document in self.of_kind("calendar") if document.tree)

    @cached_property
    def laws(self) -> dict[str, Table]:
        """Laws by short name."""
        return {row.text("简称"): row for row in self.table("catalog/laws.yml").tables("法律")}

    @cached_property
    def roles(self) -> dict[str, Table]:
        """Department roles by name."""
        return {row.text("名称"): row for row in self.table("catalog/vocabulary/roles.yml").tables("部门角色")}

    @cached_property
    def project_types(self) -> dict[str, Table]:
        """Project types by name."""
        return {row.text("名称"): row for row in self.table("catalog/vocabulary/project-types.yml").tables("项目类型")}

    @cached_property
    def add_ons(self) -> dict[str, Table]:
        """Questions on which some items depend, by the name of the case."""
        return {row.text("名称"): row for row in self.table("catalog/vocabulary/add-ons.yml").tables("附加情形")}

    @cached_property
    def flows(self) -> dict[str, Flow]:
        """Flow templates by project type."""
        return flows(self)

    @cached_property
    def order(self) -> dict[str, set[str]]:
        """Item → items that the city list says come before it."""
        return order(self)

    @cached_property
    def instead(self) -> dict[str, set[str]]:
        """Item → items that may stand in its place."""
        return instead(self)

    @cached_property
    def vocabularies(self) -> dict[str, tuple[str, ...]]:
        """Terms by the name the schema's `x-vocabulary` uses."""
        return {"laws": tuple(self.laws), "roles": tuple(self.roles), "project-types": tuple(self.project_types),
                "add-ons": tuple(self.add_ons), "complaint-channels": self._names("complaints", "渠道"),
                "complaint-outcomes": self._names("complaints", "结果")}

    def _names(self, file: str, element: str) -> tuple[str, ...]:
        return tuple(row.text("名称") for row in self.table(f"catalog/vocabulary/{file}.yml").tables(element))

    @cached_property
    def waivers(self) -> list[Waiver]:
        """Tolerated findings, in or out of their dates."""
        return [Waiver(row.text("规则"), row.text("旗县区"), row.text("事项"), row.text("对象"), row.text("容许"), row.text("理由"),
                       row.text("文号"), row.text("批准"), day(row.text("自")), day(row.text("至")), row.where, row)
                for row in self.table("catalog/waivers.yml").tables("豁免")]

    @cached_property
    def general(self) -> list[Table]:
        """Rules that hold for all items of a category (行政许可法第四十五条, remedies)."""
        return [document.tree for document in self.of_kind("general") if document.tree]

    @cached_property
    def _versions(self) -> dict[tuple[str, str], list[Version]]:
        """Versions by file; none where the file itself is missing or broken, for then nobody knows
        whether the last one in its history still holds."""
        found: dict[tuple[str, str], list[Version]] = defaultdict(list)
        current: set[tuple[str, str]] = set()
        for document in self.documents.values():
            if document.slot.item and document.tree is not None and self._placed(document):
                key = (document.slot.kind, f"{document.slot.place}/{document.slot.item}")
                found[key].append(version_of(document.tree, document.path))
                if not document.slot.number:
                    current.add(key)
        return {key: sorted(found[key], key=lambda version: version.number) for key in current}

    def histories(self) -> Iterable[list[Version]]:
        """The kept versions of every list and guide."""
        return self._versions.values()

    def versions(self, kind: str, place: str, item: str) -> list[Version]:
        """All kept versions of a file, oldest first."""
        return self._versions.get((kind, f"{place}/{item}"), [])

    def region_file(self, item: str) -> Version | None:
        """The region's list file in force."""
        return in_force(self.versions("自治区清单", self.region.code, item), self.as_of)

    def name(self, item: str) -> str:
        """What an item is called; its id where the region's list does not say."""
        file = self.region_file(item) if item else None
        return (file.tree.text("名称") if file else "") or item

    def city_file(self, item: str) -> Version | None:
        """The city's list file in force."""
        return in_force(self.versions("市清单", self.city.code, item), self.as_of)

    def guides(self, item: str) -> list[Version]:
        """All kept versions of the city's guide."""
        return self.versions("市指南", self.city.code, item)

    def guide(self, item: str) -> Version | None:
        """The city's guide in force; None when its present file is gone or unreadable, whatever history is kept."""
        document = self.documents.get(f"guides/{self.city.folder}/{item}.yml")
        return in_force(self.guides(item), self.as_of) if document and document.tree else None

    def overlay(self, place: str, item: str) -> Version | None:
        """A county's own file on an item, if it has one."""
        return in_force(self.versions("旗县区指南", place, item), self.as_of)

    @cached_property
    def items(self) -> list[str]:
        """Items of the region's list, by reference number then id."""
        named = {document.slot.item: document.tree.text("参考编号", "~") for document in self.of_kind("自治区清单") if document.tree}
        return sorted(named, key=lambda item: (named[item], item))

    def ended(self, item: str) -> bool:
        """Whether the item has been abolished, merged or split by the city's list in force."""
        file = self.city_file(item)
        return file is not None and file.change.kind in ENDED

    @cached_property
    def claims(self) -> dict[str, dict[str, Claim]]:
        """Claims by place and item."""
        found: dict[str, dict[str, Claim]] = {place.code: {} for place in self.counties}
        for document in self.of_kind("claims"):
            assert document.tree is not None
            for row in document.tree.tables("认领"):
                claim = _claim(document.slot.place, row)
                found.setdefault(claim.place, {}).setdefault(claim.item, claim)
        return found

    def claim(self, place: str, item: str) -> Claim | None:
        """What a county says of an item, None when it says nothing."""
        return self.claims.get(place, {}).get(item)

    def claims_table(self, place: str) -> Table:
        """The whole claims file of a county."""
        return self.table(f"catalog/{self.places[place].folder}/claims.yml")

    def baseline(self, item: str, version: int = 0) -> Baseline | None:
        """Region list ∪ city list ∪ city guide of a version (in force when 0); None without a guide."""
        key = (item, version)
        if key not in self._baselines:
            self._baselines[key] = self._baseline(item, version)
        return self._baselines[key]

    def _baseline(self, item: str, version: int) -> Baseline | None:
        guide = numbered(self.guides(item), version) if version else self.guide(item)
        if guide is None:
            return None
        region, city = self.region_file(item), self.city_file(item)
        files = [file.tree for file in (region, city, guide) if file]
        category = region.tree.text("类别") if region else ""
        general = [table for table in self.general if applies(table, category)]
        elements = join(files, self.shapes, general)
        lay_windows(elements, self.windows(self.city.code))
        return Baseline(item, guide, region, city, elements)

    def windows(self, place: str) -> Table:
        """The windows of a place."""
        return self.table(f"guides/{self.places[place].folder}/windows.yml")

    def holding(self, place: str, item: str) -> Holding | None:
        """What a county's claim of an item comes to; None when it does not claim it or no guide is kept."""
        key = (place, item)
        if key not in self._holdings:
            claim = self.claim(place, item)
            self._holdings[key] = hold(self, claim) if claim and claim.claimed else None
        return self._holdings[key]

    def holdings(self) -> Iterator[Holding]:
        """All claimed items of all counties that can be resolved."""
        for place, claims in self.claims.items():
            for item in claims:
                holding = self.holding(place, item)
                if holding is not None:
                    yield holding


def _no_day(settings: Document | None) -> str:
    """Why the day is not known: the settings cannot be read, or do not say."""
    cure = "补上它，或者用 --as-of 2026-11-20 指定。"
    if settings is None or not settings.problems:
        return f"不知道按哪一天检查：catalog/portal.yml 里没有“数据截至”。{cure}"
    fact = settings.problems[0].fact
    return f"不知道按哪一天检查：catalog/portal.yml 第 {fact.where.line} 行有错，读不出来。{fact.message}{fact.advice}"


def _claim(place: str, row: Table) -> Claim:
    status = row.entries.get("状态")
    return Claim(place, row.text("事项"), row.text("名称"), status.text if isinstance(status, Scalar) else "",
                 number(row.text("跟随版本")), row.text("日期"), row.text("实施主体"), row.text("权限"), row.text("理由"),
                 row.text("并入"), row.where, row)
