"""The city's guides in force as tables: a row an item, and for every list of the schema a row an entry.

Which lists there are and which columns they have is read off the schema; a new element needs no code here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache, partial

from generator.model.shape import Shape
from generator.model.tree import Items, Node, Scalar, Table
from generator.site.changes.entries import known
from generator.site.data.dataset import (
    DAY,
    ITEM,
    LIST,
    NUMBER,
    SAMPLE,
    TEXT,
    Column,
    Dataset,
    Row,
    Value,
    of_shape,
)
from generator.site.item.guide import Guide, leaves
from generator.site.item.listings import mark
from generator.site.item.views import views
from generator.site.origin import CHECKED, OPEN, SEEN
from generator.site.site import Site

STATES = (CHECKED, SEEN, OPEN)
BASIS = "依据"
IN_USE, UNPUBLISHED = "在用", "指南暂未发布"
STATE = Column("核对", "这一行各栏的核对情况，取最低的一档：已核条文、已核网页、待核", field="checked")
_HEAD = (
    Column("页面", "办事指南的地址，从网站首页算起", field="page"),
    Column("事项状态", "在用，指南暂未发布，或者已经废置、合并、拆分", field="state"),
    Column("指南版本", "市指南现行的版本号", NUMBER, field="version"),
    Column("指南生效日期", "现行版本从哪一天起按它办理；没有写日期的空着", DAY, field="effective"),
    Column("实施主体", "市本级由哪个单位办理；没有公布的空着", field="body"))
_TAIL = (
    Column(CHECKED, "已经对照条文原文的要素", LIST, field="checked_text"),
    Column(SEEN, "已经对照官方网页的要素", LIST, field="checked_page"),
    Column(OPEN, "还没有对照原文的要素", LIST, field="unchecked"),
    Column("示例的要素", "演示用、不是任何机关公布的要素", LIST, field="sampled"))


def datasets(site: Site) -> Iterator[Dataset]:
    """The items, then each list in the order of the schema."""
    own = tuple(_column(shape) for shape in elements(site))
    yield Dataset("items", "事项", "名称、编码、法定和承诺时限、起点、收费、形式、次数、窗口", "items/",
                  (ITEM[0], *_HEAD, *own, *_TAIL), ("事项",), partial(_items, site))
    for shape in lists(site):
        yield Dataset(shape.field_name.replace("_", "-"), shape.title, shape.description, "items/",
                      columns_of(shape), ("事项", "编号"), partial(_entries, site, shape.name))


def elements(site: Site) -> list[Shape]:
    """The elements about an item, in the order of the schema."""
    return [shape for shape in site.portal.shapes.values() if not shape.meta]


def lists(site: Site) -> list[Shape]:
    """The elements that are lists of entries."""
    return [shape for shape in elements(site) if shape.kind == "table"]


def columns_of(shape: Shape) -> tuple[Column, ...]:
    """The columns of a list."""
    fields = tuple(_field_column(shape, field) for field in shape.fields.values())
    basis = (Column("依据核对", "“依据”一栏对照过没有：已核条文、已核网页、待核", field="basis_checked"),) if BASIS in shape.fields else ()
    return (*ITEM, Column("编号", "这一条的固定编号，改名、换位置都不变；材料的编号就是页面上的位置 #编号", field="id", needed=True),
            Column("次序", "在指南里是第几条", NUMBER, field="order"), *fields, STATE, *basis, SAMPLE,
            Column("来源", "谁的文件写的：自治区、市级，或者法律通则", field="level"))


def _field_column(shape: Shape, field: Shape) -> Column:
    """相关事项 is a list whose entries have a field 事项 of their own: that column is called like the list."""
    column = of_shape(field, LIST if field.kind == "texts" else NUMBER if field.name == shape.sequence else TEXT)
    return column._replace(name=shape.name) if field.name in {each.name for each in ITEM} else column


@lru_cache(maxsize=1)
def names(site: Site) -> dict[str, str]:
    """Item → name, looked up once for the thousands of rows that say it."""
    return {item: site.name(item) for item in known(site)}


@lru_cache(maxsize=1)
def guides(site: Site) -> dict[str, Guide]:
    """What the page of every item shows: the guide in force, else what region and city list say."""
    view = views(site)
    return {item: view.city(item) or view.listed(item) for item in known(site)}


@lru_cache(maxsize=1)
def entries(site: Site) -> dict[str, dict[str, list[Row]]]:
    """Item → list → rows, for the tables and for the item's own record."""
    shapes = lists(site)
    return {item: {shape.name: list(_list(guide, shape)) for shape in shapes if shape.name in guide.elements} for item, guide in guides(site).items()}


@lru_cache(maxsize=1)
def states(site: Site) -> dict[str, dict[str, str]]:
    """Item → element → the lowest state of its values, elements in the order of the schema."""
    return {item: {shape.name: _checked(guide, shape.name, entries(site)[item].get(shape.name)) for shape in elements(site)
                   if shape.name in guide.elements} for item, guide in guides(site).items()}


def _entries(site: Site, name: str) -> Iterator[Row]:
    for own in entries(site).values():
        yield from own.get(name, ())


def _column(shape: Shape) -> Column:
    column = of_shape(shape, LIST if shape.kind == "texts" else TEXT)
    if shape.kind != "table":
        return column
    return column._replace(about=f"{shape.description}。这一栏写有几条；各条见“{shape.title}”表。待核、未公布的照写，没有的写 0")


def _items(site: Site) -> Iterator[Row]:
    for guide in guides(site).values():
        yield _item(guide)


def _item(guide: Guide) -> Row:
    site, item = guide.site, guide.item
    version = site.portal.guide(item)
    date = version.effective.isoformat() if version and version.effective.year > 1 else None
    found: dict[str, list[str]] = {state: [] for state in STATES}
    shapes = elements(site)
    for name, state in states(site)[item].items():
        found[state].append(name)
    sampled = [shape.name for shape in shapes if site.origins.sample(guide.get(shape.name))]
    return (item, f"items/{item}/", state_of(guide), guide.version or None, date, guide.body or None,
           *(_value(guide.get(shape.name), shape) for shape in shapes), *found.values(), sampled)


def state_of(guide: Guide) -> str:
    """在用, or why there is no guide."""
    site, item = guide.site, guide.item
    listed = site.portal.city_file(item)
    if listed is not None and site.portal.ended(item):
        return listed.change.kind
    return IN_USE if guide.version else UNPUBLISHED


def _value(node: Node | None, shape: Shape) -> Value:
    if isinstance(node, Scalar):
        return [node.text] if shape.kind == "texts" else node.text
    if isinstance(node, Items):
        return str(len(node)) if shape.kind == "table" else [child.text for child in node if isinstance(child, Scalar)]
    return None


def _checked(guide: Guide, name: str, rows: list[Row] | None) -> str:
    """The lowest state of an element's values."""
    node = guide.elements[name]
    if rows:
        at = -4 if BASIS in guide.site.portal.shapes[name].fields else -3  # 核对 stands before 依据核对, 示例 and 来源
        return _lowest({str(row[at]) for row in rows})
    if isinstance(node, Items) and any(isinstance(child, Scalar) and child.text == OPEN for child in node):
        return OPEN
    return OPEN if isinstance(node, Scalar) and node.text == OPEN else guide.site.origins.state(node, name)


def _entry_state(guide: Guide, name: str, key: str, entry: Table) -> str:
    origins, fields = guide.site.origins, entry.entries
    if any(isinstance(child, Scalar) and child.text == OPEN for child in fields.values()):
        return OPEN
    whole = origins.whole(entry, name)  # an entry of the city's guide comes from one file
    return whole or _lowest({origins.state(child, name, entry.text(key), field) for field, child in fields.items()})


def _lowest(states: Collection[str]) -> str:
    """待核 before 已核网页 before 已核条文."""
    return next((state for state in reversed(STATES) if state in states), OPEN)


def _list(guide: Guide, shape: Shape) -> Iterator[Row]:
    """The entries of one list of one guide."""
    origins, name, key = guide.site.origins, shape.name, shape.key
    head = (guide.item, names(guide.site)[guide.item])
    for number, entry in enumerate(guide.tables(name), 1):
        basis = (origins.state(entry.get(BASIS) or entry, name, entry.text(key), BASIS),) if BASIS in shape.fields else ()
        yield (*head, mark(entry, key), number, *(_field(entry, field, shape.sequence) for field in shape.fields.values()),
               _entry_state(guide, name, key, entry), *basis, origins.sample(entry), origins.level(entry))


def _field(entry: Table, field: Shape, sequence: str) -> Value:
    node = entry.get(field.name)
    if isinstance(node, Scalar):
        return int(node.text) if field.name == sequence and node.text.isdecimal() else node.text
    return [leaf.text for leaf in leaves(node)] if node is not None else None
