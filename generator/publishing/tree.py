"""The staging tree: a build writes into it what differs, seals it, and publishes it in
one exchange. It never opens a file of the published tree for writing. It holds no page
in memory and decides nothing about content.

What is trusted: `Tree.open` takes the older tree's manifest into memory and deletes it
before the first write; `seal` writes the new one last. A tree with a manifest is
therefore whole, and a file in it is what the manifest says if it has the size noted and
was not touched after the manifest was written. Any other file is read and compared. A
build killed anywhere leaves a tree without manifest: the next build trusts nothing in
it. This covers the death of a process, not of the machine: after a power cut delete
the output and its hidden neighbours and build again.
"""

import hashlib
import os
import shutil
import stat
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from generator.errors import PortalError
from generator.publishing import exchange, lock
from generator.publishing.guard import MARKER, beside, check_output, mark, unwritable
from generator.publishing.manifest import MANIFEST, Entry, Manifest, changed_at, read_manifest, to_bytes

# No O_TRUNC: ext4 flushes a file that was cut to nothing on close, seven times slower.
_WRITE = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Summary(NamedTuple):
    """A sealed tree against the published one; paths sorted."""

    files: int
    written: int
    """Files written into staging, which is older than what readers see."""
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


class Tree:
    """Open with `Tree.open`, use as a context manager. Forked workers may call `write`
    with disjoint paths; everything else belongs to the process that opened it."""

    def __init__(self, output: Path, staging: Path, known: Manifest | None, held: int) -> None:
        self.output = output
        self.staging = staging
        self._root = str(staging)
        self._known = known or Manifest({}, {}, 0)
        self._held = held
        self._made = {""}
        self._sealed = False

    @classmethod
    def open(cls, output: Path, repository: Path) -> Self:
        """Guard, lock, recovery from a killed build, and the older tree as staging."""
        output = check_output(output, repository)
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(error, output.parent) from error
        held = lock.take(output)
        try:
            exchange.recover(output)
            staging = beside(output, "next")
            staging.mkdir(exist_ok=True)
            mark(staging)
            known = read_manifest(staging)
            (staging / MANIFEST).unlink(missing_ok=True)
        except OSError as error:
            os.close(held)
            raise unwritable(error, output.parent) from error
        return cls(output, staging, known, held)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        os.close(self._held)

    def write(self, rel: str, data: bytes) -> Entry:
        """Make `rel` (with `/`, inside the tree) hold `data`; touch it only if it differs."""
        folder, _, name = rel.rpartition("/")
        if rel in (MANIFEST, MARKER) or rel.startswith("/") or _unfit(name):
            raise ValueError(f"not a path for a published file: {rel!r}")
        digest = hashlib.sha256(data).hexdigest()
        path = f"{self._root}/{rel}"
        try:
            self._ensure(folder)
            try:
                status = os.lstat(path)
            except FileNotFoundError:
                status = None
            if status and self._holds(rel, path, status, digest, data):
                return Entry(rel, digest, len(data), False)
            _put(path, data, status)
        except OSError as error:
            raise unwritable(error, path) from error
        return Entry(rel, digest, len(data), True)

    def seal(self, entries: Iterable[Entry], meta: Mapping[str, Any]) -> Summary:
        """Delete what no entry names, check that each entry is there, write the manifest.

        `meta` is JSON and must not depend on the clock or the machine.
        """
        entries = list(entries)
        wanted = {entry.rel: entry for entry in entries}
        if len(wanted) != len(entries):
            twice = sorted(rel for rel, n in Counter(e.rel for e in entries).items() if n > 1)
            raise ValueError(f"written twice: {twice}")
        whole: set[str] = set()
        partial = beside(self.output, "manifest")
        try:
            self._sweep("", wanted, whole)
            if lost := sorted(wanted.keys() - whole):
                raise PortalError(
                    f"构建结果不完整，{len(lost)} 个文件缺失或大小不符（如 {lost[0]}）；"
                    "已发布的网站没有改动，请重新构建。"
                )
            partial.write_bytes(to_bytes(entries, meta))
            os.replace(partial, self.staging / MANIFEST)
        except OSError as error:
            raise unwritable(error, self.staging) from error
        self._sealed = True
        return self._summary(wanted)

    def publish(self) -> None:
        """Exchange staging and output in one step; the older tree stays as next staging."""
        if not self._sealed:
            raise RuntimeError("publish before seal")
        try:
            exchange.exchange(self.output, self.staging)
        except OSError as error:
            raise unwritable(error, self.output) from error
        self._sealed = False

    def _holds(self, rel: str, path: str, status: os.stat_result, digest: str, data: bytes) -> bool:
        if status.st_size != len(data) or not stat.S_ISREG(status.st_mode):
            return False
        known = self._known.files.get(rel)
        if known and known[1] == status.st_size and changed_at(status) <= self._known.sealed_at:
            return known[0] == digest
        with open(path, "rb", buffering=0) as file:
            return file.read() == data

    def _ensure(self, folder: str) -> None:
        """The folder, made or met once per process; a link or file in its place goes."""
        if folder in self._made:
            return
        parent, _, name = folder.rpartition("/")
        if _unfit(name):
            raise ValueError(f"not a folder of a published tree: {folder!r}")
        self._ensure(parent)
        path = f"{self._root}/{folder}"
        for _attempt in range(2):
            try:
                os.mkdir(path)
                break
            except FileExistsError:
                if stat.S_ISDIR(os.lstat(path).st_mode):
                    break
                with suppress(OSError):  # another worker may have put the folder there
                    os.unlink(path)
        self._made.add(folder)

    def _sweep(self, folder: str, wanted: Mapping[str, Entry], whole: set[str]) -> bool:
        """Whether the folder still holds anything after what is stale has gone."""
        kept = False
        with os.scandir(f"{self._root}/{folder}") as found:
            for item in found:
                rel = f"{folder}/{item.name}" if folder else item.name
                if item.is_dir(follow_symlinks=False):
                    if self._sweep(rel, wanted, whole):
                        kept = True
                    else:
                        os.rmdir(item.path)
                elif rel in wanted:
                    kept = True
                    status = item.stat(follow_symlinks=False)
                    if stat.S_ISREG(status.st_mode) and status.st_size == wanted[rel].size:
                        whole.add(rel)
                elif rel != MARKER:
                    os.unlink(item.path)
        return kept

    def _summary(self, wanted: Mapping[str, Entry]) -> Summary:
        published = read_manifest(self.output)
        before = published.files if published else {}
        return Summary(
            files=len(wanted),
            written=sum(entry.changed for entry in wanted.values()),
            added=tuple(sorted(wanted.keys() - before.keys())),
            changed=tuple(sorted(r for r, e in wanted.items() if r in before and before[r][0] != e.digest)),
            removed=tuple(sorted(before.keys() - wanted.keys())),
        )


def _unfit(name: str) -> bool:
    return name in ("", ".", "..") or "\\" in name or "\0" in name


def _put(path: str, data: bytes, status: os.stat_result | None) -> None:
    """Write in place: creating a file costs ext4 many times as much as rewriting one."""
    if status and stat.S_ISDIR(status.st_mode):
        shutil.rmtree(path)
    elif status and (not stat.S_ISREG(status.st_mode) or status.st_nlink > 1):
        os.unlink(path)  # a link must not carry our bytes to where it points
    file = os.open(path, _WRITE, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        if status and status.st_size > len(data):
            os.ftruncate(file, len(data))
    finally:
        os.close(file)
