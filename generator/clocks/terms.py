"""What an item's law and guide fix for its cases, taken from the resolved elements.

Quantities as the law writes them; nothing is converted, and what is 待核 or 未公布 stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.clocks.kinds import ACCEPTED
from generator.model.identity import FORMER, normal
from generator.model.quantity import Quantity, order, parse
from generator.model.records import Elements
from generator.model.tree import UNKNOWN, Items, Scalar, Table, is_unknown

LICENCE = "行政许可"
NOTICE = Quantity(5, "个工作日")   # 行政许可法第三十二条第四项
NOTICE_NAME = "材料不齐的一次告知"  # the entry of 其他期限 where a special law writes another figure
EIGHT = ("听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审")  # 行政许可法第四十五条


class Terms(NamedTuple):
    """What the figures of a case are measured against.

    `limit` is the statute's and `promise` the office's, None when unknown. `procedures` are the
    lawful special procedures by normal name, with the longest time listed (None: not known).
    """

    item: str
    category: str
    limit: Quantity | None
    start: str
    procedures: Mapping[str, Quantity | None]
    notice: Quantity = NOTICE
    extension: Quantity | None = None
    promise: Quantity | None = None
    promise_start: str = ""

    @property
    def unit(self) -> str:
        """What the statutory clock counts: 日 where the law writes days or months, else 工作日."""
        return "日" if self.limit is not None and self.limit.unit in ("日", "个月") else "工作日"


def terms(elements: Elements, item: str = "") -> Terms:
    """The terms of an item (Baseline.elements, Holding.elements).

    Without a statutory start the promised one holds; without either, a licence counts from
    acceptance (行政许可法第四十二条). A promise that is not published is bounded by the statute
    and therefore unknown here.
    """
    category, promise_start = _text(elements, "类别"), _text(elements, "承诺时限起点")
    default = ACCEPTED if category == LICENCE else ""
    start = _text(elements, "法定时限起点") or promise_start or default
    return Terms(item, category, parse(_text(elements, "法定办结时限")), start, _procedures(elements, category),
                 _notice(elements), parse(_text(elements, "法定可延长")),
                 parse(_text(elements, "承诺办结时限")), promise_start or start)


def _text(elements: Elements, name: str) -> str:
    node = elements.get(name)
    return node.text if isinstance(node, Scalar) and node.text not in UNKNOWN else ""


def _rows(elements: Elements, name: str) -> Iterator[Table]:
    node = elements.get(name)
    if isinstance(node, Items):
        yield from (row for row in node.nodes if isinstance(row, Table))


def _notice(elements: Elements) -> Quantity:
    for row in _rows(elements, "其他期限"):
        if row.text("名称") == NOTICE_NAME:
            return parse(row.text("时限")) or NOTICE
    return NOTICE


def _procedures(elements: Elements, category: str) -> dict[str, Quantity | None]:
    """The law's procedures, each with the shorter of the times the law and the guide list.

    Where the law's own list is 待核, what the guide lists is taken with the eight of a licence.
    """
    lawful, listed = (dict(_limits(_rows(elements, name))) for name in ("法定特别程序", "特别程序"))
    if is_unknown(elements.get("法定特别程序")):
        eight: dict[str, Quantity | None] = dict.fromkeys(EIGHT, parse("未规定")) if category == LICENCE else {}
        lawful = {**eight, **listed}
    return {name: _shorter(limit, listed.get(name)) for name, limit in lawful.items()}


def _limits(rows: Iterator[Table]) -> Iterator[tuple[str, Quantity | None]]:
    """Each name a procedure bears or bore; records may still use a former one."""
    for row in rows:
        for name in (*row.texts(FORMER), row.text("名称")):
            yield normal(name), parse(row.text("时限"))


def _shorter(law: Quantity | None, guide: Quantity | None) -> Quantity | None:
    if law is None or guide is None:
        return law or guide
    return guide if order(guide, law) == -1 else law
