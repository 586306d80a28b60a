"""The monthly bulletin (月通报): what the counties decided in a month, beside the month before.

赤工改办综合字〔2023〕7号四(三) asks for it each month and names no measure. Every figure comes from the
published snapshot, so what is suppressed there is in no figure here; lag and findings are the state
on the portal's day in the newest month's bulletin, and what the month's last patrol wrote down in older ones. Counts are always stated, rates and
medians from 5 cases, ranks from 30. It holds plain values and no words; nothing of a single case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple

from generator.changes.owed import standing
from generator.collection import Portal
from generator.collection.patrols import patrols
from generator.collection.snapshots import snapshots
from generator.errors import PortalError
from generator.findings import ERROR, Finding
from generator.model.snapshot import Snapshot, months
from generator.model.tally import (
    LEAST,
    RANKED,
    SERVICE,
    STATUTORY,
    WORKING,
    Tally,
    by_month,
    by_place,
    ranks,
    share,
)
from generator.supervision.linkage import Linked, linked

BEHIND = "behind-parent-version"
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])\Z")


@dataclass(frozen=True)
class Row:
    """One place in one month, or everything (`place` empty). Medians are working days of items whose law counts
    working days: `net` on the statutory clock, `gross` from receipt with nothing left out but the applicant's own time.
    `behind`, `overdue`, `findings` are None where the state of that time was not kept. `rank` is 0 when not ranked.
    """

    place: str
    name: str
    tally: Tally
    net: int | None
    gross: int | None
    behind: int | None = None
    overdue: int | None = None
    findings: int | None = None
    rank: int = 0

    @property
    def n(self) -> int:
        """Cases decided in the month."""
        return self.tally.n

    @property
    def in_time(self) -> int:
        """Cases decided by their statutory due date, of `tally.judged`."""
        return self.tally.judged - self.tally.count("late")

    @property
    def on_time(self) -> str:
        """The share of them in words, empty below 5."""
        return self.tally.on_time

    @property
    def supplement(self) -> str:
        """The share of decided cases whose applicant was told to supplement."""
        return share(self.tally.count("corrected"), self.n)

    @property
    def pause(self) -> str:
        """The share of decided cases with a pause of the statutory clock."""
        return self.tally.stopped

    @property
    def shown(self) -> bool:
        """Whether rates and medians may be shown."""
        return self.n >= LEAST


@dataclass(frozen=True)
class Bulletin:
    """One month. `rows` are the counties: ranked ones first, then small ones, in the order of places; `absent` reported nothing at
    all; `before` holds the month before by place (`""` is everything), empty when the snapshot does not reach back.
    """

    month: str
    snapshot: Snapshot
    newest: bool
    whole: Row
    own: Row | None
    rows: tuple[Row, ...]
    absent: tuple[tuple[str, str], ...]
    before: Mapping[str, Row]

    @property
    def ranked(self) -> list[Row]:
        """Counties with a rank."""
        return [row for row in self.rows if row.rank]

    @property
    def small(self) -> list[Row]:
        """Counties with too few cases for a rank."""
        return [row for row in self.rows if not row.rank]

    @cached_property
    def linked(self) -> Mapping[str, Linked]:
        """How cases were applied for and projects handled jointly, by place; everything under the empty place."""
        return linked(self.snapshot, [self.month])

    @cached_property
    def flags(self) -> int:
        """Cases of the month whose record is doubtful."""
        return sum(flag.n for flag in self.snapshot.flags if flag.month == self.month)


class Sums(NamedTuple):
    """Cases of a place and month: all, and those of items whose law counts working days."""

    every: Tally
    working: Tally


class State(NamedTuple):
    """What held of each county on a day, by code: versions behind, of them past their day, findings not mended."""

    behind: dict[str, int]
    overdue: dict[str, int]
    findings: dict[str, int]


def today(portal: Portal, findings: Sequence[Finding]) -> State:
    """The state on the portal's day. A waiver takes a version out of the overdue ones and of the findings."""
    mine = {place.code: [finding for finding in findings if finding.open and finding.place == place.code] for place in portal.counties}
    return State({code: len(standing(portal, portal.places[code]).owed) for code in mine},
                 {code: sum(each.name == BEHIND and each.severity == ERROR for each in found) for code, found in mine.items()},
                 {code: len(found) for code, found in mine.items()})


def kept(portal: Portal, month: str) -> State | None:
    """The state that the last patrol of a month wrote down."""
    made = [patrol for patrol in patrols(portal).good if patrol.as_of.isoformat()[:7] == month]
    if not made:
        return None
    stations = made[-1].stations
    return State({each.place: each.owed for each in stations}, {each.place: each.owed_late for each in stations},
                 {each.place: each.errors + each.hints for each in stations})


def published(portal: Portal) -> Snapshot:
    """The newest snapshot. Raises PortalError when nothing has been published."""
    latest = snapshots(portal).latest
    if latest is None:
        raise PortalError("还没有公布过办理用时的汇总，通报和评分没有数可用。先运行 portal publish-statistics。")
    return latest


def bulletin(portal: Portal, now: State, month: str) -> Bulletin:
    """The bulletin of a month; `now` is the state of the day. Raises PortalError when the snapshot has no such month."""
    snapshot = published(portal)
    if not _MONTH.match(month):
        raise PortalError(f"--month 写的是“{month}”，不是月份。写成 {snapshot.last} 的样子。")
    if not snapshot.first <= month <= snapshot.last:
        raise PortalError(f"{month} 没有可以通报的数：已经公布的汇总从 {snapshot.first} 到 {snapshot.last}。")
    newest = month == snapshot.last
    state = now if newest else kept(portal, month)
    names = {place.code: place.name for place in portal.counties}
    reported = {place for _, place in _sums(snapshot)}
    rows = [_row(snapshot, month, code, name, state) for code, name in names.items() if code in reported]
    city = portal.city.code
    previous = _previous(month)
    before = {} if previous < snapshot.first else {
        code: _row(snapshot, previous, code, name, None) for code, name in {**names, city: "市本级", "": "全市"}.items() if not code or code in reported}
    return Bulletin(month, snapshot, newest, _row(snapshot, month, "", "全市", state),
                    _row(snapshot, month, city, "市本级", None) if city in reported else None, tuple(_ranked(rows)),
                    tuple((code, name) for code, name in names.items() if code not in reported), before)


def _previous(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{year - (number == 1):04d}-{(number - 2) % 12 + 1:02d}"


@lru_cache(maxsize=4)
def _sums(snapshot: Snapshot) -> dict[tuple[str, str], Sums]:
    """Sums by month and place; everything under the empty place."""
    working = {item for (_, item, _), tally in by_month(snapshot).items() if (STATUTORY, WORKING) in tally.days}
    counted: dict[tuple[str, str], list[Tally]] = defaultdict(list)
    for (place, item, month), tally in by_month(snapshot).items():
        if item in working:
            counted[month, place].append(tally)
    found: dict[tuple[str, str], Sums] = {}
    for month, places in by_place(snapshot).items():
        own = {place: Sums(every, Tally.sum(counted[month, place])) for place, every in places.items()}
        own[""] = Sums(Tally.sum(sums.every for sums in own.values()), Tally.sum(sums.working for sums in own.values()))
        found |= {(month, place): sums for place, sums in own.items()}
    return found


def _row(snapshot: Snapshot, month: str, code: str, name: str, state: State | None) -> Row:
    sums = _sums(snapshot).get((month, code), Sums(Tally(), Tally()))
    known = [sum(table.values()) if not code else table.get(code) for table in state] if state is not None else [None, None, None]
    return Row(code, name, sums.every, sums.working.at(STATUTORY, 50, WORKING), sums.working.at(SERVICE, 50), known[0], known[1], known[2])


def _ranked(rows: Sequence[Row]) -> list[Row]:
    """Ranked by the share on time, ties by the median; equal in both share a rank."""
    def key(row: Row) -> tuple[int, ...]:
        return -row.in_time * 10**9 // row.tally.judged, row.net or 0

    able = sorted((row for row in rows if row.tally.judged >= RANKED and row.n >= RANKED), key=key)
    numbers = ranks([key(row) for row in able])
    taken = {row.place for row in able}
    return ([Row(**{**vars(row), "rank": number}) for row, number in zip(able, numbers, strict=True)]
            + [row for row in rows if row.place not in taken])


def all_months(snapshot: Snapshot) -> list[str]:
    """Months with a bulletin, newest first."""
    return months(snapshot.first, snapshot.last)[::-1]


def period(month: str) -> tuple[date, date]:
    """The first and the last day of a month."""
    first = date.fromisoformat(f"{month}-01")
    return first, (first + timedelta(31)).replace(day=1) - timedelta(1)
