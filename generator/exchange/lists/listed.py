"""One finding about a foreign list: a finding like those of `portal check`, with the cell and both texts beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.exchange.lists.kinds import KINDS, Kind
from generator.exchange.sheets import letters
from generator.findings import Fact, Finding, Where
from generator.rules.registry import RULES


@dataclass(frozen=True, slots=True)
class Listed:
    """One finding. `theirs` and `ours` are what the list and the baseline say, `score` that of a near name or 0."""

    finding: Finding
    kind: str
    title: str
    theirs: str = ""
    ours: str = ""
    score: int = 0

    @property
    def severity(self) -> str:
        """error or warning."""
        return self.finding.severity

    @property
    def message(self) -> str:
        """What is wrong."""
        return self.finding.message

    @property
    def cure(self) -> str:
        """How to mend it."""
        return self.finding.advice

    @property
    def clause(self) -> str:
        """The clause it comes from."""
        return KINDS[self.kind].clause if not self.finding.code else KINDS[self.kind].basis or RULES[self.finding.name].basis

    @property
    def code(self) -> str:
        """The rule's code, empty where no rule of the data sees it."""
        return self.finding.code

    @property
    def item(self) -> str:
        """The item's id, empty where the list means none of ours."""
        return self.finding.item

    @property
    def sheet(self) -> str:
        """The worksheet; empty for CSV, and for what the list lacks."""
        return self.finding.where.path

    @property
    def cell(self) -> str:
        """D5; empty for what the list lacks."""
        where = self.finding.where
        return f"{letters(where.column)}{where.line}" if where.line else ""

    @property
    def waived(self) -> str:
        """The document that tolerates it, empty while none does."""
        return self.finding.waived

    @property
    def baseline(self) -> str:
        """Where the baseline says otherwise: file and line."""
        related = self.finding.related
        return f"{related[0].path}:{related[0].line}" if related else ""

    def as_json(self) -> dict[str, Any]:
        """The published form, version 1."""
        return {"kind": self.kind, "severity": self.severity, "code": self.code, "item": self.item, "title": self.title, "subject": self.finding.subject,
                "sheet": self.sheet, "cell": self.cell, "theirs": self.theirs, "ours": self.ours, "score": self.score, "message": self.message,
                "cure": self.cure, "clause": self.clause, "baseline": self.baseline, "waived": self.waived}


def listed(kind: Kind, fact: Fact, title: str, theirs: str = "", ours: str = "", score: int = 0, rule: str = "") -> Listed:
    """A finding of a kind. `rule` is the rule that takes it where it is not the kind's own."""
    name = rule or kind.rule
    own = Fact(fact.where, fact.message, fact.advice or kind.cure, fact.place, fact.item, fact.subject, fact.related, fact.value, fact.severity or kind.grave, "旗县区")
    if name:
        finding = RULES[name].stamp(own)
    else:
        finding = Finding("", kind.word, own.severity, own.message, own.advice, own.mended_by, own.place, own.item, own.subject, own.where, own.related, own.value)
    return Listed(finding, kind.word, title, theirs, ours, score)


NOWHERE = Where("", 0, 0)
