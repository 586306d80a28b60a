"""An ingestion: rows through the door, spread over work files by case, gathered, written in order.

Memory holds one work file at a time. All work files lie in the private folder and are gone at the
end; a dry run leaves nothing.
"""

from __future__ import annotations

import heapq
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, TextIO

from generator.collection import Portal
from generator.ingest import normal
from generator.ingest.admitting import Admission, Record, Refused
from generator.ingest.gathering import Gatherer
from generator.ingest.matching import Matcher
from generator.ingest.planning import Part, Plan
from generator.ingest.reasons import REASONS
from generator.tables import open_table

SAMPLE = "示例"
_SHARE = 4 * 1024 * 1024  # bytes of source to one work file
_MOST_FILES = 256
_PACKED = 10
_EVERY = 100_000
_CUT = "\x1f"  # no cleaned text holds it

Progress = Callable[[str, int], None]


@dataclass
class Report:
    """What came in, what is counted, what is not and why."""

    rows: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    excluded: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    events: int = 0
    cases: int = 0
    samples: int = 0

    def refuse(self, refused: Refused) -> None:
        """Note a row that is not counted."""
        self.excluded[refused.source][refused.reason] += 1

    def reasons(self, source: str = "") -> dict[str, int]:
        """Excluded rows by reason, of one source or of all, in the order of the reasons."""
        total: Counter[str] = Counter()
        for name, counter in self.excluded.items():
            if source in ("", name):
                total += counter
        return {reason: total[reason] for reason in REASONS if total[reason]}

    def manifest(self, plan: Plan) -> dict[str, Any]:
        """What is written beside the events."""
        files = [{"name": part.label, "in": self.rows[part.label], "counted": self.counted[part.label],
                  "excluded": self.reasons(part.label)} for part in plan.parts]
        return {"version": 1, "source": plan.source, "mapping": plan.mapping.name, "as_of": plan.as_of.isoformat(), "sorted": True,
                "sample": 0 < self.cases == self.samples, "files": files, "in": self.rows.total(), "counted": self.counted.total(),
                "excluded": self.reasons(), "events": self.events, "cases": self.cases}


def run(portal: Portal, root: Path, plan: Plan, *, dry: bool = False, progress: Progress = lambda _, __: None) -> Report:
    """Carry a plan out; the same plan again replaces its own output."""
    made = [path for path in (root / normal.PRIVATE, root / normal.FOLDER) if not path.exists()]
    target = normal.folder(root)
    report = Report()
    try:
        with tempfile.TemporaryDirectory(prefix=".work-", dir=target) as work:
            _work(portal, Path(work), plan, report, None if dry else target, progress)
    finally:
        if dry:
            for path in reversed(made):
                path.rmdir()
    return report


def _work(portal: Portal, work: Path, plan: Plan, report: Report, target: Path | None, progress: Progress) -> None:
    share = min(_MOST_FILES, max(1, sum(map(_size, plan.parts)) // _SHARE))
    refused = work / "refused"
    with refused.open("w", encoding="utf-8") as out:
        _spread(portal, work, plan, report, share, out, progress)
        gatherer = Gatherer(portal)
        for number in range(share):
            _gather(gatherer, work, number, report, out)
            progress("汇总", number + 1)
    files = [_read(work / f"out-{number}") for number in range(share)]
    if target is None:
        return
    order = gatherer.order
    merged = heapq.merge(*files, key=lambda row: (row.case, row.time, order.get(row.event, 0)))
    normal.write(target / f"{plan.source}.csv.gz", (row[1:] for row in merged))
    with refused.open(encoding="utf-8") as lines:
        rows = sorted((line[:-1].split(_CUT) for line in lines), key=lambda row: (row[0], int(row[1])))
    normal.write(target / f"{plan.source}.refused.csv", rows, Refused._fields)
    normal.write_manifest(target / f"{plan.source}.json", report.manifest(plan))


def _spread(portal: Portal, work: Path, plan: Plan, report: Report, share: int, out: TextIO, progress: Progress) -> None:
    matcher = Matcher(portal, plan.mapping.items, plan.mapping.places)
    names: dict[str, str] = {}
    files = [(work / f"in-{number}").open("w", encoding="utf-8") for number in range(share)]
    try:
        for part in sorted(plan.parts, key=lambda part: not part.sheet.lookup):  # names of items first
            admission = Admission(part, plan.mapping, matcher, plan.place, plan.as_of.isoformat(), names)
            content = open_table(part.path, part.worksheet, part.sheet.heading, part.sheet.encoding, part.sheet.separator)
            for row in content.rows:
                report.rows[part.label] += 1
                if report.rows[part.label] % _EVERY == 0:
                    progress(part.label, report.rows[part.label])
                records, no = admission.admit(row)
                if no:
                    report.refuse(no)
                    out.write(_line(no))
                elif part.sheet.lookup:
                    report.counted[part.label] += 1
                for record in records:
                    files[zlib.crc32(record.case.encode()) % share].write(_line(record))
            progress(part.label, report.rows[part.label])
    finally:
        for file in files:
            file.close()


def _gather(gatherer: Gatherer, work: Path, number: int, report: Report, out: TextIO) -> None:
    records = sorted(_read(work / f"in-{number}"), key=lambda record: record.case)
    with (work / f"out-{number}").open("w", encoding="utf-8") as kept:
        for name, group in groupby(records, key=lambda record: record.case):
            case = gatherer.gather(list(group))
            report.counted.update(source for source, _ in case.counted)
            for no in case.refused:
                report.refuse(no)
                out.write(_line(no))
            if case.events:
                report.cases += 1
                report.samples += name.startswith(SAMPLE)
                report.events += len(case.events)
                kept.writelines(map(_line, case.events))
    (work / f"in-{number}").unlink()


def _line(values: tuple[str, ...]) -> str:
    return _CUT.join(values) + "\n"


def _read(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield Record(*line[:-1].split(_CUT))


def _size(part: Part) -> int:
    size = part.path.stat().st_size
    return size if part.path.suffix in (".csv", ".txt", ".tsv", ".xes") else size * _PACKED
