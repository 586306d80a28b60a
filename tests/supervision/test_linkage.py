"""审管联动 and joint handling: shares by place from a hand-written snapshot, groups of items by hand, silence is not zero."""

from __future__ import annotations

import json

import numpy as np
import pytest

from generator.model import snapshot as published
from generator.statistics.joint import Joint, handled
from generator.statistics.visits import VISIT
from generator.supervision.linkage import FEEDBACK, PUSH, linked

TREE = {
    "version": 1, "as_of": "2026-11-20", "from": "2026-09", "to": "2026-10", "sample": True,
    "cells": [{"place": "150402", "item": "a", "month": "2026-10", "clock": PUSH, "unit": "工作日", "histogram": {"0": 20, "1": 10, "6": 8}},
              {"place": "150402", "item": "a", "month": "2026-10", "clock": FEEDBACK, "unit": "工作日", "histogram": {"3": 4}}],
    "counters": [{"place": "150402", "item": "a", "month": "2026-10", "received": 50, "declared": 40, "online": 30, "closed": 40, "pushed": 38, "fed_back": 4, "excluded": {}},
                 {"place": "150404", "item": "a", "month": "2026-10", "received": 60, "closed": 60, "excluded": {}}],
    "projects": [{"place": "150402", "type": "未注明", "month": "2026-10", "days": {}, "joint": {"并联审批": {"done": 3, "due": 6}}},
                 {"place": "150404", "type": "未注明", "month": "2026-09", "days": {}, "joint": {"并联审批": {"done": 1, "due": 1}}},
                 {"place": "150404", "type": "未注明", "month": "2026-10", "days": {}}],
}


def test_shares_of_a_month() -> None:
    found = linked(published.read("x.json", json.dumps(TREE).encode()), ["2026-10"])
    mine, silent, whole = found["150402"], found["150404"], found[""]
    assert (mine.online, mine.pushed, mine.unpushed, mine.fed_back, mine.jointly("并联审批")) == ("75.0%", "95.0%", 2, "10.5%", "3/6")
    assert (mine.days(PUSH), mine.days(FEEDBACK), mine.late(PUSH, 5), mine.late(PUSH, 6)) == (0, None, 8, 0)
    assert (silent.online, silent.pushed, silent.fed_back, silent.jointly("并联审批")) == (None, None, None, None)
    assert (whole.pushed, whole.unpushed, whole.online, whole.jointly("并联审批")) == ("95.0%", 2, "75.0%", "3/6")


@pytest.mark.parametrize(("cases", "expected"), [
    ([(0, 7), (1, 7)], True), ([(0, 7), (1, 8)], False), ([(0, 0), (1, 0)], False), ([(0, 7), (0, 7)], None), ([(0, 7), (2, 7)], None),
    ([(0, 7), (1, 7), (2, 9), (3, 9)], True), ([(0, 7), (1, 7), (2, 0), (3, 9)], False), ([(4, 7), (5, 7)], None), ([], None)])
def test_groups_of_a_project(cases: list[tuple[int, int]], expected: bool | None) -> None:
    """Items 0 and 1 belong together, 2 and 3 do; in each group with two items two must be of one application."""
    rows = np.zeros(len(cases), dtype=VISIT)
    rows["item"], rows["together"] = [item for item, _ in cases], [mark for _, mark in cases]
    assert handled(rows, Joint("并联审批", (frozenset({0, 1}), frozenset({2, 3})))) is expected
