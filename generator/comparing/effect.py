"""What a difference means for the applicant, and the difference itself."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from generator.model.shape import Shape
from generator.model.tree import Node


class Effect(Enum):
    """Effect of the left value, seen from the right one; the words are those the reader meets."""

    LIGHTER = "减负"
    HEAVIER = "加重"
    NEUTRAL = "不变"
    OPEN = "待判"
    UNKNOWN = "未知"

    @property
    def mirror(self) -> Effect:
        """The effect when left and right change places."""
        return _MIRROR.get(self, self)


_MIRROR = {Effect.LIGHTER: Effect.HEAVIER, Effect.HEAVIER: Effect.LIGHTER}


class Difference(NamedTuple):
    """One difference. `path` is by identity (`申请材料`, `施工合同`, `份数`), so it survives renames.

    `kind` is added (only left has it), removed (only right), changed or reordered; `holder` is
    the list or entry on the left in which the difference lies (a place to point at when left has
    no line of its own), `labels` the path in the words of today.
    """

    path: tuple[str, ...]
    effect: Effect
    kind: str
    left: Node | None
    right: Node | None
    shape: Shape
    labels: tuple[str, ...]
    holder: Node | None = None
    holder_right: Node | None = None

    @property
    def subject(self) -> str:
        """The path as waivers and change records write it: 申请材料/施工合同/份数."""
        return "/".join(self.labels)
