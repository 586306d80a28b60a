"""What a published table is: its columns, each with a meaning, and its rows as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from generator.model.shape import Shape

Value = str | int | bool | list[str] | None
Row = tuple[Value, ...]
TEXT, NUMBER, DAY, FLAG, LIST = "文字", "整数", "日期", "是否", "多值"


class Column(NamedTuple):
    """One column. `name` is the key in JSON and the heading in CSV; `field` the English attribute, `standard` the
    element of the standards, both as the schema has them. An absent value is null in JSON, an empty cell in CSV."""

    name: str
    about: str
    kind: str = TEXT
    title: str = ""
    field: str = ""
    standard: str = ""
    needed: bool = False


class Dataset(NamedTuple):
    """One table. `slug` names its files; `page` is the site path of a page that shows the same values; `key` are the
    columns that tell one row from another, empty where rows have no identity of their own."""

    slug: str
    title: str
    about: str
    page: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[], Iterable[Row]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


ITEM = (Column("事项", "事项标识，也是页面地址 items/标识/ 的一部分，不再改变", field="item", needed=True),
        Column("事项名称", "全区统一的名称", field="name", standard="GB/T 39554.2 事项名称"))
PLACE = (Column("地方", "行政区划代码（GB/T 2260）。开头没有 0，仍按文字处理", field="place", needed=True),
         Column("地方名称", "行政区划名称", field="place_name"))
SAMPLE = Column("示例", "是不是演示用的内容。写“是”的不是任何机关公布的", FLAG, field="sample")


def of_shape(shape: Shape, kind: str = TEXT) -> Column:
    """The column of an element of the schema: nothing about it is restated here."""
    return Column(shape.name, shape.description, kind, shape.title, shape.field_name, shape.standard)


def declared(schema: Mapping[str, Any], element: str) -> dict[str, Column]:
    """The columns of a list in any other schema, by name."""
    node = _resolved(schema, schema["properties"][element]["items"])
    return {name: Column(name, field.get("description", ""), _kind(field), field.get("title", name), field.get("x-field", ""), field.get("x-standard", ""),
                         name in node.get("required", ()))
            for name, raw in node["properties"].items() if (field := _resolved(schema, raw))}


def _kind(node: Mapping[str, Any]) -> str:
    if "array" in node.get("type", ""):
        return LIST
    if node.get("type") == "integer":
        return NUMBER
    return DAY if node.get("format") == "date" else TEXT


def _resolved(schema: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = node.get("$ref", "").removeprefix("#/$defs/")
    return {**schema["$defs"][reference], **node} if reference else node
