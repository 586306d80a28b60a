"""Time and memory of a command with all its children, by the kernel's own accounts."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """Seconds of one run: by the clock, and of processor time of the process and its children."""

    wall: float
    cpu: float


def timed(command: Sequence[str], env: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end; it must run (1 is the portal's word for findings)."""
    begun, before = time.perf_counter(), os.times()
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **(env or {})})
    after = os.times()
    _ran(command, done.returncode)
    return Run(time.perf_counter() - begun,
               after.children_user + after.children_system - before.children_user - before.children_system)


def peak_memory(command: Sequence[str]) -> float:
    """Greatest sum of PSS (MB) over the process and its descendants while it runs."""
    peak = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, sum(_pss(pid) for pid in _family(process.pid)))
            time.sleep(0.02)
    _ran(command, process.returncode)
    return peak / 1024


def _ran(command: Sequence[str], code: int) -> None:
    if code not in (0, 1):
        raise subprocess.CalledProcessError(code, command)


def family_peak(process: subprocess.Popen[str]) -> float:
    """Greatest PSS (MB) of any one process of a running family, until it ends."""
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, *(_pss(pid) for pid in _family(process.pid)))
        time.sleep(0.05)
    return peak / 1024


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def _pss(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return float(line.split()[1])
    except OSError:
        pass
    return 0.0
