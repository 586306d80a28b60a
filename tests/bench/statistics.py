"""Speed and memory of the aggregation against DuckDB: same file, same figures, two threads or processes each.

`python -m tests.bench.statistics` runs 2 million events; with `--large` also 20 million, to see
that time grows in proportion and memory does not.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

from generator.collection import Portal
from generator.statistics import local
from generator.statistics.aggregate import HISTOGRAMS, Aggregate, total
from generator.statistics.basis import Basis, basis
from generator.statistics.blocks import SIZE, blocks
from tests.bench import duck, events
from tests.bench.measure import family_peak

REPO = Path(__file__).resolve().parents[2]
WORKERS, ROWS, LARGE = 2, 2_000_000, 20_000_000
LEAST_RATIO, MOST_MEMORY, LINEAR = 1.0, 500, 1.15


class Run(NamedTuple):
    """Seconds from file to histograms, their digest, and the greatest memory of one process in MB."""

    seconds: float
    digest: str
    memory: float


def ours(ground: Basis, path: Path) -> Aggregate:
    """The three histograms, and all counters, by the pandas engine."""
    return total(part.aggregate for part in local.parts(blocks([path], SIZE), ground, WORKERS, across=False))


def rows(ground: Basis, found: Aggregate) -> list[duck.Row]:
    """The histograms row by row, as `duck.rows` has them."""
    return sorted((ground.places[key.place], ground.items[key.item], key.month, HISTOGRAMS[key.measure][0], key.value, n)
                  for key, n in found.items() if key.measure < len(HISTOGRAMS))


def child(engine: str, path: Path) -> None:
    """Count and print; reading the portal is timed on neither side, nor is comparing the results."""
    ground = basis(Portal(REPO, date(2026, 11, 20)))
    if engine == "duckdb":
        database = duck.connect(ground, WORKERS)
        begun = time.perf_counter()
        columns = duck.histograms(database, path)
        seconds = time.perf_counter() - begun
        found = duck.rows(columns)
    else:
        begun = time.perf_counter()
        aggregate = ours(ground, path)
        seconds = time.perf_counter() - begun
        found = rows(ground, aggregate)
    print(seconds, hashlib.sha256(repr(found).encode()).hexdigest())


def run(engine: str, path: Path) -> Run:
    """One engine in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.statistics", engine, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPO) as process:
        memory = family_peak(process)
        assert process.stdout
        seconds, digest = process.stdout.read().split()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(float(seconds), digest, memory)


def main(large: bool) -> int:
    """All figures; 1 when one misses its bound."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.csv.gz")
        ground = basis(Portal(REPO, date(2026, 11, 20)))
        cases = events.write(path, ROWS, ground)
        pairs = [(run("ours", path), run("duckdb", path)) for _ in range(3)]
        mine, theirs = (median(pair[n].seconds for pair in pairs) for n in range(2))
        equal = len({each.digest for pair in pairs for each in pair}) == 1
        memory, ratio = max(pair[0].memory for pair in pairs), theirs / mine
        print(f"统计:{ROWS} 个事件,{cases} 件,{path.stat().st_size / 1e6:.0f} MB(gz),各用 {WORKERS} 个进程或线程,3 次的中位")
        print(f"本系统 {mine:.2f} 秒,DuckDB {theirs:.2f} 秒,数字{'相同' if equal else '不同'}")
        print(f"倍数(DuckDB ÷ 本系统): {ratio:.2f}(下限 {LEAST_RATIO});单个进程内存峰值 {memory:.0f} MB(上限 {MOST_MEMORY})")
        good = equal and ratio >= LEAST_RATIO and memory <= MOST_MEMORY
        return int(not (good and (not large or _large(Path(folder, "large.csv.gz"), mine, ground))))


def _large(path: Path, small: float, ground: Basis) -> bool:
    events.write(path, LARGE, ground)
    runs = [run("ours", path) for _ in range(3)]
    growth, memory = median(each.seconds for each in runs) / (small * LARGE / ROWS), max(each.memory for each in runs)
    print(f"{LARGE} 个事件: 用时是按比例的 {growth:.2f} 倍(上限 {LINEAR}),单个进程内存峰值 {memory:.0f} MB(上限 {MOST_MEMORY})")
    return growth <= LINEAR and memory <= MOST_MEMORY


if __name__ == "__main__":
    if len(sys.argv) == 3:
        child(sys.argv[1], Path(sys.argv[2]))
    else:
        sys.exit(main("--large" in sys.argv))
