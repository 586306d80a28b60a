"""Differences in words a visitor reads: which element, both values, for whom it is lighter or heavier.

The comparison decides; here it is only said. Two voices: a place against the city's baseline, and
a version against the one before it.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.comparing import Difference, Effect
from generator.model.tree import Items, Node, Scalar
from generator.site.words import spaced

WORDS = {Effect.LIGHTER: ("t-ease", "更轻"), Effect.HEAVIER: ("t-heavy", "更重"), Effect.OPEN: ("t-warn", "待判"),
         Effect.UNKNOWN: ("t-open", "一方待核"), Effect.NEUTRAL: ("", "不影响")}
CHANGES = {Effect.LIGHTER: ("t-ease", "减轻"), Effect.HEAVIER: ("t-heavy", "加重"), Effect.OPEN: ("t-warn", "待判"),
           Effect.UNKNOWN: ("t-open", "一方待核"), Effect.NEUTRAL: ("", "中性")}

_UNITS = {"份数": "份", "到现场次数": "次", "金额": "元"}


class Said(NamedTuple):
    """A difference in words, with the class and the word of its effect."""

    head: str
    tail: str
    mark: str
    word: str


def against(difference: Difference, other: str = "全市") -> Said:
    """What a place has, and what `other` has."""
    mark, word = WORDS[difference.effect]
    return Said(_what(difference), _both(difference, other), mark, word)


def change(difference: Difference) -> Said:
    """What a version changed."""
    mark, word = CHANGES[difference.effect]
    return Said(_what(difference), _moved(difference), mark, word)


def sides(difference: Difference) -> tuple[str, str, str]:
    """What differs, what left has, what right has: the cells of a table."""
    if difference.kind == "reordered":
        return _what(difference), "次序不同", "次序不同"
    if len(difference.labels) > 1 and len(difference.labels) != 3:
        return _what(difference), *(("有", "没有") if difference.kind == "added" else ("没有", "有"))
    return _what(difference), _counted(difference, difference.left), _counted(difference, difference.right)


def _what(difference: Difference) -> str:
    """申请材料“施工合同”的份数; members of a list of texts have no name of their own."""
    labels = difference.labels
    if len(labels) == 1:
        return labels[0]
    if difference.kind == "reordered":
        return f"{labels[0]}的先后次序"
    inner = f"{labels[0]}“{labels[1]}”"
    return f"{inner}的{labels[2]}" if len(labels) > 2 else inner


def _both(difference: Difference, other: str) -> str:
    if difference.kind == "reordered":
        return f"，与{other}不同"
    if len(difference.labels) > 1 and len(difference.labels) != 3:
        return f"：{other}没有，这里有" if difference.kind == "added" else f"：{other}有，这里没有"
    return f"：{_counted(difference, difference.left)}，{other}{_counted(difference, difference.right)}"


def _moved(difference: Difference) -> str:
    if difference.kind == "reordered":
        return "改了"
    if len(difference.labels) > 1 and len(difference.labels) != 3:
        return "：增加" if difference.kind == "added" else "：取消"
    return f"：由{_counted(difference, difference.right)}改为{_counted(difference, difference.left)}"


def _counted(difference: Difference, node: Node | None) -> str:
    """A value with the word a reader counts it by."""
    text = shown(node)
    return f"{text}\u00a0{_UNITS[difference.path[-1]]}" if text.isdecimal() and difference.path[-1] in _UNITS else text


def shown(node: Node | None) -> str:
    """A value inside a sentence; long texts are quoted."""
    if isinstance(node, Scalar):
        text = spaced(node.text)
        return text if len(text) <= 12 else f"“{text}”"
    if isinstance(node, Items):
        names = [child.text for child in node if isinstance(child, Scalar)]
        return "、".join(names) if names else f"{len(node)} 条" if len(node) else "空表"
    return "没有写"
