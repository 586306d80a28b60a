"""Case-level results into the private folder, never elsewhere and never through a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.errors import PortalError
from generator.ingest.normal import PRIVATE, write


def folder(root: Path, *names: str) -> Path:
    """A folder under private/, made if missing, for this machine's owner only."""
    target = root
    for name in (PRIVATE, *names):
        target = target / name
        if target.is_symlink():
            raise PortalError(f"{target} 是一个链接。办件记录只写进真正的 private 文件夹；删掉链接再运行。")
        target.mkdir(mode=0o700, exist_ok=True)
    return target


def table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """A CSV that a spreadsheet opens with its Chinese whole."""
    write(path, rows, ("\ufeff" + header[0], *header[1:]))
    return path
