"""Where files come from: a folder, or a git revision read without touching the work tree."""

from __future__ import annotations

import copy
import hashlib
import os
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Protocol, Self

from generator.errors import PortalError

TOPS = ("catalog", "guides", "statistics")
_SURROGATE = re.compile("[\ud800-\udfff]")  # bytes of a file name that are no UTF-8
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY")


class Source(Protocol):
    """Names and bytes of a portal's data files; paths are relative, with forward slashes."""

    def paths(self) -> list[str]:
        """All data files, sorted."""

    def read(self, path: str) -> bytes:
        """The bytes of one file; OSError when it cannot be read."""

    def links(self) -> list[str]:
        """Links, pipes and unreadable names among the data, which are never followed."""

    def blob(self, path: str) -> str:
        """Git's name for the bytes of a file, empty when there is none: equal names, equal bytes."""

    def only(self, paths: Collection[str]) -> Self:
        """The same source with nothing in it but these files."""


class Folder:
    """A portal in a folder of this machine."""

    def __init__(self, root: Path) -> None:
        if not (root / "catalog").is_dir():
            raise PortalError(f"{root} 里没有 catalog 文件夹,不是本系统的数据。请在仓库里运行，或者用 --root 指明仓库的位置。")
        self.root = root
        self._paths: list[str] = []
        self._links: list[str] = []
        for top in TOPS:
            if (root / top).is_symlink():
                self._links.append(top)
            else:
                self._walk(root / top, top)
        self._paths.sort()

    def _walk(self, folder: Path, name: str) -> None:
        if not folder.is_dir():
            return
        for entry in os.scandir(folder):
            path = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                self._walk(Path(entry.path), path)
            elif entry.is_file(follow_symlinks=False) and not _SURROGATE.search(path):
                self._paths.append(path)
            else:
                self._links.append(_SURROGATE.sub("\ufffd", path))

    def paths(self) -> list[str]:
        """All data files, sorted."""
        return self._paths

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        with open(f"{self.root}/{path}", "rb", buffering=0) as file:
            return file.read()

    def links(self) -> list[str]:
        """Links, pipes and unreadable names among the data."""
        return sorted(self._links)

    def blob(self, path: str) -> str:
        """Git's name for the bytes of a file as it lies there."""
        try:
            data = self.read(path)
        except OSError:
            return ""
        return hashlib.sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()

    def only(self, paths: Collection[str]) -> Self:
        """The same folder with nothing in it but these files."""
        part = copy.copy(self)
        part._paths, part._links = [path for path in self._paths if path in paths], []
        return part


class Revision:
    """A portal as it stood in a git revision, read through one `git cat-file --batch`."""

    def __init__(self, root: Path, revision: str) -> None:
        self.root, self.revision = root, revision
        listing = None if revision.startswith("-") else _git(root, "ls-tree", "-r", "-z", revision, "--", *TOPS)
        if listing is None:
            raise PortalError(f"git 里没有 {revision} 这个版本。")
        self._blobs: dict[str, str] = {}
        self._links: list[str] = []
        self._bytes: dict[str, bytes] = {}
        for line in listing.decode(errors="replace").split("\0"):
            if line:
                meta, path = line.split("\t", 1)
                mode, _, blob = meta.split()
                if mode.startswith("100") and "\ufffd" not in path:
                    self._blobs[path] = blob
                else:
                    self._links.append(path)

    def paths(self) -> list[str]:
        """All data files, sorted."""
        return sorted(self._blobs)

    def read(self, path: str) -> bytes:
        """The bytes of one file as committed."""
        if not self._bytes:
            self._bytes = _blobs(self.root, set(self._blobs.values()))
        try:
            return self._bytes[self._blobs[path]]
        except KeyError:
            raise OSError(path) from None

    def links(self) -> list[str]:
        """Links and submodules among the data."""
        return sorted(self._links)

    def blob(self, path: str) -> str:
        """Git's name for the bytes of a file as committed."""
        return self._blobs.get(path, "")

    def only(self, paths: Collection[str]) -> Self:
        """The same revision with nothing in it but these files; no other blob is read."""
        part = copy.copy(self)
        part._blobs, part._links, part._bytes = {path: blob for path, blob in self._blobs.items() if path in paths}, [], {}
        return part


class Laid:
    """A source with some files laid over it that are not written yet."""

    def __init__(self, below: Source, files: Mapping[str, bytes]) -> None:
        self._below, self._files = below, files

    def paths(self) -> list[str]:
        """All data files, sorted."""
        return sorted({*self._below.paths(), *self._files})

    def read(self, path: str) -> bytes:
        """The bytes of one file, the laid ones first."""
        return self._files[path] if path in self._files else self._below.read(path)

    def links(self) -> list[str]:
        """Links and unreadable names below."""
        return self._below.links()

    def blob(self, path: str) -> str:
        """Git's name for the bytes of a file; a laid one has none."""
        return "" if path in self._files else self._below.blob(path)

    def only(self, paths: Collection[str]) -> Self:
        """The same with nothing in it but these files."""
        part = copy.copy(self)
        part._below, part._files = self._below.only(paths), {path: data for path, data in self._files.items() if path in paths}
        return part


def touched(root: Path, base: str, head: str) -> list[str]:
    """All files of the repository that differ between two revisions, or between one and the work tree (head empty)."""
    ends = [base, head] if head else [base]
    found = None if base.startswith("-") or head.startswith("-") else _git(root, "diff", "--relative", "--name-only", "--no-renames", "-z", *ends, "--")
    if found is None:
        raise PortalError(f"git 里没有 {' 或者 '.join(ends)} 这个版本。")
    more = b"" if head else _git(root, "ls-files", "--others", "--exclude-standard", "-z") or b""
    return sorted({path for path in (found + more).decode(errors="replace").split("\0") if path})


def fork(root: Path, base: str, head: str) -> str:
    """The commit at which head left base: what a pull request changes is counted from there."""
    found = None if base.startswith("-") or head.startswith("-") else _git(root, "merge-base", base, head or "HEAD")
    if found is None:
        raise PortalError(f"git 里没有 {base}，或者它与 {head or '现在的版本'} 没有共同的来历。历史要取全(fetch-depth: 0)。")
    return found.decode().strip()


def earlier(root: Path, path: str, most: int = 50) -> Iterator[tuple[str, bytes]]:
    """Committed versions of a file, newest first: (ISO date, bytes). Nothing where there is no git."""
    log = _git(root, "-c", "log.showSignature=false", "log", f"-{most}", "--format=%H %cs", "--", path)
    for line in (log or b"").decode().splitlines():
        revision, _, date = line.partition(" ")
        data = _git(root, "show", f"{revision}:./{path}")
        if data is not None:
            yield date, data


def _blobs(root: Path, names: set[str]) -> dict[str, bytes]:
    """Contents of blobs by name: `<name> blob <size>`, a line end, the bytes, a line end, and so on."""
    answer = _git(root, "cat-file", "--batch", given="\n".join(names).encode()) or b""
    found: dict[str, bytes] = {}
    index = 0
    while index < len(answer):
        end = answer.index(b"\n", index)
        name, *rest = answer[index:end].decode().split()
        size = int(rest[1]) if len(rest) == 2 else -1  # `<name> missing` has no bytes
        if size >= 0:
            found[name] = answer[end + 1:end + 1 + size]
        index = end + 2 + size
    return found


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git answers, None when it refuses or is not there. A caller's GIT_DIR never leads elsewhere."""
    env = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], input=given, capture_output=True, check=False,
                              env={**env, "GIT_OPTIONAL_LOCKS": "0"})
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
