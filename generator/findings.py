"""A finding: something wrong in the data, where it stands, what stands against it, how to mend it.

Rules yield bare `Fact`s; the engine stamps code, name, severity and desk on them. A finding's
fingerprint is made of rule, ids and values, so that it survives moved lines and reworded messages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

ERROR, WARNING = "error", "warning"
SEVERITIES = (ERROR, WARNING)
DESKS = ("自治区", "市工改办", "部门", "旗县区", "工具")
SEVERITY_WORDS = {ERROR: "错误", WARNING: "提示"}


class Where(NamedTuple):
    """A place in a file of the portal; line and column count from 1, path is relative to the root."""

    path: str
    line: int
    column: int


class Fact(NamedTuple):
    """What a rule saw. `subject` is the element concerned, `value` what a waiver may tolerate up to."""

    where: Where
    message: str
    advice: str
    place: str = ""
    item: str = ""
    subject: str = ""
    related: tuple[Where, ...] = ()
    value: str = ""
    severity: str = ""
    mended_by: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `waived` names the waiver's document while one tolerates it."""

    code: str
    name: str
    severity: str
    message: str
    advice: str
    mended_by: str
    place: str
    item: str
    subject: str
    where: Where
    related: tuple[Where, ...] = ()
    value: str = ""
    waived: str = ""

    @property
    def fingerprint(self) -> str:
        """Rule, ids and values; neither line numbers nor wording."""
        parts = (self.name, self.place, self.item, self.subject, self.value or self.where.path)
        return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()

    @property
    def open(self) -> bool:
        """Whether it counts: no waiver tolerates it."""
        return not self.waived

    def tolerated(self, document: str) -> Finding:
        """The same finding, waived by a document."""
        return replace(self, waived=document)

    def as_json(self) -> dict[str, Any]:
        """The published form, version 1."""
        return {
            "code": self.code, "name": self.name, "severity": self.severity, "message": self.message,
            "advice": self.advice, "mended_by": self.mended_by, "place": self.place, "item": self.item,
            "subject": self.subject, "path": self.where.path, "line": self.where.line,
            "column": self.where.column,
            "related": [{"path": w.path, "line": w.line, "column": w.column} for w in self.related],
            "fingerprint": self.fingerprint, "waived": bool(self.waived),
        }


def sort_key(finding: Finding) -> tuple[str | int, ...]:
    """By file and position, then rule; no two different findings are equal, for they come out of a set."""
    return (finding.where.path, finding.where.line, finding.where.column, finding.code, finding.subject, finding.place, finding.item, finding.message)


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many open errors, open warnings and waived findings."""
    result = {ERROR: 0, WARNING: 0, "waived": 0}
    for finding in findings:
        result["waived" if finding.waived else finding.severity] += 1
    return result
