"""The pandas engine: the partition function in several processes of this machine.

Blocks are read and unpacked here and handed out; only a few are under way at any time, so memory
does not grow with rows. Where processes fork, blocks lie in memory that all of them see.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from mmap import mmap
from typing import NamedTuple

from generator.statistics.basis import Basis
from generator.statistics.blocks import SIZE, Block
from generator.statistics.fields import PAD
from generator.statistics.partition import Part, partition

_ROOM = SIZE * 3 // 2


class _Worker(NamedTuple):
    basis: Basis
    desks: list[mmap]


_here: list[_Worker] = []  # of this worker: given once, not with every block


def parts(blocks: Iterable[Block], basis: Basis, jobs: int, across: bool = True) -> Iterator[Part]:
    """What each block comes to, in the order of blocks."""
    if jobs < 2:
        yield from (partition(block, basis, across) for block in blocks)
        return
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    desks = [mmap(-1, _ROOM) for _ in range(2 * jobs)] if method == "fork" else []
    free, waiting = list(range(len(desks))), deque[tuple[Future[Part], int]]()

    def done() -> Part:
        future, desk = waiting.popleft()
        part = future.result()
        free.extend([desk] if desk >= 0 else [])
        return part

    with ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _begin, (basis, desks)) as pool:
        try:
            for block in blocks:
                if len(waiting) >= 2 * jobs:
                    yield done()
                desk = free.pop() if free and block.size + len(PAD) <= _ROOM else -1
                if desk >= 0:
                    desks[desk][:block.size] = block.data[:block.size]
                sent = block._replace(data=b"" if desk >= 0 else bytes(block.data[:block.size]))
                waiting.append((pool.submit(_work, sent, desk, across), desk))
            while waiting:
                yield done()
        finally:
            for future, _ in waiting:
                future.cancel()


def _begin(basis: Basis, desks: list[mmap]) -> None:
    _here[:] = [_Worker(basis, desks)]


def _work(block: Block, desk: int, across: bool) -> Part:
    worker = _here[0]
    return partition(block if desk < 0 else block._replace(data=memoryview(worker.desks[desk])), worker.basis, across)
