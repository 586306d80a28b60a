"""What a rule is: a code that is never reused, a name for what is wrong, a check."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.changes import Diff
from generator.collection import Portal
from generator.findings import DESKS, SEVERITIES, Fact, Finding

Check = Callable[[Portal], Iterable[Fact]]
Review = Callable[[Portal, list[Finding]], Iterable[Fact]]
Against = Callable[[Diff], Iterable[Fact]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `check` looks at the data; `review`, for rules about findings (waivers), at those;
    `against`, for what only a base can show, at the difference of two revisions.

    `basis` is the clause it comes from, `mended_by` the desk it lands on, `since` the first
    version of the portal that had it.
    """

    code: str
    name: str
    severity: str
    since: str
    basis: str
    mended_by: str
    check: Check | None = None
    review: Review | None = None
    against: Against | None = None

    def __post_init__(self) -> None:
        assert self.severity in SEVERITIES, self.code
        assert self.mended_by in DESKS, self.code

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code[:3]

    def stamp(self, fact: Fact) -> Finding:
        """A finding of this rule."""
        return Finding(self.code, self.name, fact.severity or self.severity, fact.message, fact.advice,
                       fact.mended_by or self.mended_by, fact.place, fact.item, fact.subject, fact.where,
                       fact.related, fact.value)
