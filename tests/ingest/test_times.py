"""Times as systems write them, to local time; what is no time is none."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ingest.times import reader, well_formed

NOON, DAY = "2026-02-12T12:34:56", "2026-02-12T00:00:00"


@pytest.mark.parametrize(("text", "wanted"), [
    ("20260212T123456", NOON), ("20260212123456", NOON), ("2026-02-12 12:34:56", NOON), ("2026-02-12T12:34:56", NOON), (" 2026-02-12 12:34:56 ", NOON),
    ("2026-02-12 12:34:56.789", NOON), ("2026-02-12 12:34:56.0", NOON), ("2026/2/12 12:34:56", NOON), ("2026/02/12 12:34", "2026-02-12T12:34:00"),
    ("2026年2月12日 12:34:56", NOON), ("2026-02-12", DAY), ("20260212", DAY), ("2026/2/12", DAY), ("2026年2月12日", DAY), ("2026.2.12", DAY),
    ("46065", DAY), ("46065.0", DAY), ("46065.524259259255", NOON),
    ("2026-02-12T12:34:56+08:00", NOON), ("2026-02-12T12:34:56.000+0800", NOON), ("2026-02-12T23:59:00+01:00", "2026-02-12T23:59:00"),
    ("2026-02-12T00:01:00-05:00", "2026-02-12T00:01:00"), ("2026-02-12T12:34:56Z", NOON), ("2026-2-12 8:05", "2026-02-12T08:05:00"),
    ("2026-02-30", ""), ("2026-02-12 25:00:00", ""), ("1900-01-01 00:00:00", ""), ("0000-00-00", ""), ("昨天", ""), ("", ""), ("2026", ""), ("12", ""),
    ("02/12/2026", ""), ("2026021", ""), ("460650", ""), ("２０２６-02-12", ""), ("2026-02-12 12:34:56\n2026-02-13", ""),
])
def test_written(text: str, wanted: str) -> None:
    assert reader()(text) == wanted


def test_a_mapping_may_say_how() -> None:
    read = reader(["DD/MM/YYYY hh:mm"])
    assert (read("12/02/2026 08:05"), read("2026-02-12"), reader(["MM/DD/YYYY"])("12/02/2026")) == ("2026-02-12T08:05:00", "", "2026-12-02T00:00:00")
    assert not well_formed("DD/MM hh:mm")
    assert well_formed("ISO")


def test_only_a_mapping_moves_world_time() -> None:
    read = reader(offset="+08:00")
    assert read("2026-02-12T17:00:00Z") == "2026-02-13T01:00:00"
    assert read("2026-02-12T17:00:00+01:00") == "2026-02-12T17:00:00"


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)))
def test_every_format_reads_every_second(moment: datetime) -> None:
    wanted = moment.isoformat()
    for form in ("%Y%m%dT%H%M%S", "%Y%m%d%H%M%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S+08:00", "%Y/%m/%d %H:%M:%S", "%Y年%m月%d日 %H:%M:%S"):
        assert reader()(moment.strftime(form)) == wanted
    serial = (moment - datetime(1899, 12, 30)) / timedelta(days=1)
    assert reader()(repr(serial)) == wanted
