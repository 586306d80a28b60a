"""Replace data files: all of a plan or none of it, no file ever half written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from generator.errors import PortalError
from generator.reading.document import read
from generator.reading.layout import slot
from generator.reading.validator import Schemas


def write(root: Path, files: Mapping[str, bytes], schemas: Schemas) -> None:
    """Write files that conform to their schemas; the first that does not stops all of them."""
    for path, data in files.items():
        place = slot(path)
        document = read(path, place, data, schemas) if place else None
        if document is None or document.tree is None:
            why = document.problems[0].fact.message if document else "不是数据文件。"
            raise PortalError(f"{path} 改了以后会不合格式，所以一个文件都没有改。{why}")
    fresh = []
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        fresh.append((_beside(root / path, data), root / path))
    for new, target in fresh:
        os.replace(new, target)


def book_at(path: Path) -> Path:
    """A path a workbook may be written to, by its ending. Raises PortalError."""
    if path.suffix.lower() != ".xlsx":
        raise PortalError(f"{path} 不以 .xlsx 结尾。工作簿只导出这一种，Excel 和 WPS 都能打开。")
    return path


def create(files: Mapping[Path, bytes]) -> None:
    """New files, their folders made if missing; one that exists stops all of them."""
    for path in files:
        if path.exists():
            raise PortalError(f"{path} 已经有了，不覆盖。换一个名字，或者先把它移走。")
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, data)
    except OSError:
        raise PortalError(f"{path} 写不进去。看文件夹能不能写。") from None


def replace(path: Path, data: bytes) -> None:
    """Replace one file in one step. Raises PortalError where it cannot be written."""
    try:
        os.replace(_beside(path, data), path)
    except OSError:
        raise PortalError(f"{path} 写不进去。看文件夹在不在，文件是不是正被 Excel 打开着。") from None


def _beside(path: Path, data: bytes) -> Path:
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    if path.exists():
        new.chmod(path.stat().st_mode & 0o777)
    return new
