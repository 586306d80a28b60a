"""What foreign lists call our elements and terms: the schema's own headings, the vocabulary of synonyms, a mapping file.

It recognises; it never changes what a list says. A heading that several elements could mean is only
understood beside the heading that names the entries it belongs to (份数 beside 材料名称).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model.identity import normal
from generator.model.shape import Shape, Shapes
from generator.model.tree import Table

PATH = "catalog/vocabulary/list-words.yml"
NAME, ITEM, CODE = "名称", "事项", "基本编码"
IMPLEMENTED, BODY, IGNORED = "实施编码", "实施主体", "不读"  # what lists state beside the elements of an item
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")
_MARKS = re.compile(r"[*:;,、。·★☆●/\\_-]")
_UNITS = (("工作日", "个工作日"), ("自然日", "日"), ("日历日", "日"), ("(天)", "日"), ("(日)", "日"), ("单位:天", "日"), ("单位:日", "日"),
          ("(月)", "个月"), ("(小时)", "小时"))


class Target(NamedTuple):
    """What a column states: an element, a field of its entries, one of the words above."""

    element: str
    field: str = ""


def heading(text: str) -> str:
    """A heading without what is no part of its name: brackets, marks, white space."""
    return _MARKS.sub("", _BRACKETS.sub("", normal(text)))


def unit_in(text: str) -> str:
    """The unit that a heading gives for bare numbers, empty when it gives none."""
    said = normal(text)
    return next((unit for word, unit in _UNITS if word in said), "")


class Words:
    """The vocabulary of one comparison; later tables win over earlier ones."""

    def __init__(self, shapes: Shapes, tables: Iterable[Table]) -> None:
        self.shapes = shapes
        self.footers: set[str] = set()
        self.no_steps: set[str] = set()
        self._targets = dict(_own(shapes))
        self._terms: dict[tuple[str, str], str] = {}
        for table in tables:
            for row in table.tables("表头"):
                target = _target(row.text("要素"))
                self._targets |= {heading(word): target for word in (*row.texts("叫法"), *(() if target.field else (target.element,)))}
            self._targets |= {heading(word): Target(IGNORED) for word in table.texts("不读")}
            self.footers |= {normal(word) for word in table.texts("不是事项")}
            self.no_steps |= {normal(word) for word in table.texts("不算环节")}
            for row in table.tables("词语"):
                self._terms |= {(row.text("要素"), normal(word)): row.text("写作") for word in row.texts("叫法")}

    def target(self, *texts: str) -> Target | None:
        """What a column states by the first of several readings of its heading that is known."""
        return next((self._targets[found] for text in texts if (found := heading(text)) in self._targets), None)

    def field(self, text: str, owners: Iterable[str]) -> Target | None:
        """A field of entries that other columns of the sheet name."""
        said = heading(text)
        for owner in owners:
            for field in self.shapes[owner].fields.values():
                if said in (heading(field.column), heading(field.title), heading(field.name)):
                    return Target(owner, field.name)
        return None

    def term(self, element: str, text: str) -> str:
        """Our word for one of theirs; their own where we know none."""
        said = normal(text)
        return self._terms.get((element, said), said)


def _own(shapes: Shapes) -> Iterator[tuple[str, Target]]:
    """The schema's headings, those of entries only where no two elements share them."""
    fields: dict[str, list[Target]] = {}
    for shape in shapes.values():
        for field in shape.fields.values():
            for text in dict.fromkeys((field.column, field.title)):
                fields.setdefault(heading(text), []).append(Target(shape.name, field.name))
    tops = {heading(text): Target(shape.name) for shape in shapes.values() for text in (shape.title, shape.column) if not shape.meta or shape.name == ITEM}
    yield from ((said, targets[0]) for said, targets in fields.items() if len(targets) == 1 and said not in tops and _names(shapes, targets[0], said))
    yield from tops.items()


def _names(shapes: Shapes, target: Target, said: str) -> bool:
    """Whether a heading of entries says by itself whose it is: it holds more than the bare field (材料名称, not 名称)."""
    shape: Shape = shapes[target.element]
    return said != heading(target.field) or (target.field == shape.key and said not in ("名称", "事项", "内容"))


def _target(path: str) -> Target:
    element, _, field = path.partition("/")
    return Target(element, field)
