"""Where files come from: a folder, or a git revision read without touching the work tree."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from generator.errors import PortalError

TOPS = ("catalog", "guides", "statistics")


class Source(Protocol):
    """Names and bytes of a portal's data files; paths are relative, with forward slashes."""

    def paths(self) -> list[str]:
        """All data files, sorted."""

    def read(self, path: str) -> bytes:
        """The bytes of one file; OSError when it cannot be read."""

    def links(self) -> list[str]:
        """Symbolic links among the data, which are never followed."""


class Folder:
    """A portal in a folder of this machine."""

    def __init__(self, root: Path) -> None:
        if not (root / "catalog").is_dir():
            raise PortalError(f"{root} 里没有 catalog 文件夹,不是本系统的数据。请在仓库里运行,或者用 --root 指明仓库的位置。")
        self.root = root
        self._paths: list[str] = []
        self._links: list[str] = []
        for top in TOPS:
            self._walk(root / top, top)
        self._paths.sort()

    def _walk(self, folder: Path, name: str) -> None:
        if not folder.is_dir():
            return
        for entry in os.scandir(folder):
            path = f"{name}/{entry.name}"
            if entry.is_symlink():
                self._links.append(path)
            elif entry.is_dir():
                self._walk(Path(entry.path), path)
            else:
                self._paths.append(path)

    def paths(self) -> list[str]:
        """All data files, sorted."""
        return self._paths

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        with open(self.root / path, "rb") as file:
            return file.read()

    def links(self) -> list[str]:
        """Symbolic links among the data."""
        return sorted(self._links)


class Revision:
    """A portal as it stood in a git revision, through one `git cat-file --batch`."""

    def __init__(self, root: Path, revision: str) -> None:
        self.root, self.revision = root, revision
        listing = _git(root, "ls-tree", "-r", "-z", revision, "--", *TOPS)
        if listing is None:
            raise PortalError(f"git 里没有 {revision} 这个版本。")
        self._blobs: dict[str, str] = {}
        self._links: list[str] = []
        for line in listing.decode().split("\0"):
            if line:
                meta, path = line.split("\t", 1)
                mode, _, blob = meta.split()
                if mode == "120000":
                    self._links.append(path)
                else:
                    self._blobs[path] = blob

    def paths(self) -> list[str]:
        """All data files, sorted."""
        return sorted(self._blobs)

    def read(self, path: str) -> bytes:
        """The bytes of one file as committed."""
        data = _git(self.root, "cat-file", "blob", self._blobs[path])
        if data is None:
            raise OSError(path)
        return data

    def links(self) -> list[str]:
        """Symbolic links among the data."""
        return self._links


def earlier(root: Path, path: str, most: int = 50) -> Iterator[tuple[str, bytes]]:
    """Committed versions of a file, newest first: (ISO date, bytes). Nothing where there is no git."""
    log = _git(root, "log", f"-{most}", "--format=%H %cs", "--", path)
    for line in (log or b"").decode().splitlines():
        revision, date = line.split()
        data = _git(root, "show", f"{revision}:./{path}")
        if data is not None:
            yield date, data


def _git(root: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False,
                              env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"})
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
