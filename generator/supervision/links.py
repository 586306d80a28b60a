"""Addresses outside that the data name, and what is to be done about those that do not answer.

It asks nobody: answers are given to it. Superseded versions stay as they were, so their addresses are not looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.collection import Portal
from generator.findings import WARNING, Finding, Where
from generator.model.tree import Items, Node, Scalar
from generator.publishing.outside import CLOSED, GONE, MOVED, SILENT, WORKS, Answer
from generator.reading.document import Document
from generator.reading.layout import Slot

CODE, NAME = "LINK", "outside-link"
_ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’（）()【】《》，。；、：！？|｜]+")
_DESKS = {"自治区清单": "自治区", "市指南": "部门", "旗县区指南": "旗县区", "claims": "旗县区", "windows": "旗县区"}
_ADVICE = {
    GONE: "换成现在的网址；没有了就删掉这个网址。",
    SILENT: "先用浏览器打开看看：浏览器也打不开，就换成现在的网址；打得开，不用改。",
    MOVED: "改成新网址。",
}


class Named(NamedTuple):
    """An address and where it is written."""

    address: str
    where: Where
    slot: Slot


def named(portal: Portal) -> Iterator[Named]:
    """Every address in the data of today, in the order of the files."""
    for document in portal.documents.values():
        if document.tree is not None and not document.slot.number:
            yield from _of(document, document.tree)


def _of(document: Document, node: Node) -> Iterator[Named]:
    if isinstance(node, Scalar):
        yield from (Named(found.rstrip(".,;:!?"), node.where, document.slot) for found in _ADDRESS.findall(node.text))
    else:
        for child in node if isinstance(node, Items) else node.entries.values():
            yield from _of(document, child)


def findings(portal: Portal, answers: Mapping[str, Answer]) -> list[Finding]:
    """What offices have to do, one finding for each place where such an address stands."""
    found = []
    for each in named(portal):
        answer = answers.get(each.address)
        if answer is None or answer.state in (WORKS, CLOSED):
            continue
        place = portal.places.get(each.slot.place)
        desk = _DESKS.get(each.slot.kind, "市工改办")
        if desk == "旗县区" and (place is None or place not in portal.counties):
            desk = "市工改办"
        said = f"搬到了 {answer.moved}" if answer.state == MOVED else f"{answer.state}：{answer.why}"
        found.append(Finding(CODE, NAME, WARNING, f"网址 {each.address} {said}。", _ADVICE[answer.state], desk, each.slot.place, each.slot.item,
                             each.address, each.where, value=each.address))
    return found


def reached(answers: Mapping[str, Answer]) -> bool:
    """Whether any site answered at all: else this machine has no network, and nothing is known of the sites."""
    return not answers or any(answer.state != SILENT for answer in answers.values())


def tally(answers: Mapping[str, Answer]) -> str:
    """All answers in one sentence."""
    counted: dict[str, int] = defaultdict(int)
    for answer in answers.values():
        counted[answer.state] += 1
    words = [f"{state} {counted[state]} 个" for state in (WORKS, MOVED, GONE, SILENT, CLOSED) if counted[state]]
    return f"数据里有 {len(answers)} 个站外网址" + (f"：{'，'.join(words)}。" if words else "。")
