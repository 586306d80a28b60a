"""A half-monthly patrol (通知四(三)): cases held to their guides, open findings as a work list, lag, by place; as the dated file that is kept.

Same data, records, day and last patrol: same bytes. Findings are asked with the patrol's own signals
laid over the data, so that what it found is on its work list.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.changes import standing
from generator.collection import Portal
from generator.collection.patrols import FOLDER, patrols
from generator.findings import ERROR, WARNING, Finding
from generator.model.patrol import PARTS, VERSION, Patrol, read
from generator.model.records import number
from generator.statistics.suppression import hidden
from generator.supervision.conformance_cases import sample
from generator.supervision.conformance_guides import closing
from generator.supervision.patrol_counting import Counted, Seen, Tally, count, part_of
from generator.supervision.patrol_matters import matters, settings
from generator.supervision.signals import SIGNALS

Row = dict[str, Any]
Find = Callable[[Portal], list[Finding]]
_LISTS = ("places", "signals", "matters", "settled")
_ORDER = ("version", "as_of", "from", "last", "sample", "cases", *_LISTS)


def path_of(as_of: date) -> str:
    """Where the patrol of a day is kept."""
    return f"{FOLDER}/{as_of.isoformat()}.json"


def previous(portal: Portal) -> Patrol | None:
    """The last patrol before the portal's day."""
    return next((patrol for patrol in reversed(patrols(portal).good) if patrol.as_of < portal.as_of), None)


def inspect(portal: Portal, paths: Sequence[Path], find: Find) -> tuple[bytes, Patrol, list[Seen]]:
    """The patrol of the portal's day: its file, read back, and the private rows behind its signals. `find` runs the rules."""
    last = previous(portal)
    start = closing(portal.as_of, number(settings(portal).text("核实月数")))
    counted = count(portal, paths, start, last.as_of if last else None)
    gone = hidden(counted.totals, {item for item in portal.items if (base := portal.baseline(item)) and base.personal})
    tree: Row = {"version": VERSION, "as_of": portal.as_of.isoformat(), "from": start.isoformat(), "last": last.as_of.isoformat() if last else "",
                 "sample": sample(paths), "cases": counted.cases, "places": _stations(portal, counted, []),
                 "signals": _signals(counted, gone, last), "matters": [], "settled": []}
    path = path_of(portal.as_of)
    findings = find(portal.beside({path: dump(tree)}))
    listed, settled = matters(portal, findings, last)
    tree["places"] = _stations(portal, counted, findings)
    tree["matters"] = [{**each._asdict(), "first": each.first.isoformat(), "due": each.due.isoformat()} for each in listed]
    tree["settled"] = [{**each._asdict(), "first": each.first.isoformat()} for each in settled]
    data = dump(tree)
    return data, read(path, data), sorted(counted.seen)


def dump(tree: Row) -> bytes:
    """The file: one element of a list a line, LF; signals stand at the same line whatever the work list holds."""
    parts = []
    for name in _ORDER:
        value = tree[name]
        if name in _LISTS and value:
            inner = ",\n".join(f"  {json.dumps(each, ensure_ascii=False, sort_keys=True)}" for each in value)
            parts.append(f' "{name}": [\n{inner}\n ]')
        else:
            parts.append(f' "{name}": {json.dumps(value, ensure_ascii=False)}')
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _stations(portal: Portal, counted: Counted, findings: Sequence[Finding]) -> list[Row]:
    return [_station(portal, place.code, counted.places.get(place.code) or Tally(), findings) for place in (portal.city, *portal.counties)]


def _station(portal: Portal, code: str, tally: Tally, findings: Sequence[Finding]) -> Row:
    owed = standing(portal, portal.places[code]).owed
    mine = Counter(finding.severity for finding in findings if finding.open and finding.place == code)
    return {"place": code, "closed": tally.closed, "period": tally.period, "open": tally.open, "open_late": tally.open_late,
            "flagged": tally.flagged, "names": tally.names, "parts": {part: part_of(tally, part) for part in PARTS},
            "why": dict(sorted(tally.why.items())), "owed": len(owed), "owed_late": sum(each.lag.late for each in owed),
            "errors": mine[ERROR], "hints": mine[WARNING]}


def _signals(counted: Counted, gone: set[tuple[str, str]], last: Patrol | None) -> list[Row]:
    """Cases by rule, place, item and what was seen; the item is left out where its few cases must not be told apart."""
    all_of: Counter[tuple[str, str, str, str]] = Counter()
    lately: Counter[tuple[str, str, str, str]] = Counter()
    for seen in counted.seen:
        key = (seen.signal.rule, seen.place, "" if (seen.place, seen.item) in gone else seen.item, seen.signal.subject)
        all_of[key] += 1
        lately[key] += last is not None and seen.ended > last.as_of
    order = {rule: at for at, rule in enumerate(SIGNALS)}
    return [{"rule": key[0], "place": key[1], "item": key[2], "subject": key[3], "n": n, "period": lately[key]}
            for key, n in sorted(all_of.items(), key=lambda each: (order[each[0][0]], *each[0][1:]))]
