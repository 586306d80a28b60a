"""Facts that reading found, by the name of the rule that explains them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.collection import Portal
from generator.findings import Fact


def reported(name: str) -> Callable[[Portal], Iterable[Fact]]:
    """A check that passes on what the reader refused under this name."""

    def check(portal: Portal) -> Iterator[Fact]:
        for document in portal.documents.values():
            slot = document.slot
            for problem in document.problems:
                if problem.rule == name:
                    yield problem.fact._replace(place=slot.place, item=slot.item)
        for problem in portal.strays:
            if problem.rule == name:
                yield problem.fact

    return check
