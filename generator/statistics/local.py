"""The pandas engine: the partition function in several processes of this machine.

Blocks are read and unpacked here and handed out; only a few are under way at any time, so memory
does not grow with rows.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from generator.statistics.basis import Basis
from generator.statistics.blocks import Block
from generator.statistics.partition import Part, partition

_here: list[Basis] = []  # of a worker: sent once, not with every block


def parts(blocks: Iterable[Block], basis: Basis, jobs: int, across: bool = True) -> Iterator[Part]:
    """What each block comes to."""
    if jobs < 2:
        yield from (partition(block, basis, across) for block in blocks)
        return
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _begin, (basis,)) as pool:
        waiting: deque[Future[Part]] = deque()
        try:
            for block in blocks:
                waiting.append(pool.submit(_work, block, across))
                if len(waiting) > 2 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for each in waiting:
                each.cancel()


def _begin(basis: Basis) -> None:
    _here[:] = [basis]


def _work(block: Block, across: bool) -> Part:
    return partition(block, _here[0], across)
