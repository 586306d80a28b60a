"""Where each node of a text ends: the tree only keeps where it begins.

A second pass over the parser's events, made only for a file that is about to be changed. A block
mapping or list ends with its last value; what the parser calls its end is where the next one begins.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs hide it

from generator.model.tree import Node, Scalar, Table

Spot = tuple[int, int]  # line and column, both from 0


class Outline:
    """Spans of the nodes of one readable text."""

    def __init__(self, text: str) -> None:
        self._ends: dict[tuple[Spot, str], Spot] = {}
        self._flow: set[tuple[Spot, str]] = set()
        self._walk(CParser(text).get_event)

    def span(self, node: Node) -> tuple[Spot, Spot]:
        """First character of a node and the one behind its last."""
        start = (node.where.line - 1, node.where.column - 1)
        return start, self._ends[start, _letter(node)]

    def flow(self, node: Node) -> bool:
        """Whether a list or mapping is written in brackets."""
        return ((node.where.line - 1, node.where.column - 1), _letter(node)) in self._flow

    def _walk(self, event_of: Any) -> None:
        waiting: list[tuple[Spot, str, bool]] = []
        last: Spot = (0, 0)
        while not isinstance(event := event_of(), yaml.StreamEndEvent):
            start = (event.start_mark.line, event.start_mark.column)
            end = (event.end_mark.line, event.end_mark.column)
            if isinstance(event, yaml.ScalarEvent):
                last = self._ends[start, "s"] = end
            elif isinstance(event, yaml.CollectionStartEvent):
                letter = "m" if isinstance(event, yaml.MappingStartEvent) else "q"
                waiting.append((start, letter, bool(event.flow_style)))
                if event.flow_style:
                    self._flow.add((start, letter))
            elif isinstance(event, yaml.CollectionEndEvent):
                begin, letter, flow = waiting.pop()
                if flow:
                    last = end
                self._ends[begin, letter] = last


def _letter(node: Node) -> str:
    if isinstance(node, Scalar):
        return "s"
    return "m" if isinstance(node, Table) else "q"
