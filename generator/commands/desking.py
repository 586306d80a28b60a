"""What lies on the desk: lists waiting to be compared, the one that is being compared, reports to be taken away.

One list is compared after the other; everything stays in memory and is gone when the desk closes.
"""

from __future__ import annotations

import queue
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from generator.collection import Portal
from generator.errors import PortalError
from generator.exchange.lists import Report, compared
from generator.model.records import Place

MOST_FILES = 20  # of one form
_KEPT = 20  # forms whose reports are kept
_SAVING = 0.95  # share done when the report's workbook is being written

Compare = Callable[..., Report]


@dataclass(slots=True)
class Paper:
    """One list on the desk: waiting, being read (`share` of it done), or finished with a report or a sentence why not."""

    name: str
    data: bytes = b""
    step: str = "排队"
    share: float = 0.0
    done: bool = False
    report: Report | None = None
    book: bytes = b""
    trouble: str = ""

    @property
    def saved_as(self) -> str:
        """The name of the report's file."""
        return f"{PurePath(self.name).stem}-核对报告.xlsx"


@dataclass(slots=True)
class Pile:
    """Lists laid down together."""

    number: int
    place: Place
    papers: list[Paper]

    @property
    def done(self) -> bool:
        """Whether all are finished."""
        return all(paper.done for paper in self.papers)

    def state(self) -> dict[str, Any]:
        """How far each is, JSON-ready."""
        return {"done": self.done, "papers": [{"step": paper.step, "share": round(paper.share, 3), "done": paper.done} for paper in self.papers]}


class Desk:
    """The desk of one portal; `compare` is what compares a list."""

    def __init__(self, portal: Portal, compare: Compare = compared) -> None:
        self.portal, self._compare = portal, compare
        self.places = [portal.city, *portal.counties]
        self.piles: dict[int, Pile] = {}
        self._waiting: queue.Queue[tuple[Place, Paper]] = queue.Queue()
        self._lock = threading.Lock()
        self._last = 0
        threading.Thread(target=self._work, daemon=True).start()

    def place(self, code: str) -> Place | None:
        """A place that has guides, by its code."""
        return next((place for place in self.places if place.code == code), None)

    def lay(self, place: Place, files: Sequence[tuple[str, bytes]]) -> Pile:
        """Lay lists down to be compared; the oldest reports go when there are too many."""
        with self._lock:
            self._last += 1
            pile = self.piles[self._last] = Pile(self._last, place, [Paper(name, data) for name, data in files])
            for number in list(self.piles)[:-_KEPT]:
                if self.piles[number].done:
                    del self.piles[number]
        for paper in pile.papers:
            self._waiting.put((place, paper))
        return pile

    def _work(self) -> None:
        while True:
            place, paper = self._waiting.get()
            try:
                self._one(place, paper)
            except PortalError as error:
                paper.trouble = str(error)
            except Exception as error:  # a fault of ours must not close the desk
                traceback.print_exc(file=sys.stderr)
                paper.trouble = f"程序出错，这份清单没有核对成（{type(error).__name__}）。把清单和黑色窗口里的文字一起交给维护的人。"
            paper.data, paper.share, paper.done = b"", 1.0, True

    def _one(self, place: Place, paper: Paper) -> None:
        def tell(step: str, share: float) -> None:
            paper.step, paper.share = step, min(share, 1.0) * _SAVING

        report = self._compare(self.portal, place, paper.name, paper.data, progress=tell)
        paper.step, paper.share = "写报告", _SAVING
        paper.book, paper.report = report.workbook(), report
