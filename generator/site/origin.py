"""Where a value on a page comes from, and how far it has been checked.

A value's position is its origin: the file tells the level, the file's 核对 map the state. A
region's 已核条文 never vouches for a county's number, because each node knows its own file.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.collection import Portal
from generator.model.tree import Node, Table

CHECKED, SEEN, OPEN = "已核条文", "已核网页", "待核"
_LEVELS = {"自治区清单": "自治区", "市清单": "市级", "市指南": "市级", "旗县区指南": "旗县区", "general": "法律通则",
           "windows": "窗口", "claims": "认领表"}


class Origins:
    """Answers for one portal; files are looked up once."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._maps: dict[str, tuple[dict[str, str], frozenset[str]]] = {}

    def state(self, node: Node | None, *path: str) -> str:
        """已核条文, 已核网页 or 待核 of the value at an element path (`申请材料`, `施工合同`, `依据`)."""
        if node is None:
            return OPEN
        states, deep = self._states(node.where.path)
        if len(path) > 1 and path[0] in deep:
            for length in range(len(path), 1, -1):
                found = states.get("/".join(path[:length]))
                if found:
                    return found
        return states.get(path[0] if path else "") or states.get("其余", OPEN)

    def whole(self, node: Node, element: str) -> str:
        """The one state of an element whose parts its file does not tell apart; empty where it does."""
        states, deep = self._states(node.where.path)
        return "" if element in deep else states.get(element) or states.get("其余", OPEN)

    def level(self, node: Node) -> str:
        """Whose file states the value: 自治区, 市级, 旗县区 …"""
        document = self._portal.documents.get(node.where.path)
        return _LEVELS.get(document.slot.kind, "") if document else ""

    def place(self, node: Node) -> str:
        """Code of the place whose file states the value, empty for general files."""
        document = self._portal.documents.get(node.where.path)
        return document.slot.place if document else ""

    def sample(self, node: Node | None) -> bool:
        """Whether the file that states the value is marked 示例."""
        if node is None:
            return False
        document = self._portal.documents.get(node.where.path)
        return bool(document and document.tree and document.tree.text("示例") == "是")

    def lines(self, nodes: Sequence[Node]) -> str:
        """`guides/…/x.yml 第 14—21 行` for a run of values of one file."""
        if not nodes:
            return ""
        path = nodes[0].where.path
        own = [node.where.line for node in nodes if node.where.path == path]
        first, last = min(own), max(own)
        return f"{path} 第 {first} 行" if first == last else f"{path} 第 {first}—{last} 行"

    def _states(self, path: str) -> tuple[dict[str, str], frozenset[str]]:
        """The 核对 map of a file, and the elements of which it names parts."""
        if path not in self._maps:
            document = self._portal.documents.get(path)
            node = document.tree.get("核对") if document and document.tree else None
            states: dict[str, str] = {}
            if isinstance(node, Table):
                states = {key: node.text(key) for key in node.entries}
            elif document and document.tree and document.tree.text("核对"):
                states = {"其余": document.tree.text("核对")}
            self._maps[path] = states, frozenset(key.partition("/")[0] for key in states if "/" in key)
        return self._maps[path]
