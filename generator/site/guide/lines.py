"""The order of a flow: who may start when, and the longest line of items that wait for each other.

The browser has the same functions in `site_templates/client/lines.ts`; a test asks both the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from generator.model.quantity import Quantity
from generator.model.span import Span, longest

Before = Mapping[str, Collection[str]]


class Line(NamedTuple):
    """Items that wait for each other, and what their limits add up to."""

    span: Span
    items: tuple[str, ...]


def ordered(items: Sequence[str], before: Before) -> dict[str, list[str]]:
    """Items so that each stands after those it waits for, as written otherwise; each with those it waits for.

    Items that wait for each other in a circle stand last and wait for none that follows.
    """
    left, found = dict.fromkeys(items), dict[str, list[str]]()
    while left:
        item = next((item for item in left if left.keys().isdisjoint(before[item])), next(iter(left)))
        del left[item]
        found[item] = [other for other in found if other in before[item]]
    return found


def layers(before: Before) -> dict[str, int]:
    """A step for each item, as late as those that wait for it allow, which last items take as early as they may; `before` is in order."""
    found: dict[str, int] = {}
    for item, others in before.items():
        found[item] = 1 + max((found[other] for other in others), default=-1)
    behind: dict[str, int] = {}
    for item in reversed(list(before)):
        found[item] = behind.get(item, found[item])
        for other in before[item]:
            behind[other] = min(behind.get(other, found[item] - 1), found[item] - 1)
    return found


def reduced(before: Before) -> list[tuple[str, str]]:
    """Pairs (earlier, later), less those that follow from others: a picture needs no more."""
    behind: dict[str, set[str]] = {}
    pairs = []
    for item, others in before.items():
        behind[item] = set(others).union(*(behind[other] for other in others))
        pairs += [(other, item) for other in others if not any(other in behind[each] for each in others)]
    return pairs


def lines(before: Before, limits: Mapping[str, Quantity | None]) -> list[Line]:
    """The longest lines, one unless 日 and 个工作日 leave it open; `before` is in order.

    Of lines of equal length that with more items, then the first: what has no known limit still lies on the way.
    """
    best: dict[str, list[Line]] = {}
    for item, others in before.items():
        so_far = _longest([line for other in others for line in best.get(other, ())]) or [Line(Span(), ())]
        best[item] = [Line(line.span.plus(limits[item]), (*line.items, item)) for line in so_far]
    return _longest([line for found in best.values() for line in found])


def _longest(found: list[Line]) -> list[Line]:
    return longest(sorted(found, key=lambda line: -len(line.items)), lambda line: line.span)
