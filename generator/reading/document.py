"""One data file, read: its tree when it is sound, its problems when it is not."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.findings import Fact, Where
from generator.model.tree import Table
from generator.reading.article import KIND, joined, part
from generator.reading.layout import Slot, schema_line
from generator.reading.text import Problem, decode
from generator.reading.validator import Schemas
from generator.reading.yamltree import build


@dataclass(slots=True)
class Document:
    """A file of the portal. `tree` is None when it could not be read or does not conform;
    `stale` is the date of the last good version when that one stands in for it."""

    path: str
    slot: Slot
    tree: Table | None
    problems: list[Problem] = field(default_factory=list)
    stale: str = ""


def read(path: str, slot: Slot, data: bytes, schemas: Schemas) -> Document:
    """Decode, build and validate one file. Never raises for what the file holds."""
    text, problems = decode(path, data)
    if problems:
        return Document(path, slot, None, problems)
    article = part(path, text) if slot.kind == KIND else None
    if article is not None and article.problem is not None:
        return Document(path, slot, None, [article.problem])
    tree, problems = build(path, article.head if article else text, schemas.keys)
    if tree is None:
        return Document(path, slot, None, problems)
    tree = joined(tree, article.body) if article else tree
    problems = schemas.check(slot.schema, path, tree)
    document = Document(path, slot, None if problems else tree, problems)
    wanted = schema_line(path, slot.schema)
    first = text.partition("\n")[0].rstrip()
    if first != wanted and article is None:
        document.problems.append(Problem("schema-line-missing", Fact(
            Where(path, 1, 1), "第一行不是编辑器用的格式说明，写的时候没有提示。", f"第一行改成：{wanted}")))
    return document
