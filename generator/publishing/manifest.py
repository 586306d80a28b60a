"""What a sealed tree holds: each file's SHA-256 and size, and the build's own facts.
The manifest is published with the site (anyone can check a page with sha256sum) and is
the same bytes for the same content: sorted, without a time stamp. It is also the token
of trust: it exists only while the tree beside it is whole."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

MANIFEST = "manifest.json"
_FORMAT = 1


class Entry(NamedTuple):
    """One file of a tree: path with `/`, SHA-256 in hex, bytes, and whether it was written."""

    rel: str
    digest: str
    size: int
    changed: bool


class Manifest(NamedTuple):
    """What a published tree holds."""

    files: dict[str, tuple[str, int]]
    """path -> (SHA-256 in hex, bytes)"""
    meta: dict[str, Any]
    sealed_at: int
    """When the manifest was written (ns, file system's clock); never inside the file."""


def changed_at(status: os.stat_result) -> int:
    """The later of content and inode change: `cp -p` can set back only the first."""
    return max(status.st_mtime_ns, status.st_ctime_ns)


def to_bytes(entries: Iterable[Entry], meta: Mapping[str, Any]) -> bytes:
    """One line a file, so that two manifests can be compared with diff."""
    lines = [
        f'{json.dumps(e.rel, ensure_ascii=False)}: ["{e.digest}", {e.size}]' for e in sorted(entries)
    ]
    head = json.dumps(dict(meta), ensure_ascii=False, sort_keys=True)
    body = ",\n".join(lines)
    return f'{{"format": {_FORMAT},\n"meta": {head},\n"files": {{\n{body}\n}}}}\n'.encode()


def read_manifest(folder: Path) -> Manifest | None:
    """None when there is none or it is not one of ours: then nothing is trusted."""
    path = folder / MANIFEST
    try:
        sealed_at = changed_at(os.lstat(path))
        found = json.loads(path.read_bytes())
        if found["format"] != _FORMAT:
            return None
        files = {rel: (str(digest), int(size)) for rel, (digest, size) in found["files"].items()}
        return Manifest(files, dict(found["meta"]), sealed_at)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
