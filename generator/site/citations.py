"""Which value of which item rests on which article of which law.

Read from the lists and the city's guides as they stand: the table 设定依据, and every text called
依据 that names a law of the law index. Prose that only mentions a law is not a basis.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.collection import Portal
from generator.model.tree import Items, Node, Scalar, Table

BASIS = "设定依据"
_ARTICLE = re.compile(r"(第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)([^第、，；。 )）]*(?:[、，和]?第[零〇一二三四五六七八九十百]+[款项目])*)")
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_LAST = 10**6


class Citation(NamedTuple):
    """One value that names a law, with each article it names and the paragraph (第八条, 第二款).

    `item` is empty for rules that hold for whole categories.
    """

    law: str
    articles: tuple[tuple[str, str], ...]
    item: str
    categories: tuple[str, ...]
    label: str
    name: str
    node: Node
    path: tuple[str, ...]

    @property
    def basis(self) -> bool:
        """Whether the item itself was set up by it."""
        return self.path[0] == BASIS


@lru_cache(maxsize=1)
def citations(portal: Portal) -> dict[str, list[Citation]]:
    """All citations by the law's short name, items in order, general rules last."""
    reader = _Reader(portal)
    found: dict[str, list[Citation]] = defaultdict(list)
    for item in portal.items:
        for file in (portal.region_file(item), portal.city_file(item), portal.guide(item)):
            if file is not None:
                for citation in reader.table(file.tree, item, ()):
                    found[citation.law].append(citation)
    for table in portal.general:
        for citation in reader.table(table, "", table.texts("适用类别")):
            found[citation.law].append(citation)
    return dict(found)


def official(law: Table) -> str:
    """The official title of a law, its short name while that is 待核."""
    title = law.text("全称")
    return law.text("简称") if title == "待核" else title


def ordinal(article: str) -> int:
    """第一百零四条 → 104000, so that 第四十二条之一 comes after 第四十二条; what is no article comes last."""
    found = re.match(r"第([^条]+)条(?:之(.+))?", article)
    return _number(found[1]) * 1000 + (_number(found[2]) if found[2] else 0) if found else _LAST * 1000


def paragraph(detail: str) -> list[int]:
    """第一款第三项 → [1, 3], for sorting."""
    return [_number(part) for part in re.findall(r"第([^款项目]+)[款项目]", detail)]


def _number(text: str) -> int:
    total, digit = 0, 0
    for sign in text:
        if sign in _TENS:
            total, digit = total + (digit or 1) * _TENS[sign], 0
        else:
            digit = _DIGITS.get(sign, 0)
    return total + digit


class _Reader:
    def __init__(self, portal: Portal) -> None:
        longest = sorted(portal.laws, key=len, reverse=True)
        self._laws = portal.laws
        self._name = re.compile("|".join(map(re.escape, longest)) or r"\Z(?!\Z)")

    def table(self, tree: Table, item: str, categories: tuple[str, ...]) -> Iterator[Citation]:
        for element, node in tree.entries.items():
            if element == BASIS:
                for row in tree.tables(BASIS):
                    law, clause = row.text("名称"), row.text("条款")
                    if law in self._laws:
                        yield Citation(law, tuple(_ARTICLE.findall(clause)), item, categories, BASIS, "", row, (BASIS, law))
            elif isinstance(node, Scalar) and element.endswith("依据"):
                label = {"法定时限依据": "法定时限", "有效期依据": "有效期"}.get(element, element)
                yield from self._text(node, item, categories, label, "", (element,))
            elif isinstance(node, Items):
                for row in tree.tables(element):
                    basis = row.get("依据")
                    if isinstance(basis, Scalar):
                        name = row.text("名称")
                        yield from self._text(basis, item, categories, element, name, (element, name, "依据"))

    def _text(self, node: Scalar, item: str, categories: tuple[str, ...], label: str, name: str, path: tuple[str, ...]) -> Iterator[Citation]:
        laws = list(self._name.finditer(node.text))
        for at, law in enumerate(laws):
            end = laws[at + 1].start() if at + 1 < len(laws) else len(node.text)
            yield Citation(law[0], tuple(_ARTICLE.findall(node.text[law.end():end])), item, categories, label, name, node, path)
