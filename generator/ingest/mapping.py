"""A mapping file: which column of another system is which element, as anybody can write it in YAML.

Read by the same reader as all data and held to `catalog/schemas/mapping.schema.json`; what a schema
cannot say (events that exist, columns about persons) is checked here.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from pathlib import Path

from generator.collection import Portal
from generator.errors import PortalError
from generator.ingest.door import is_personal
from generator.ingest.times import well_formed
from generator.model.tree import Scalar, Table
from generator.reading.document import Document, read
from generator.reading.layout import Slot

FOLDER = "statistics/mappings/"
NATIONAL, VOCABULARY, NOTHING = "国家办理状态", "事件词表", "无关"
CASE, PROJECT, ITEM, PLACE, UNIT = "办件", "项目", "事项", "区划", "单位"

Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One event a row may state: fixed, or told by a column through a code table."""

    time: Columns
    event: str = ""
    by: Columns = ()
    codes: Dictionary[str, str] | None = None
    entered: str = ""
    name: str = ""
    procedure: str = ""
    naming: bool = False

    @property
    def texts(self) -> Columns:
        """Columns kept as text."""
        return (*self.by, *([self.name] if self.name else []))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a mapping."""

    title: str
    files: tuple[str, ...]
    heading: int
    encoding: str
    separator: str
    only: Dictionary[str, str]
    columns: Dictionary[str, Columns]
    fixed: Dictionary[str, str]
    happenings: tuple[Happening, ...]
    lookup: Columns

    def states(self, element: str) -> bool:
        """Whether a row of it says the element, in a column or always the same."""
        return element in self.columns or element in self.fixed

    @property
    def used(self) -> Columns:
        """Every column it reads, each once."""
        found = [name for names in self.columns.values() for name in names] + [*self.only, *self.lookup]
        for each in self.happenings:
            found += [*each.time, *each.texts, *([each.entered] if each.entered else [])]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Mapping:
    """A whole mapping file."""

    name: str
    title: str
    sheets: tuple[Sheet, ...]
    items: Dictionary[str, str]
    places: Dictionary[str, str]
    formats: tuple[str, ...]
    offset: str
    personal: tuple[str, ...]
    unread: tuple[str, ...]


def shipped(portal: Portal) -> list[str]:
    """Names of the mappings kept with the data."""
    return [path.removeprefix(FOLDER).removesuffix(".yml") for path in portal.documents if path.startswith(FOLDER)]


def read_mapping(portal: Portal, name: str) -> Mapping:
    """A mapping by its name under statistics/mappings/, or by the path of a file of one's own."""
    document = portal.documents.get(f"{FOLDER}{name}.yml")
    if document is None:
        path = Path(name)
        if path.suffix not in (".yml", ".yaml") or not path.is_file():
            raise PortalError(f"没有“{name}”这个对照表。现有：{'、'.join(shipped(portal))};自己写的，写出 .yml 文件的路径。")
        document = read(name, Slot("mapping", "mapping"), path.read_bytes(), portal.schemas)
    if document.tree is None or document.stale:
        raise PortalError(_why(document))
    return _Compiler(portal, document.path, document.tree).mapping(Path(document.path).stem)


def _why(document: Document) -> str:
    fact = document.problems[0].fact
    return f"对照表 {fact.where.path} 第 {fact.where.line} 行有错。{fact.message}{fact.advice}"


class _Compiler:
    def __init__(self, portal: Portal, path: str, tree: Table) -> None:
        self.path, self.tree = path, tree
        vocabulary = portal.table("catalog/vocabulary/events.yml").tables("事件")
        self.events = {row.text("名称") for row in vocabulary}
        national = {row.text("代码"): row.text("名称") for row in vocabulary if row.text("代码")}
        self.tables = {NATIONAL: national, VOCABULARY: {**national, **{name: name for name in self.events}}} | {name: _texts(node) for name, node in _table(tree, "代码表").entries.items() if isinstance(node, Table)}
        self.portal = portal

    def wrong(self, node: Table, key: str, message: str) -> PortalError:
        return PortalError(f"对照表 {self.path} 第 {node.place_of(key).line} 行：{message}")

    def mapping(self, name: str) -> Mapping:
        tree = self.tree
        sheets = tuple(self.sheet(row) for row in tree.tables("表"))
        if not any(sheet.states(ITEM) for sheet in sheets):
            raise self.wrong(tree, "表", f"没有一张表说“{ITEM}”在哪一栏；都一样的写在“固定”。")
        if not any(sheet.happenings for sheet in sheets):
            raise self.wrong(tree, "表", "没有一张表写“事件”。")
        formats = tree.texts("时间格式")
        for form in formats:
            if not well_formed(form):
                raise self.wrong(tree, "时间格式", f"“{form}”看不出年月日。写成 DD/MM/YYYY hh:mm 的样子，或者 ISO、Excel序号。")
        items, places = _texts(tree.get("事项对照")), _texts(tree.get("地方对照"))
        for item in items.values():
            if item not in self.portal.items:
                raise self.wrong(tree, "事项对照", f"清单里没有“{item}”这个事项。")
        for place in places.values():
            if place not in self.portal.places:
                raise self.wrong(tree, "地方对照", f"没有“{place}”这个区划代码。")
        return Mapping(name, tree.text("名称"), sheets, items, places, formats, tree.text("时差"), tree.texts("个人信息"), tree.texts("不看"))

    def sheet(self, row: Table) -> Sheet:
        columns = {name: _columns(_table(row, "栏目"), name) for name in _table(row, "栏目").entries}
        names = _table(row, "事项名称")
        lookup = (names.text("编码"), names.text("名称")) if names.entries else ()
        sheet = Sheet(row.text("名称"), row.texts("文件"), int(row.text("标题行", "1")), row.text("编码").lower(), row.text("分隔符"),
                      _texts(row.get("只要")), columns, _texts(row.get("固定")), tuple(self.happening(each) for each in row.tables("事件")),
                      lookup)
        if not lookup and CASE not in columns:
            raise self.wrong(row, "栏目", f"“{sheet.title}”没有说“办件”在哪一栏。")
        for name in sheet.used:
            if is_personal(name) or name in self.tree.texts("个人信息"):
                raise self.wrong(row, "栏目", f"“{sheet.title}”用了“{name}”，这是个人信息，不能读。")
        return sheet

    def happening(self, row: Table) -> Happening:
        by, event = _columns(row, "按"), row.text("事件")
        if bool(by) == bool(event) or bool(by) != ("对照" in row.entries):
            raise self.wrong(row, "时间", "一条事件要么写“事件”，要么写“按”和“对照”。")
        codes = self.codes(row) if by else None
        for value in codes.values() if codes else [event]:
            name = value.partition("/")[0]
            if name not in self.events and name != NOTHING:
                raise self.wrong(row, "对照" if by else "事件", f"没有“{name}”这种事件。可以写：{'、'.join(sorted(self.events))}。")
        return Happening(_columns(row, "时间"), event, by, codes, row.text("录入"), row.text("名称栏"), row.text("程序"), row.text("补名") == "是")

    def codes(self, row: Table) -> Dictionary[str, str]:
        node = row.get("对照")
        if not isinstance(node, Scalar):
            return _texts(node)
        if node.text not in self.tables:
            raise self.wrong(row, "对照", f"没有“{node.text}”这个代码表。")
        return self.tables[node.text]


def _table(tree: Table, key: str) -> Table:
    node = tree.get(key)
    return node if isinstance(node, Table) else Table({}, {}, tree.place_of(key))


def _texts(node: object) -> dict[str, str]:
    return {key: each.text for key, each in node.entries.items() if isinstance(each, Scalar)} if isinstance(node, Table) else {}


def _columns(tree: Table, key: str) -> Columns:
    return tree.texts(key) or ((tree.text(key),) if key in tree.entries else ())
