"""审管联动 and joint handling by place: what the published snapshot says of applying, pushing, feeding back and of whole projects.

Plain values. A place whose records say nothing of a thing has None there, never 0.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.snapshot import Snapshot
from generator.model.tally import Tally, by_place, share

PUSH, FEEDBACK = "推送", "反馈"


@dataclass(frozen=True)
class Linked:
    """One place over some months, everything where `place` is empty; `joint` is how many projects of how many, by kind."""

    place: str
    tally: Tally
    joint: Mapping[str, tuple[int, int]]

    @property
    def online(self) -> str | None:
        """The share of receipts applied for online, of those whose record says how."""
        return share(self.tally.count("online"), self.tally.count("declared")) if self.tally.count("declared") else None

    @property
    def pushed(self) -> str | None:
        """The share of decided cases whose result was pushed."""
        return share(self.tally.count("pushed"), self.tally.n) if self.tally.count("pushed") else None

    @property
    def fed_back(self) -> str | None:
        """The share of pushed results on which feedback came."""
        return share(self.tally.count("fed_back"), self.tally.count("pushed")) if self.tally.count("pushed") else None

    @cached_property
    def unpushed(self) -> int:
        """Decided cases without a push."""
        return self.tally.n - self.tally.count("pushed")

    def days(self, what: str) -> int | None:
        """The median of working days to the push or the feedback, None from too few."""
        return self.tally.at(what, 50)

    def late(self, what: str, limit: int) -> int:
        """How many took longer than a limit."""
        return sum(n for days, n in self.tally.histogram(what).items() if days > limit)

    def jointly(self, kind: str) -> str | None:
        """The share of projects handled jointly."""
        done, due = self.joint.get(kind, (0, 0))
        return share(done, due) if due else None


def linked(snapshot: Snapshot, months: Iterable[str]) -> dict[str, Linked]:
    """Every place that reported, and everything under the empty place."""
    wanted = set(months)
    tallies: dict[str, list[Tally]] = defaultdict(list)
    for month, places in by_place(snapshot).items():
        if month in wanted:
            for place, tally in places.items():
                tallies[place].append(tally)
    joint: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for project in snapshot.projects:
        if project.month in wanted:
            for kind, (done, due) in project.joint.items():
                for place in (project.place, ""):
                    joint[place][kind].update({"done": done, "due": due})
    found = {place: Linked(place, Tally.sum(parts), _pairs(joint[place])) for place, parts in tallies.items()}
    telling = [each for each in found.values() if each.tally.count("pushed")]  # of places that push at all: else 没有报送 would read as 没有推送
    whole = Tally.sum(each.tally for each in found.values())
    counts = {**whole.counts, "closed": sum(each.tally.n for each in telling)} if telling else whole.counts
    return {**found, "": Linked("", Tally(whole.days, counts, whole.excluded), _pairs(joint[""]))}


def _pairs(joint: Mapping[str, Counter[str]]) -> dict[str, tuple[int, int]]:
    return {kind: (counts["done"], counts["due"]) for kind, counts in joint.items()}
