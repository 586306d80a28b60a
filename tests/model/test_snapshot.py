"""Snapshots: quantiles are exact whatever was merged first; what is no snapshot is refused with a line, never a traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.snapshot import SnapshotError, merged, months, quantile, read, total

DAYS = st.dictionaries(st.integers(0, 400), st.integers(0, 50), max_size=30)


@given(st.lists(DAYS, min_size=1, max_size=5), st.integers(1, 100))
def test_a_quantile_is_that_of_the_sorted_cases(parts: list[dict[int, int]], percent: int) -> None:
    cases = sorted(day for part in parts for day, n in part.items() for _ in range(n))
    whole = merged(parts)
    assert total(whole) == len(cases)
    assert whole == merged(reversed(parts))
    if cases:
        assert quantile(whole, percent) == cases[-(-len(cases) * percent // 100) - 1]


def test_months_run_over_the_year() -> None:
    assert months("2024-11", "2025-02") == ["2024-11", "2024-12", "2025-01", "2025-02"]


GOOD: dict[str, Any] = {"version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": False,
                        "cells": [{"place": "150402", "item": "x", "month": "2026-10", "clock": "法定时钟", "unit": "日", "histogram": {"3": 5}}],
                        "flags": [{"rule": "pause-unlawful", "place": "150402", "item": "x", "month": "2026-10", "n": 2}]}


def test_a_flag_knows_its_line() -> None:
    text = json.dumps(GOOD, indent=1)
    found = read("p", text.encode())
    assert '"rule"' in text.splitlines()[found.flags[0].line - 1]


@pytest.mark.parametrize(("data", "line"), [
    (b"\xff", 1), (b"{\n\n,", 3), (b"[]", 1), (b"null", 1), (b"{}", 1), (b"[" * 100_000, 1),
    *((json.dumps({**GOOD, **wrong}).encode(), 1) for wrong in (
        {"version": 2}, {"as_of": "2026-13-01"}, {"to": "2026-1"}, {"cells": [{}]}, {"cells": 3}, {"flags": [{"rule": "x"}]},
        {"cells": [{**GOOD["cells"][0], "histogram": {"x": 1}}]}, {"cells": [{**GOOD["cells"][0], "histogram": {"1": -1}}]},
        {"counters": [{"place": "1", "item": "x", "month": "2026-10", "closed": "3"}]}, {"records": {"in": 1.5}}, {"hidden": [1]})),
], ids=lambda each: str(each)[:40])
def test_what_is_no_snapshot_is_refused(data: bytes, line: int) -> None:
    with pytest.raises(SnapshotError) as refused:
        read("p", data)
    assert refused.value.line == line
    assert refused.value.message
