"""Read every file of a source; where one cannot be read, its last good committed version stands in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from generator.collection.known import Known
from generator.findings import Fact, Where
from generator.reading.document import Document, read
from generator.reading.layout import misplaced, slot
from generator.reading.source import Folder, Source, earlier
from generator.reading.text import Problem
from generator.reading.validator import Schemas

# A file with problems is read anew each time, for another version may stand in for it.
_KNOWN = Known[Document](lambda document: not document.problems)


def load(source: Source, schemas: Schemas) -> tuple[dict[str, Document], list[Problem]]:
    """Documents by path, and what is wrong with files that are no documents."""
    documents: dict[str, Document] = {}
    strays: list[Problem] = []
    for path in source.paths():
        place = slot(path)
        if place is None:
            if misplaced(path):
                strays.append(_stray(path))
            continue
        try:
            data = source.read(path)
            document = _KNOWN.read(path, (schemas.digest, data), partial(read, path, place, data, schemas))
        except OSError:
            document = Document(path, place, None, [_unreadable(path)])
        documents[path] = document
        if document.tree is None and isinstance(source, Folder):
            _stand_in(document, source.root, schemas)
    strays += [_link(path) for path in source.links()]
    return documents, strays


def _stand_in(document: Document, root: Path, schemas: Schemas) -> None:
    for date, data in earlier(root, document.path):
        good = read(document.path, document.slot, data, schemas)
        if good.tree is not None:
            document.tree, document.stale = good.tree, date
            return


def _stray(path: str) -> Problem:
    return Problem("misplaced-file", Fact(
        Where(path, 1, 1), "这个位置、这个名字的文件不是数据文件，没有读它。",
        "看 catalog/README.md 和 guides/README.md 里各类文件放在哪里；文件名用小写拼音，以 .yml 结尾(后面没有 .txt)。"))


def _link(path: str) -> Problem:
    return Problem("symbolic-link", Fact(Where(path, 1, 1), "这是一个链接或者快捷方式，不是文件，没有读它。", "删掉它，换成真正的文件。"))


def _unreadable(path: str) -> Problem:
    return Problem("symbolic-link", Fact(Where(path, 1, 1), "文件打不开，没有读它。", "检查文件的权限，或者换成一个能打开的文件。"))
