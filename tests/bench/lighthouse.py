"""How fast the home page and an item page are to a phone, by Lighthouse: the median of five runs each."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.harness import served
from tests.browser.kinds import KINDS
from tests.tools.lighthouse import scores

REPO = Path(__file__).resolve().parents[2]
RUNS, LEAST = 5, 0.95


def main() -> int:
    """Both figures; 1 when one misses its bound."""
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "generator", "build", "--root", str(REPO), "--output", str(site)], check=True, capture_output=True)
        with served(site) as address:
            for kind in ("home", "item"):
                runs = [scores(REPO, f"{address}/{KINDS[kind]}", "performance")[0]["performance"] for _ in range(RUNS)]
                middle = statistics.median(runs)
                slow |= middle < LEAST
                print(f"Lighthouse 性能，{kind}：{RUNS} 次的中位 {middle:.2f}（下限 {LEAST}）")
    return int(slow)
