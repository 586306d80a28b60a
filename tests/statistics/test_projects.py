"""Whole projects: a union of cases, the applicant's own time apart, the path that led to the end."""

from __future__ import annotations

from datetime import date

from generator.clocks import Terms
from generator.statistics.basis import Basis
from generator.statistics.days import EPOCH
from generator.statistics.projects import APPLICANT, CRITICAL, OFFICE, SPAN, Part, critical, measures, union
from tests.statistics.both import basis

GROUND: Basis = basis([Terms("", "", None, "", {})] * 3, date(2026, 11, 20))
MONDAY = (date(2026, 3, 2) - EPOCH).days  # four weeks without a holiday
STAGES = ["立项用地规划许可", "立项用地规划许可", "施工许可"]


def test_parallel_cases_count_once_and_gaps_are_the_applicant_s() -> None:
    parts = [Part(MONDAY, MONDAY + 4, 0), Part(MONDAY + 2, MONDAY + 7, 1), Part(MONDAY + 14, MONDAY + 18, 2)]
    assert dict(measures(parts, STAGES, 0, GROUND)) == {
        SPAN: 18, OFFICE: 9, APPLICANT: 5, CRITICAL: 9, "阶段:立项用地规划许可": 5, "阶段:施工许可": 4}


def test_the_path_goes_back_by_what_reached_furthest() -> None:
    parts = [Part(0, 10, 0), Part(2, 6, 1), Part(8, 20, 2), Part(9, 12, 0)]
    assert critical(parts) == [Part(8, 20, 2), Part(0, 8, 0)]


def test_days_of_a_union() -> None:
    assert union([(5, 9), (0, 3), (3, 4), (8, 12), (7, 7)]) == [(0, 4), (5, 12)]
