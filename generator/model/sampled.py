"""A quarter's random check as it is published: seed, counts by place, outcomes. No case is in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

VERSION = 1
MATERIALS, LIMITS = "要件", "时限"
PARTS = (MATERIALS, LIMITS)
_QUARTER = re.compile(r"(20[0-9]{2})Q([1-4])\Z", re.ASCII)


class SampleError(ValueError):
    """Why a sample file cannot be used."""


class Outcome(NamedTuple):
    """One part over the cases drawn in a place: as it should be, not, cannot be said, not checked yet."""

    good: int
    bad: int
    unclear: int
    waiting: int


class Stratum(NamedTuple):
    """One place: cases decided in the quarter, cases drawn, and by part what the check found (empty before it)."""

    place: str
    closed: int
    drawn: int
    outcomes: dict[str, Outcome]

    @property
    def checked(self) -> bool:
        """Whether any form has come back."""
        return bool(self.outcomes)


@dataclass(frozen=True, eq=False)
class Sample:
    """One quarter. `seed` is the SHA-256 of a public document named before it was published; `listing` that of the
    drawn ids, so that whoever has the records can see that the list is the same."""

    path: str
    quarter: str
    as_of: date
    sample: bool
    document: str
    announced: date
    dated: date
    seed: str
    percent: int
    least: int
    listing: str
    strata: list[Stratum]

    @property
    def closed(self) -> int:
        """All cases decided in the quarter."""
        return sum(stratum.closed for stratum in self.strata)

    @property
    def drawn(self) -> int:
        """All cases drawn."""
        return sum(stratum.drawn for stratum in self.strata)

    def outcome(self, part: str) -> Outcome:
        """One part over all places checked."""
        found = [stratum.outcomes[part] for stratum in self.strata if stratum.checked]
        return Outcome(*(sum(each[at] for each in found) for at in range(len(Outcome._fields))))


def period(quarter: str) -> tuple[date, date]:
    """First and last day of a quarter. Raises ValueError."""
    found = _QUARTER.match(quarter)
    if not found:
        raise ValueError(quarter)
    year, number = int(found[1]), int(found[2])
    following = date(year + number // 4, number % 4 * 3 + 1, 1)
    return date(year, number * 3 - 2, 1), following - timedelta(1)


def read(path: str, data: bytes) -> Sample:
    """A sample from its file. Raises SampleError when it is none."""
    try:
        tree = json.loads(data.decode("utf-8"))
        if tree["version"] != VERSION:
            raise SampleError("版本不认识")
        period(tree["quarter"])
        return Sample(path, tree["quarter"], date.fromisoformat(tree["as_of"]), tree["sample"] is True, str(tree["document"]),
                      date.fromisoformat(tree["announced"]), date.fromisoformat(tree["dated"]), str(tree["seed"]), _whole(tree["percent"]),
                      _whole(tree["least"]), str(tree["listing"]), [_stratum(row) for row in tree["strata"]])
    except SampleError:
        raise
    except (UnicodeDecodeError, RecursionError, KeyError, TypeError, ValueError, AttributeError):
        raise SampleError("不是完整的 JSON，或者栏目不全") from None


def _stratum(row: Mapping[str, Any]) -> Stratum:
    outcomes = {part: Outcome(*(_whole(row["outcomes"][part][name]) for name in Outcome._fields)) for part in PARTS} if row["outcomes"] else {}
    found = Stratum(str(row["place"]), _whole(row["closed"]), _whole(row["drawn"]), outcomes)
    if found.drawn > found.closed or any(sum(outcome) != found.drawn for outcome in outcomes.values()):
        raise SampleError("件数对不上")
    return found


def _whole(number: Any) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise SampleError("有的数不是 0 以上的整数")
    return number
