"""A difference between two versions in one sentence for a terminal or a pull request."""

from __future__ import annotations

from generator.comparing import Difference, Effect
from generator.model.shape import Shape
from generator.model.tree import Items, Node, Scalar, Table

MARKS = {Effect.LIGHTER: "减负", Effect.HEAVIER: "加重", Effect.NEUTRAL: "不变", Effect.OPEN: "待判", Effect.UNKNOWN: "未知"}
_LONG = 24


def change(difference: Difference) -> str:
    """What a version changed: 申请材料“施工合同”的份数：由 2 改为 1."""
    return f"{what(difference)}{_moved(difference)}"


def what(difference: Difference) -> str:
    """Which element, as a reader calls it."""
    top, *inside = difference.labels
    if not inside:
        return top
    if difference.kind == "reordered":
        return f"{top}的先后次序"
    return f"{top}“{inside[0]}”" + (f"的{inside[1]}" if len(inside) > 1 else "")


def value(node: Node | None, shape: Shape) -> str:
    """A value inside a sentence; a list by how many it holds."""
    if isinstance(node, Scalar):
        text = node.text
        return f"“{text[:_LONG]}…”" if len(text) > _LONG else text
    if isinstance(node, Items):
        names = [child.text for child in node if isinstance(child, Scalar)]
        return "、".join(names) if names else f"{len(node)} 条"
    if isinstance(node, Table):
        return node.text(shape.key)
    return shape.default or "没有写"


def _moved(difference: Difference) -> str:
    if difference.kind == "reordered":
        return "改了"
    if len(difference.labels) == 2:
        return "：增加" if difference.kind == "added" else "：取消"
    return f"：由 {value(difference.right, difference.shape)} 改为 {value(difference.left, difference.shape)}"
