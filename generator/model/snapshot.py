"""A published snapshot of processing times as pages and rules read it: exact histograms, counters, flags.

Plain Python without a data frame. Quantiles come only from merged histograms, so that they are the
same whatever was merged first. It holds nothing of a single case.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

VERSION = 1
JOINT = "并联审批"  # of the kinds of joint handling the one that is scored
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])\Z")
_RULE = re.compile(r'"rule"\s*:')
Histogram = Mapping[int, int]


class SnapshotError(ValueError):
    """Why a snapshot cannot be used, with the line, counted from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


class Cell(NamedTuple):
    """Days of the cases of one place, item and month of result, on one clock in one unit."""

    place: str
    item: str
    month: str
    clock: str
    unit: str
    days: dict[int, int]


class Count(NamedTuple):
    """Counters of one place, item and month; `excluded` are working days by reason."""

    place: str
    item: str
    month: str
    counts: dict[str, int]
    excluded: dict[str, int]


class Flag(NamedTuple):
    """How many cases of one place, item and month a record rule names; `line` is where it stands."""

    rule: str
    place: str
    item: str
    month: str
    n: int
    line: int


class Change(NamedTuple):
    """A counter that a revision changed: cases decided and late, before and after; None where there was no row."""

    place: str
    item: str
    month: str
    before: dict[str, int] | None
    after: dict[str, int] | None


class Revision(NamedTuple):
    """When and why published figures were changed, and which."""

    day: date
    reason: str
    changes: list[Change]


class Project(NamedTuple):
    """Working days of whole projects of one place, type and month, by what was measured; `joint` are how many were handled
    jointly, of how many that should have been, by kind."""

    place: str
    type: str
    month: str
    days: dict[str, dict[int, int]]
    joint: dict[str, tuple[int, int]]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One snapshot file, as of a day, over the months of result `first` to `last`.

    `hidden` are places and items left out because their few cases could be recognised. Cases still
    open stand under the month of the day, which may be after `last`.
    """

    path: str
    as_of: date
    first: str
    last: str
    sample: bool
    cells: list[Cell]
    counters: list[Count]
    projects: list[Project]
    flags: list[Flag]
    records_in: int = 0
    counted: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    refused_lines: dict[str, int] = field(default_factory=dict)
    under_way: int = 0
    hidden: frozenset[tuple[str, str]] = frozenset()
    revisions: tuple[Revision, ...] = ()


def read(path: str, data: bytes) -> Snapshot:
    """A snapshot from its file. Raises SnapshotError when it is none."""
    try:
        text = data.decode("utf-8")
        tree = json.loads(text)
    except UnicodeDecodeError:
        raise SnapshotError(1, "编码不是 UTF-8") from None
    except json.JSONDecodeError as error:
        raise SnapshotError(error.lineno, "不是完整的 JSON") from None
    except RecursionError:
        raise SnapshotError(1, "嵌套太深") from None
    try:
        return _snapshot(path, text, tree)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise SnapshotError(1, "栏目不全，或者数字、月份、日期写得不对") from None


def _snapshot(path: str, text: str, tree: dict[str, Any]) -> Snapshot:
    if tree["version"] != VERSION:
        raise ValueError(tree["version"])
    lines = _Lines(text)
    records = tree.get("records", {})
    refused = _counts(records.get("excluded", {}))
    at = max(text.find('"records"'), 0)
    return Snapshot(
        path, date.fromisoformat(tree["as_of"]), _month(tree["from"]), _month(tree["to"]), tree.get("sample") is True,
        [Cell(str(row["place"]), str(row["item"]), _month(row["month"]), str(row["clock"]), str(row["unit"]),
              {int(day): _whole(n) for day, n in row["histogram"].items()}) for row in tree.get("cells", [])],
        [Count(str(row["place"]), str(row["item"]), _month(row["month"]),
               _counts({key: n for key, n in row.items() if key not in ("place", "item", "month", "excluded")}),
               _counts(row.get("excluded", {}))) for row in tree.get("counters", [])],
        [Project(str(row["place"]), str(row["type"]), _month(row["month"]),
                 {str(what): {int(day): _whole(n) for day, n in days.items()} for what, days in row["days"].items()},
                 {str(kind): (_whole(each["done"]), _whole(each["due"])) for kind, each in row.get("joint", {}).items()})
         for row in tree.get("projects", [])],
        [Flag(str(row["rule"]), str(row["place"]), str(row["item"]), _month(row["month"]), _whole(row["n"]), line)
         for row, line in zip(tree.get("flags", []), lines.of_rules(), strict=True)],
        _whole(records.get("in", 0)), _whole(records.get("counted", 0)), refused,
        {reason: lines.at(max(text.find(json.dumps(reason, ensure_ascii=False), at), at)) for reason in refused},
        _whole(tree.get("projects_under_way", 0)), frozenset((str(row["place"]), str(row["item"])) for row in tree.get("hidden", [])),
        tuple(_revision(row) for row in tree.get("revisions", [])))


def _revision(row: Mapping[str, Any]) -> Revision:
    def plain(counts: Mapping[str, Any] | None) -> dict[str, int] | None:
        return None if counts is None else _counts({key: n for key, n in counts.items() if key != "excluded"})

    return Revision(date.fromisoformat(row["date"]), str(row["reason"]), [
        Change(str(each["place"]), str(each["item"]), _month(each["month"]), plain(each["before"]), plain(each["after"]))
        for each in row["counters"]])


class _Lines:
    """Which line a position of the text is on. Only flags have a key `rule`, one each."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def at(self, position: int) -> int:
        return bisect_right(self._ends, position) + 1

    def of_rules(self) -> list[int]:
        return [self.at(found.start()) for found in _RULE.finditer(self._text)]


def _month(text: str) -> str:
    if not _MONTH.match(text):
        raise ValueError(text)
    return text


def _whole(number: Any) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise ValueError(number)
    return number


def _counts(table: Mapping[str, Any]) -> dict[str, int]:
    return {str(key): _whole(n) for key, n in table.items()}


def merged(histograms: Iterable[Histogram]) -> dict[int, int]:
    """The sum of histograms, by day."""
    found: dict[int, int] = {}
    for histogram in histograms:
        for day, n in histogram.items():
            found[day] = found.get(day, 0) + n
    return dict(sorted(found.items()))


def total(histogram: Histogram) -> int:
    """How many cases a histogram holds."""
    return sum(histogram.values())


def quantile(histogram: Histogram, percent: int) -> int:
    """The least whole number of days within which at least `percent` of the cases ended.

    Whole numbers only: no interpolation, no rounding. The histogram must not be empty.
    """
    n, seen = total(histogram), 0
    for day in sorted(histogram):
        seen += histogram[day]
        if seen and seen * 100 >= percent * n:
            return day
    raise ValueError("an empty histogram has no quantile")


def months(first: str, last: str) -> list[str]:
    """All months from first to last, both included."""
    start, end = _number(first), _number(last)
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(start, end + 1)]


def _number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1
