"""The repository's own data at its 数据截至: no open error, exactly the known warnings, whatever the clock says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.rules.harness import REPO, check

KNOWN = Path(__file__).with_name("own-findings.txt")

# A sitecustomize that Python runs first: whoever asks what day it is gets a day years ahead.
_LATER = """
import datetime, time
class date(datetime.date):
    @classmethod
    def today(cls): return cls(2031, 5, 4)
class datetime_(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls(2031, 5, 4, tzinfo=tz)
    today = utcnow = now
datetime.date, datetime.datetime = date, datetime_
time.time = lambda: 1935633600.0
"""


def test_no_open_error_and_the_known_warnings() -> None:
    result = check(REPO)
    assert result.code == 0, result.raw
    found = Counter(f"{each['code']} {'豁免' if each['waived'] else each['severity']}" for each in result.findings)
    lines = [f"{key} {count}" for key, count in sorted(found.items())]
    known = [line for line in KNOWN.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert lines == known, "自己的数据检查结果变了；变得对的，把下面这些行抄进 tests/rules/own-findings.txt:\n" + "\n".join(lines)


def test_the_clock_on_the_wall_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_LATER, "utf-8")
    command = [sys.executable, "-m", "generator", "check", "--root", str(REPO), "--format", "json"]
    later = subprocess.run(command, cwd=REPO, capture_output=True, check=False, timeout=120,
                           env={**os.environ, "PYTHONPATH": str(tmp_path)})
    probe = subprocess.run([sys.executable, "-c", "import datetime; print(datetime.date.today())"], check=True,
                           capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert probe.stdout.strip() == "2031-05-04"
    assert later.stdout.decode() == check(REPO).raw
