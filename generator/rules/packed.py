"""The bytes of a data file as a reader of it would see them: unpacked when it is gzipped, up to a bound."""

from __future__ import annotations

import zlib

MOST = 64 * 1024 * 1024
_GZIP = 31  # zlib's word for a gzip envelope


def unpacked(path: str, data: bytes) -> bytes:
    """The bytes of a file; what is damaged or beyond the bound is left out."""
    if not path.endswith(".gz"):
        return data
    try:
        return zlib.decompressobj(_GZIP).decompress(data, MOST)
    except zlib.error:
        return b""
