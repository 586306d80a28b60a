"""Facts that reading found, by the name of the rule that explains them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.collection import Portal
from generator.findings import Fact
from generator.rules.routes import desk

_FOLDER = re.compile(r"[a-z]+/([0-9]{6}|X[0-9]{8})-", re.ASCII)


def reported(name: str) -> Callable[[Portal], Iterable[Fact]]:
    """A check that passes on what the reader refused under this name, to the desk that keeps the file."""

    def check(portal: Portal) -> Iterator[Fact]:
        for document in portal.documents.values():
            slot = document.slot
            for problem in document.problems:
                if problem.rule == name:
                    yield problem.fact._replace(place=slot.place, item=slot.item, mended_by=desk(slot.place))
        for problem in portal.strays:
            if problem.rule == name:
                found = _FOLDER.match(problem.fact.where.path)
                place = found[1] if found else ""
                yield problem.fact._replace(place=place, mended_by=desk(place))

    return check
