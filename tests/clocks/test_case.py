"""Properties of the figures of a case: the reference agrees, they add up, order and time zone mean nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import date, datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.clocks import OPEN, Event, Terms
from generator.model.quantity import Quantity
from tests.clocks.checking import add_up, agree, count
from tests.clocks.drawing import draw_case

TERMS = Terms("示例", "行政许可", Quantity(20, "个工作日"), "受理", {"听证": None})
AS_OF = date(2026, 11, 20)


def _event(kind: str, text: str, name: str = "", entered: str = "") -> Event:
    return Event(kind, datetime.fromisoformat(text), name, datetime.fromisoformat(entered) if entered else None)


@settings(max_examples=2000, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_the_reference_agrees(random: Random) -> None:
    agree(*draw_case(random))


@settings(max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_order_repetition_and_names_of_rows_mean_nothing(random: Random) -> None:
    events, terms, as_of = draw_case(random)
    expected = count(events, terms, as_of)
    damaged = [event._replace(name="".join(f" {letter}　" for letter in event.name)) for event in events * 2]
    random.shuffle(damaged)
    assert count(damaged, terms, as_of) == expected
    add_up(expected)


@pytest.fixture
def zone() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("zone")
def test_the_time_zone_of_the_process_means_nothing() -> None:
    cases = [draw_case(Random(seed)) for seed in range(200)]
    found = []
    for name in ("UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"):
        os.environ["TZ"] = name
        time.tzset()
        found.append([count(*case) for case in cases])
    assert all(each == found[0] for each in found)


def test_random_cases_are_worth_counting() -> None:
    """The generator reaches what the rules speak of; else agreement would prove little."""
    found = [count(*draw_case(Random(seed))) for seed in range(1000)]
    assert 100 < sum(each.outcome == OPEN for each in found) < 500
    assert sum(bool(each.excluded) for each in found) > 100
    assert sum(len(each.excluded) > 1 for each in found) > 20
    assert sum(each.late is True for each in found) > 100
    assert sum(each.late is False for each in found) > 100
    assert sum(each.review is not None for each in found) > 40
    assert sum(bool(each.supplement) for each in found) > 100
    assert {flag for each in found for flag in each.flags} >= {
        "deemed-accepted", "notice-late", "pause-too-long", "pause-unlawful", "pause-at-deadline", "resubmitted",
        "supplement-before-receipt", "extension-after-due", "dropped-after-due", "ended-before-received"}


def test_unknown_kinds_are_left_out_and_said() -> None:
    events = [_event("接件", "2026-03-02"), _event("受理", "2026-03-02"), _event("盖章", "2026-03-03"), _event("办结通过", "2026-03-06")]
    found = count(events, TERMS, AS_OF)
    assert (found.net, found.flags) == (4, ("unknown-event",))


def test_a_supplement_before_receipt_moves_nothing() -> None:
    events = [_event("补正开始", "2026-03-02"), _event("补正结束", "2026-03-04"), _event("接件", "2026-03-05"),
              _event("受理", "2026-03-06"), _event("办结通过", "2026-03-10")]
    found = count(events, TERMS, AS_OF)
    assert (found.started, found.net, found.supplement) == (date(2026, 3, 6), 2, 0)
    assert found.flags == ("supplement-before-receipt",)


def test_a_day_to_come_is_suspicious_only_when_it_was_already_entered() -> None:
    """An older as-of over a newer export drops what came later; that is no one's fault."""
    begin = [_event("接件", "2026-03-02"), _event("受理", "2026-03-02")]
    as_of = date(2026, 3, 20)
    for entered, flags in (("2026-03-25", ()), ("2026-03-20", ("event-in-future",)), ("", ("event-in-future",))):
        found = count([*begin, _event("办结通过", "2026-03-25", entered=entered)], TERMS, as_of)
        assert (found.outcome, found.net, found.flags) == (OPEN, 14, flags)


def test_a_case_without_events_has_no_figures() -> None:
    found = count([], TERMS, AS_OF)
    assert (found.outcome, found.received, found.gross, found.flags) == (OPEN, None, None, ("receipt-missing",))


def test_without_a_start_in_law_only_the_other_clocks_run() -> None:
    events = [_event("接件", "2026-03-02"), _event("受理", "2026-03-03"), _event("办结通过", "2026-03-06")]
    found = count(events, TERMS._replace(start=""), AS_OF)
    assert (found.started, found.statutory, found.due, found.late) == (None, None, None, None)
    assert (found.gross, found.service, found.span) == (4, 4, 4)
