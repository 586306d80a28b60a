"""The dask engine: the same partition function on the workers of a cluster.

Blocks travel with their task, so that workers need no shared disk and a block whose worker dies is
done again by another. Needs the extra [cluster].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from distributed import Client, as_completed

from generator.errors import PortalError
from generator.statistics.basis import Basis
from generator.statistics.blocks import Block
from generator.statistics.partition import Part, partition

SIZE = 2 << 20  # of a block: what dask still sends without complaint
PATIENCE = "10s"  # until the scheduler answers


def parts(blocks: Iterable[Block], basis: Basis, scheduler: str, across: bool = True) -> Iterator[Part]:
    """What each block comes to, as it is done. Workers that die are replaced by those that are left."""
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise PortalError(f"连不上调度器 {scheduler}：{error}。先运行 dask scheduler 和 dask worker，再写它的地址。") from None
    with client:
        ground = client.scatter(basis, broadcast=True, hash=False)
        done = as_completed(loop=client.loop)
        waiting, most = 0, 4 * max(1, sum(client.ncores().values()))
        for block in blocks:
            sent = block._replace(data=bytes(block.data[:block.size]))
            done.add(client.submit(partition, sent, ground, across, pure=False, retries=3))
            waiting += 1
            if waiting >= most:
                yield next(done).result()
                waiting -= 1
        for future in done:
            yield future.result()
