"""The order of single values: text, numbers, limits, tiers and sets of texts."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from generator.comparing.effect import Effect
from generator.model import quantity
from generator.model.identity import normal
from generator.model.shape import Shape
from generator.model.tree import Items, Node, Scalar, is_unknown

_BY_SIGN = {-1: Effect.LIGHTER, 1: Effect.HEAVIER, None: Effect.OPEN}


def value_effect(left: Node | None, right: Node | None, shape: Shape) -> Effect | None:
    """Effect of one scalar against another, None when they say the same."""
    left_text, right_text = _stated(left, shape), _stated(right, shape)
    if left_text == right_text:
        return None
    if shape.burden in ("free", "local") or shape.meta:
        return Effect.NEUTRAL
    if left_text is None or right_text is None or is_unknown(left) or is_unknown(right):
        return Effect.UNKNOWN
    if shape.burden in ("at-most", "at-least"):
        sign = _sign(left_text, right_text, shape)
        if sign == 0:
            return None
        effect = _BY_SIGN[sign]
        return effect.mirror if shape.burden == "at-least" else effect
    return Effect.OPEN


def _stated(node: Node | None, shape: Shape) -> str | None:
    if isinstance(node, Scalar):
        return normal(node.text)
    return shape.default


def _sign(left: str, right: str, shape: Shape) -> int | None:
    """-1 when left is less, 0 equal, 1 more, None when it cannot be said."""
    if shape.kind == "limit":
        first, second = quantity.parse(left), quantity.parse(right)
        return None if first is None or second is None else quantity.order(first, second)
    if shape.tiers:
        ranks = shape.tiers.get(left), shape.tiers.get(right)
        if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
            return None
        return -1 if ranks[0] < ranks[1] else 1
    if shape.kind in ("integer", "number"):
        try:
            numbers = Decimal(left), Decimal(right)
        except InvalidOperation:
            return None
        return (numbers[0] > numbers[1]) - (numbers[0] < numbers[1])
    return None


def member_effects(left: Node | None, right: Node | None, shape: Shape) -> list[tuple[str, str, Effect, Node | None]]:
    """Members of a set of texts that only one side has: (kind, text, effect, node)."""
    first, second = _members(left), _members(right)
    more, less = {
        "within": (Effect.HEAVIER, Effect.LIGHTER),
        "covers": (Effect.LIGHTER, Effect.HEAVIER),
        "same": (Effect.OPEN, Effect.OPEN),
    }.get(shape.burden, (Effect.NEUTRAL, Effect.NEUTRAL))
    found: list[tuple[str, str, Effect, Node | None]] = [
        ("added", text, more, node) for text, node in first.items() if text not in second]
    found += [("removed", text, less, node) for text, node in second.items() if text not in first]
    return found


def _members(node: Node | None) -> dict[str, Scalar]:
    if not isinstance(node, Items):
        return {}
    return {normal(child.text): child for child in node.nodes if isinstance(child, Scalar)}
