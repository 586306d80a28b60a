"""A finished tree carried to where a server reads it, and the one before it brought back.
Both end in the same single exchange as a build, on the same two alternating trees; both
refuse a tree whose manifest is missing or does not hold."""

import hashlib
import os
from pathlib import Path
from typing import Any, NamedTuple

from generator.errors import PortalError
from generator.publishing import exchange, lock
from generator.publishing.guard import beside, check_output, is_ours, unwritable
from generator.publishing.manifest import Manifest, read_manifest
from generator.publishing.tree import Summary, Tree


class Carried(NamedTuple):
    """What readers see after `carry` or `bring_back`: the build's own facts, and what became of files."""

    meta: dict[str, Any]
    files: int
    summary: Summary | None


def carry(source: Path, output: Path, repository: Path) -> Carried:
    """Publish the built tree in `source` at `output`; only what differs is written."""
    manifest = read_manifest(source) if is_ours(source) else None
    if manifest is None:
        raise PortalError(f"{source} 里没有生成好的网站。先运行 portal build，或者用 --from 指出网站在哪个文件夹。")
    if os.path.realpath(source) == os.path.realpath(output):
        raise PortalError(f"{output} 就是生成网站的文件夹，不用再发布。要发布到网站服务器读的文件夹，如 /var/www/portal/site 。")
    there = read_manifest(output)
    if there is not None and (there.files, there.meta) == (manifest.files, manifest.meta):
        # Exchanged once more, the tree before would be the same one, and nothing left to bring back.
        return Carried(manifest.meta, len(manifest.files), Summary(len(manifest.files), 0, (), (), ()))
    with Tree.open(output, repository) as tree:
        entries = [tree.write(rel, _read(source, rel, digest)) for rel, (digest, _) in manifest.files.items()]
        summary = tree.seal(entries, manifest.meta)
        tree.publish()
    return Carried(manifest.meta, len(entries), summary)


def bring_back(output: Path, repository: Path) -> Carried:
    """Exchange the published tree and the one before it. Done twice, everything is as it was."""
    output = check_output(output, repository)
    if not output.exists():
        raise PortalError(f"{output} 里还没有发布过网站，没有可以退回的。")
    held = lock.take(output)
    try:
        exchange.recover(output)
        staging = beside(output, "next")
        manifest = read_manifest(staging) if is_ours(staging) else None
        if manifest is None or not _whole(staging, manifest):
            raise PortalError(f"{output} 没有完整的上一版可以退回：只发布过一次，或者上一次发布中途停了。现在的网站没有改动。")
        exchange.exchange(output, staging)
    except OSError as error:
        raise unwritable(error, output) from error
    finally:
        os.close(held)
    return Carried(manifest.meta, len(manifest.files), None)


def _read(source: Path, rel: str, digest: str) -> bytes:
    try:
        data = (source / rel).read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != digest:
        raise PortalError(f"{source} 不完整：{rel} 不在，或者生成以后被改过。没有发布，请重新运行 portal build。")
    return data


def _whole(folder: Path, manifest: Manifest) -> bool:
    """Whether each file is there as the manifest says."""
    try:
        return all(hashlib.sha256((folder / rel).read_bytes()).hexdigest() == digest for rel, (digest, _) in manifest.files.items())
    except OSError:
        return False
