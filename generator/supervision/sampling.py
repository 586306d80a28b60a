"""A stratified random sample that anybody with the records can draw again: within each place the cases whose digest with the seed is smallest.

The seed is the SHA-256 of a public document that was named before it came out, so nobody could choose
it. The order of input, the machine and the library mean nothing. Every case of a place is drawn with
the same probability, drawn/closed, which is published.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.clocks.log import read as round_of
from generator.collection import Portal
from generator.collection.samples import FOLDER
from generator.errors import PortalError
from generator.model.records import day, number
from generator.model.sampled import VERSION, period
from generator.model.tree import Table
from generator.supervision.conformance_cases import records
from generator.supervision.conformance_cases import sample as invented
from generator.supervision.conformance_guides import SETTINGS
from generator.supervision.patrol_counting import Handled, Handling

_DIGEST = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)


@dataclass(frozen=True)
class Rule:
    """How a quarter is drawn, as it was announced."""

    quarter: str
    document: str
    announced: date
    dated: date
    percent: int
    least: int


@dataclass(frozen=True)
class Drawn:
    """A quarter's cases: how many were decided by place, and those drawn, by place and rank."""

    rule: Rule
    seed: str
    closed: dict[str, int]
    cases: dict[str, list[Handled]]
    sample: bool

    @property
    def listing(self) -> str:
        """SHA-256 of the drawn ids, sorted, a line each."""
        return listing(case.record.id for cases in self.cases.values() for case in cases)


def listing(names: Iterable[str]) -> str:
    """The digest of a list of ids, in whatever order they come."""
    return hashlib.sha256("".join(f"{name}\n" for name in sorted(names)).encode()).hexdigest()


def size(closed: int, percent: int, least: int) -> int:
    """How many of a place's cases are drawn: a share rounded up, at least so many, never more than there are."""
    return min(closed, max(least, -(-closed * percent // 100)))


def choose(names: Iterable[str], seed: str, count: int) -> list[str]:
    """The `count` names whose SHA-256 of `seed`, a line end and the name is smallest, smallest first."""
    def rank(name: str) -> tuple[bytes, str]:
        return hashlib.sha256(f"{seed}\n{name}".encode()).digest(), name

    return sorted(set(names), key=rank)[:count]


def seed_of(text: str) -> str:
    """The seed: 64 hexadecimal digits as they are, or the SHA-256 of the file of that name."""
    if _DIGEST.match(text.lower()):
        return text.lower()
    path = Path(text)
    if not path.is_file():
        raise PortalError(f"种子写的是“{text[:80]}”。写公告里那个文件的路径，或者它的 SHA-256（64 位十六进制数）。")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rule(portal: Portal, quarter: str, seed: str) -> Rule:
    """The announced rule of a quarter. Raises PortalError unless it was announced before the document came out and the seed is its digest."""
    table = portal.table(SETTINGS).get("抽查")
    rows = table.tables("种子") if isinstance(table, Table) else ()
    row = next((row for row in rows if row.text("季度") == quarter), None)
    if row is None or not isinstance(table, Table):
        raise PortalError(f"{SETTINGS} 的“种子”里没有 {quarter}。先公告用哪一天的哪个文件，写进去，等文件公布以后再抽。")
    found = Rule(quarter, row.text("文件"), day(row.text("公告日期")), day(row.text("文件日期")), number(table.text("比例")), number(table.text("最少")))
    if found.announced >= found.dated:
        raise PortalError(f"{quarter} 的种子文件 {found.dated} 公布，{found.announced} 才公告，种子可以挑。换一个还没有公布的文件，重新公告。")
    if row.text("摘要") != seed:
        known = "还没有填“摘要”。文件公布以后把它的 SHA-256 填进去，提交，再抽" if not _DIGEST.match(row.text("摘要")) else "“摘要”和这个种子不同。核对用的是不是公告的那个文件"
        raise PortalError(f"{SETTINGS} 的 {quarter} {known}。")
    return found


def draw(portal: Portal, paths: Sequence[Path], found: Rule, seed: str) -> Drawn:
    """The sample of a quarter's decided cases, by the records as of the portal's day."""
    first, last = period(found.quarter)
    if portal.as_of <= last:
        raise PortalError(f"{found.quarter} 到 {last} 才完，数据截至 {portal.as_of}，还不能抽。")
    handling = Handling(portal)
    decided: dict[str, dict[str, Handled]] = {}
    for record in records(paths):
        log = round_of(record.events, portal.as_of, handling.kinds)
        if record.place in portal.places and log.decided and first <= log.end <= last and (case := handling.handled(record)):
            decided.setdefault(record.place, {})[record.id] = case
    cases = {place: [own[name] for name in choose(own, seed, size(len(own), found.percent, found.least))] for place, own in sorted(decided.items())}
    return Drawn(found, seed, {place: len(own) for place, own in sorted(decided.items())}, cases, invented(paths))


def path_of(quarter: str) -> str:
    """Where a quarter's published file is kept."""
    return f"{FOLDER}/{quarter}.json"


def published(portal: Portal, drawn: Drawn, outcomes: Mapping[str, Mapping[str, Mapping[str, int]]]) -> bytes:
    """The published file; `outcomes` by place and part, for places whose forms have come back."""
    found = drawn.rule
    strata = [{"place": place, "closed": closed, "drawn": len(drawn.cases[place]), "outcomes": outcomes.get(place, {})} for place, closed in drawn.closed.items()]
    return dump({"version": VERSION, "quarter": found.quarter, "as_of": portal.as_of.isoformat(), "sample": drawn.sample, "document": found.document,
                 "announced": found.announced.isoformat(), "dated": found.dated.isoformat(), "seed": drawn.seed, "percent": found.percent,
                 "least": found.least, "listing": drawn.listing, "strata": strata})


def dump(tree: Mapping[str, Any]) -> bytes:
    """One place a line."""
    parts = [f' "{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in tree.items() if name != "strata"]
    rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False, sort_keys=True)}" for row in tree["strata"])
    return ("{\n" + ",\n".join([*parts, f' "strata": [\n{rows}\n ]' if rows else ' "strata": []']) + "\n}\n").encode()
