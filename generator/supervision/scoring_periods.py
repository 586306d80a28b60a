"""The periods a score is made of: whole quarters of a snapshot, and years as far as it has whole quarters of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.errors import PortalError
from generator.model.snapshot import Snapshot, months

_QUARTER = re.compile(r"([0-9]{4})-?[qQ]([1-4])\Z")


class Period(NamedTuple):
    """Months scored together; `name` is 2026-q3 or 2026, `whole` whether it is over."""

    name: str
    title: str
    months: tuple[str, ...]
    whole: bool


def quarter(snapshot: Snapshot, text: str) -> Period:
    """The quarter written 2026-q3. Raises PortalError unless it lies wholly in the snapshot."""
    found = _QUARTER.match(text)
    if not found:
        raise PortalError(f"--quarter 写的是“{text}”，不是季度。写成 {_last_quarter(snapshot)} 的样子。")
    year, n = found[1], int(found[2])
    wanted = tuple(f"{year}-{month:02d}" for month in range(3 * n - 2, 3 * n + 1))
    if not (snapshot.first <= wanted[0] and wanted[-1] <= snapshot.last):
        raise PortalError(f"{year} 年第 {n} 季度没有整季的数：已经公布的汇总从 {snapshot.first} 到 {snapshot.last}。")
    return Period(f"{year}-q{n}", f"{year}年第{'一二三四'[n - 1]}季度", wanted, True)


def quarters(snapshot: Snapshot) -> list[Period]:
    """Whole quarters of a snapshot, newest first."""
    known = set(months(snapshot.first, snapshot.last))
    names = sorted({f"{month[:4]}-q{(int(month[5:]) + 2) // 3}" for month in known})
    return [quarter(snapshot, name) for name in reversed(names) if {f"{name[:4]}-{3 * int(name[-1]) - n:02d}" for n in range(3)} <= known]


def _last_quarter(snapshot: Snapshot) -> str:
    whole = quarters(snapshot)
    return whole[0].name if whole else "2026-q3"


def year(snapshot: Snapshot, text: str) -> Period:
    """A year as far as the snapshot has whole quarters of it. Raises PortalError when it has none."""
    mine = [period for period in quarters(snapshot) if period.name.startswith(f"{text}-q")]
    if not mine:
        raise PortalError(f"--year 写的是“{text}”，没有整季的数：已经公布的汇总从 {snapshot.first} 到 {snapshot.last}。")
    wanted = tuple(month for period in reversed(mine) for month in period.months)
    whole = len(mine) == 4
    return Period(text, f"{text}年" + ("" if whole else f"{int(wanted[0][5:])}—{int(wanted[-1][5:])}月"), wanted, whole)


def years(snapshot: Snapshot) -> list[Period]:
    """Years with a whole quarter, newest first."""
    return [year(snapshot, text) for text in dict.fromkeys(period.name[:4] for period in quarters(snapshot))]
