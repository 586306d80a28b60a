"""Case-level rows on disk, dealt into buckets by a key, so that memory does not grow with their number.

In a temporary folder of the machine that counts, removed when done, also after an error.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import numpy as np

from generator.statistics.fields import Array

BUCKETS = 64


class Spill:
    """Rows of one kind; rows of one key end in one bucket."""

    def __init__(self, kind: np.dtype[np.void], key: str) -> None:
        self._kind, self._key = kind, key
        self._folder = tempfile.TemporaryDirectory(prefix="portal-")
        self._files = [open(Path(self._folder.name, str(n)), "w+b") for n in range(BUCKETS)]  # noqa: SIM115 - closed on exit

    def __enter__(self) -> Spill:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for file in self._files:
            file.close()
        self._folder.cleanup()

    def add(self, rows: Array) -> None:
        """Put rows away."""
        bucket = (rows[self._key] >> np.uint64(40)) % np.uint64(BUCKETS)
        order = np.argsort(bucket, kind="stable")
        rows, bucket = rows[order], bucket[order]
        for part in np.split(rows, np.flatnonzero(np.diff(bucket)) + 1):
            if len(part):
                self._files[int((part[self._key][0] >> np.uint64(40)) % np.uint64(BUCKETS))].write(part.tobytes())

    def buckets(self) -> Iterator[Array]:
        """The rows again, bucket by bucket, in an order that does not depend on how they came."""
        for file in self._files:
            file.seek(0)
            rows = np.frombuffer(file.read(), dtype=self._kind)
            if len(rows):
                yield np.sort(rows, order=list(self._kind.names or ()))
