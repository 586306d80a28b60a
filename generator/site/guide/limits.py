"""The time an item counts for in a total: what is promised, else the most the law allows, else nothing, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.model import quantity
from generator.model.quantity import Quantity
from generator.model.tree import Node, Scalar

PROMISED, STATUTORY, OWN, UNKNOWN = "承诺", "法定", "自办", "不详"
_SELF = "建设单位自行实施"


class Counted(NamedTuple):
    """`limit` is None where nothing is counted. `why` says what is missing; `node` is the value counted, for its origin."""

    limit: Quantity | None
    how: str
    why: str = ""
    node: Node | None = None


def counted(elements: Mapping[str, Node]) -> Counted:
    """What one item counts for. An unpublished promise is bounded by the statute; what a builder does alone is its own time."""
    if _text(elements, "行使方式") == _SELF:
        return Counted(None, OWN)
    for how, name in ((PROMISED, "承诺办结时限"), (STATUTORY, "法定办结时限")):
        limit = quantity.parse(_text(elements, name))
        if limit is not None and limit.number >= 0:
            return Counted(limit, how, node=elements.get(name))
    unlimited = _text(elements, "法定办结时限") == quantity.UNLIMITED
    return Counted(None, UNKNOWN, "承诺未公布，法定未规定" if unlimited else "承诺未公布，法定待核")


def _text(elements: Mapping[str, Node], name: str) -> str:
    node = elements.get(name)
    return node.text if isinstance(node, Scalar) else ""
