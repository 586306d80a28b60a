"""A half-monthly patrol as pages and rules read it: counts by place, signals, the work list. Nothing of a single case.

Three parts are looked at in each closed case, as the notice names them: 流程, 时限, 要件. Each is 一致,
加重 or 无法判断 against the guide in force there on the day of acceptance.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

VERSION = 1
PARTS = ("流程", "时限", "要件")
NEW, OPEN = "new", "open"
_RULE = re.compile(r'"rule"\s*:')


class PatrolError(ValueError):
    """Why a patrol file cannot be used."""


class Part(NamedTuple):
    """One part over the closed cases of a place: as the guide says, heavier, and how many could not be judged."""

    same: int
    heavier: int
    unknown: int


class Station(NamedTuple):
    """One place. `period` are cases closed since the last patrol; `flagged` cases a record rule would name;
    `names` names asked for that no list knows; `why` cases that could not be judged, by reason; `owed` items behind,
    `owed_late` past their day."""

    place: str
    closed: int
    period: int
    open: int
    open_late: int
    flagged: int
    names: int
    parts: dict[str, Part]
    why: dict[str, int]
    owed: int
    owed_late: int
    errors: int
    hints: int


class Signal(NamedTuple):
    """A reason to look: rule, place, item (empty where few cases must not be told apart), what was seen, cases,
    of them closed since the last patrol; `line` is where it stands in the file."""

    rule: str
    place: str
    item: str
    subject: str
    n: int
    period: int
    line: int


class Matter(NamedTuple):
    """One entry of the work list. `id` outlives reworded messages and changed counts; `first` is the patrol that
    saw it first, `due` the last day to mend it, counted from there."""

    id: str
    code: str
    desk: str
    place: str
    item: str
    subject: str
    severity: str
    message: str
    first: date
    due: date
    provisional: bool
    state: str


class Settled(NamedTuple):
    """A matter of the last patrol that is not there any more."""

    id: str
    code: str
    desk: str
    place: str
    item: str
    subject: str
    first: date


@dataclass(frozen=True, eq=False)
class Patrol:
    """One patrol file: cases closed from `start` to `as_of`, and since the `last` patrol (None for the first)."""

    path: str
    as_of: date
    start: date
    last: date | None
    sample: bool
    cases: int
    stations: list[Station]
    signals: list[Signal]
    matters: list[Matter]
    settled: list[Settled]

    @property
    def late(self) -> list[Matter]:
        """Matters past their day."""
        return [matter for matter in self.matters if matter.due < self.as_of]


def read(path: str, data: bytes) -> Patrol:
    """A patrol from its file. Raises PatrolError when it is none."""
    try:
        text = data.decode("utf-8")
        tree = json.loads(text)
        if tree["version"] != VERSION:
            raise PatrolError("版本不认识")
        lines = [text.count("\n", 0, found.start()) + 1 for found in _RULE.finditer(text)]
        return _patrol(path, tree, lines)
    except PatrolError:
        raise
    except (UnicodeDecodeError, RecursionError, KeyError, TypeError, ValueError, AttributeError):
        raise PatrolError("不是完整的 JSON，或者栏目不全") from None


def _patrol(path: str, tree: Mapping[str, Any], lines: list[int]) -> Patrol:
    return Patrol(
        path, date.fromisoformat(tree["as_of"]), date.fromisoformat(tree["from"]),
        date.fromisoformat(tree["last"]) if tree["last"] else None, tree["sample"] is True, _whole(tree["cases"]),
        [_station(row) for row in tree["places"]],
        [Signal(str(row["rule"]), str(row["place"]), str(row["item"]), str(row["subject"]), _whole(row["n"]), _whole(row["period"]), line)
         for row, line in zip(tree["signals"], lines, strict=True)],
        [Matter(id=_text(row, "id"), code=_text(row, "code"), desk=_text(row, "desk"), place=_text(row, "place"), item=_text(row, "item"),
                subject=_text(row, "subject"), severity=_text(row, "severity"), message=_text(row, "message"),
                first=date.fromisoformat(row["first"]), due=date.fromisoformat(row["due"]), provisional=row["provisional"] is True,
                state=_text(row, "state")) for row in tree["matters"]],
        [Settled(id=_text(row, "id"), code=_text(row, "code"), desk=_text(row, "desk"), place=_text(row, "place"), item=_text(row, "item"),
                 subject=_text(row, "subject"), first=date.fromisoformat(row["first"])) for row in tree["settled"]])


def _text(row: Mapping[str, Any], name: str) -> str:
    return str(row[name])


def _station(row: Mapping[str, Any]) -> Station:
    numbers = {name: _whole(row[name]) for name in Station._fields if name not in ("place", "parts", "why")}
    parts = {name: Part(*(_whole(row["parts"][name][each]) for each in Part._fields)) for name in PARTS}
    return Station(place=str(row["place"]), parts=parts, why={str(key): _whole(n) for key, n in row["why"].items()}, **numbers)


def _whole(number: Any) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise PatrolError("有的数不是 0 以上的整数")
    return number
