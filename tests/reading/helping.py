"""Reading one text as if it lay in the portal: the kind of file follows from the sample's name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from generator.reading.document import Document, read
from generator.reading.layout import slot
from generator.reading.source import Folder
from generator.reading.validator import Schemas

REPO = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
GUIDE = "guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml"
HEAD = ("# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json\n"
        "事项: jianzhu-gongcheng-shigong-xuke\n版本: 1\n")
_PATHS = {"claims": "catalog/150402-hongshan/claims.yml", "windows": "guides/150402-hongshan/windows.yml"}
_MARK = re.compile(r" *# expect$", re.M)


@cache
def schemas() -> Schemas:
    """The repository's schemas."""
    return Schemas(Folder(REPO))


def document(data: bytes | str, path: str = GUIDE) -> Document:
    """What reading makes of these bytes at this path."""
    found = slot(path)
    assert found is not None
    return read(path, found, data.encode() if isinstance(data, str) else data, schemas())


def sample(file: Path) -> tuple[Document, set[int]]:
    """A sample file read without its marks, and the lines that bear one."""
    text = file.read_bytes().decode()
    lines = {number for number, line in enumerate(text.split("\n"), 1) if _MARK.search(line)}
    return document(_MARK.sub("", text), _PATHS.get(file.stem.partition("-")[0], GUIDE)), lines


def said(found: Document) -> list[tuple[str, int, int]]:
    """Rule, line and column of each problem."""
    return [(problem.rule, problem.fact.where.line, problem.fact.where.column) for problem in found.problems]
