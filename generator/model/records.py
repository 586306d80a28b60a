"""The few things code calculates with: places, claims, versions, waivers.

Everything else stays a tree. Field names are the `x-field` of the schemas (a test ties them).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.findings import Where
from generator.model.tree import Node, Table

CLAIMED, NOT_EXERCISED, BY_CITY, MERGED = "认领", "不实施", "市级办理", "并入"
COSMETIC = "编辑性"
ENDED = ("废置", "合并", "拆分")


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division or development zone; `folder` names its folders."""

    code: str
    name: str
    slug: str
    level: str
    parent: str
    where: Where

    @property
    def folder(self) -> str:
        """`150402-hongshan`."""
        return f"{self.code}-{self.slug}"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a county says of one item; `follows` is the version of the city guide it handles by."""

    place: str
    item: str
    name: str
    status: str
    follows: int
    date: str
    body: str
    remit: str
    reason: str
    merged_into: str
    where: Where
    table: Table

    @property
    def claimed(self) -> bool:
        """Whether the county handles the item itself."""
        return self.status == CLAIMED


class Change(NamedTuple):
    """One line of a change record. `grace` is a limit as typed (`20个工作日`) or empty."""

    version: int
    kind: str
    effective: date
    grace: str
    reason: str
    document: str
    successors: tuple[str, ...]
    table: Table


class Version(NamedTuple):
    """One version of a file, with the line of its change record that made it."""

    number: int
    change: Change
    tree: Table
    path: str

    @property
    def effective(self) -> date:
        """First day this version holds."""
        return self.change.effective


@dataclass(frozen=True, slots=True)
class Waiver:
    """A tolerated finding: rule, place, item, subject; `at_most` bounds a value."""

    rule: str
    place: str
    item: str
    subject: str
    at_most: str
    reason: str
    document: str
    approver: str
    since: date
    until: date
    where: Where
    table: Table

    def holds(self, day: date) -> bool:
        """Whether it is in its dates."""
        return self.since <= day <= self.until


Elements = Mapping[str, Node]


def day(text: str) -> date:
    """A date typed as 2026-10-08; the earliest date when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min


def number(text: str) -> int:
    """A whole number of ASCII digits, 0 when it is none."""
    return int(text) if text.isascii() and text.isdigit() else 0


def change_record(tree: Table) -> list[Change]:
    """The change record of a file, as written (newest first)."""
    return [Change(number(row.text("版本")), row.text("类型"), day(row.text("生效日期")), row.text("宽限"),
                   row.text("原因"), row.text("文号"), row.texts("承接"), row)
            for row in tree.tables("变更")]


def version_of(tree: Table, path: str) -> Version:
    """The version a file states; without a change record it has always held."""
    own = number(tree.text("版本")) or 1
    changes = change_record(tree)
    change = next((each for each in changes if each.version == own), None)
    return Version(own, change or Change(own, "新增", date.min, "", "", "", (), tree), tree, path)
