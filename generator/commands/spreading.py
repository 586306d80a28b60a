"""Work spread over forked workers, which share all data read so far; only numbers of tasks go in and results come back."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

_Made = TypeVar("_Made")
_TASKS: Sequence[Callable[[], Any]] = ()


def spread(tasks: Sequence[Callable[[], _Made]], jobs: int) -> Iterable[_Made]:
    """Results of the tasks in any order, begun in the order given. Where there is no fork, one process does it all."""
    global _TASKS
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (task() for task in tasks)
        return
    _TASKS = tasks
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            yield from pool.imap_unordered(_one, range(len(tasks)))
    finally:
        _TASKS = ()
        gc.unfreeze()


def _one(number: int) -> Any:
    return _TASKS[number]()
