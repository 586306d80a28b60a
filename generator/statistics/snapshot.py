"""The dated snapshot: the only thing that leaves the private folder. Nothing of a single case is in it.

One element a line, so that a finding points at it. A published snapshot is never silently replaced:
a revision keeps every figure it changes beside the new one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from generator.model.hiding import Pair
from generator.statistics.cells import Cell, Table

VERSION = 1
LISTS = ("cells", "counters", "projects", "flags", "hidden", "revisions")
_COUNTS = ("received", "closed", "late", "open", "open_late", "corrected", "paused")  # always stated; others when not zero
Row = dict[str, Any]


def snapshot(found: Table, hidden: list[Pair], projects: Mapping[tuple[str, str], tuple[Mapping[str, Counter[int]], Mapping[str, Counter[str]]]],
             under_way: int, records: Row, as_of: date, sample: bool) -> Row:
    """The snapshot of whole months up to the day; cases still open stand under the month of the day."""
    last = last_month(as_of)
    result = sorted({cell.month for cell in found.histograms if cell.month <= last})
    cells = [{"place": cell.place, "item": cell.item, "month": cell.month, "clock": clock, "unit": unit,
              "histogram": _days(days)}
             for cell, clocks in sorted(found.histograms.items()) if cell.month <= last for (clock, unit), days in sorted(clocks.items())]
    flags = [{"rule": rule, "place": cell.place, "item": cell.item, "month": cell.month, "n": n}
             for cell, rules in sorted(found.flags.items()) for rule, n in sorted(rules.items())]
    whole = [{"place": place, "type": "未注明", "month": month, "days": {what: _days(days) for what, days in sorted(measures.items())},
              **({"joint": {kind: {"done": counts["done"], "due": counts["due"]} for kind, counts in sorted(joint.items())}} if joint else {})}
             for (place, month), (measures, joint) in sorted(projects.items()) if month <= last]
    return {"version": VERSION, "as_of": as_of.isoformat(), "from": result[0] if result else last, "to": last, "sample": sample,
            "cells": cells, "counters": _counters(found, last), "projects": whole, "projects_under_way": under_way, "flags": flags,
            "hidden": [{"place": place, "item": item} for place, item in hidden], "records": records}


def last_month(as_of: date) -> str:
    """The last month that was over on a day: `2026-10`."""
    return ((as_of + timedelta(1)).replace(day=1) - timedelta(1)).isoformat()[:7]


def _days(days: Mapping[int, int]) -> dict[str, int]:
    return {str(day): n for day, n in sorted(days.items())}


def _counters(found: Table, last: str) -> list[Row]:
    rows = []
    for cell, counts in sorted(found.counters.items()):
        counts = counts if cell.month <= last else Counter({name: counts[name] for name in ("open", "open_late")})
        if any(counts.values()):
            rows.append({**_named(cell), **dict.fromkeys(_COUNTS, 0), **{name: n for name, n in counts.items() if n},
                         "excluded": dict(sorted(found.excluded.get(cell, {}).items())) if cell.month <= last else {}})
    return rows


def _named(cell: Cell) -> Row:
    return {"place": cell.place, "item": cell.item, "month": cell.month}


def dump(tree: Row) -> bytes:
    """The file: sorted keys, one element of a list a line, LF."""
    def short(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)

    parts = []
    for name in sorted(tree):
        value = tree[name]
        if name in LISTS and value:
            inner = ",\n".join(f"  {short(each)}" for each in value)
            parts.append(f' {short(name)}: [\n{inner}\n ]')
        elif name == "records":
            inner = ",\n".join(f"  {short(key)}: {_spread(value[key]) if key == 'excluded' else short(value[key])}" for key in sorted(value))
            parts.append(f" {short(name)}: {{\n{inner}\n }}")
        else:
            parts.append(f" {short(name)}: {short(value)}")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _spread(counts: Mapping[str, int]) -> str:
    inner = ",\n".join(f"   {json.dumps(key, ensure_ascii=False)}: {counts[key]}" for key in sorted(counts))
    return f"{{\n{inner}\n  }}" if counts else "{}"


def revised(old: Row, new: Row, document: str, day: date) -> Row:
    """The new snapshot with what it changes of the old one: each counter that differs, old and new."""
    changes = [{**dict(zip(("place", "item", "month"), key, strict=True)), "before": before, "after": after}
               for key, before, after in _differences(old.get("counters", []), new["counters"])]
    return {**new, "revisions": [*old.get("revisions", []), {"date": day.isoformat(), "reason": document, "counters": changes}]}


def _differences(old: Iterable[Row], new: Iterable[Row]) -> Iterable[tuple[tuple[str, ...], Row | None, Row | None]]:
    def keyed(rows: Iterable[Row]) -> dict[tuple[str, ...], Row]:
        return {(row["place"], row["item"], row["month"]): {k: v for k, v in row.items() if k not in ("place", "item", "month")} for row in rows}

    before, after = keyed(old), keyed(new)
    return [(key, before.get(key), after.get(key)) for key in sorted(before.keys() | after.keys()) if before.get(key) != after.get(key)]
