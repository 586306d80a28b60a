"""What a list says of an item, put into the guide's shape, so that the one order can weigh it against the baseline.

Entries that mean one of the baseline's carry its identity, as a renamed entry of ours would. Elements
that offices write as running prose (conditions, standards) are not taken apart: they are only read for
clauses without an edge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.collection import Portal
from generator.comparing import by_identity
from generator.exchange.lists import values
from generator.exchange.lists.matching import BY_NAME, Match, Names
from generator.exchange.lists.records import Record, Said
from generator.exchange.lists.words import BODY, CODE, IMPLEMENTED, ITEM, NAME, Words
from generator.findings import Where
from generator.model.identity import FORMER, normal
from generator.model.shape import Shape
from generator.model.tree import UNKNOWN, Items, Node, Scalar, Table
from generator.rules.wording import VAGUE

LAWS, MATERIALS, STEPS, FEES, STAGE = "设定依据", "申请材料", "办理环节", "收费", "阶段"
_KEYED = (LAWS, MATERIALS, STEPS, "特别程序")
_PROSE = ("受理条件", "审查标准")
_NO_FEE = frozenset({"否", "不收费", "无", "不收取", "免费", "不收", "不收取费用", "/", "-", "0"})


class Unread(NamedTuple):
    """A cell that cannot be brought into our shape."""

    said: Said
    element: str
    text: str


class Vague(NamedTuple):
    """A clause without an edge: `words` are what says nothing."""

    where: Where
    text: str
    words: str
    element: str


class Renamed(NamedTuple):
    """An entry under another name than ours."""

    where: Where
    element: str
    theirs: str
    ours: str
    match: Match


@dataclass(slots=True)
class Shaped:
    """Elements by name, as far as the list states them, and what was met on the way."""

    elements: dict[str, Node] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    vague: list[Vague] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)


class Shaper:
    """Puts records into shape; what it needs of the portal is looked up once."""

    def __init__(self, portal: Portal, words: Words) -> None:
        self.portal, self.words, self.shapes = portal, words, portal.shapes
        self.laws = {row.text("全称").removeprefix("中华人民共和国"): short for short, row in portal.laws.items()} | {short: short for short in portal.laws}
        self._readers: dict[str, Callable[[Said, Shape, Shaped], Node | None]] = {"limit": self._limit, "integer": self._number, "texts": self._texts, "text": self._text}

    def shaped(self, record: Record, base: Mapping[str, Node]) -> Shaped:
        """A record beside the baseline it is weighed against."""
        found = Shaped()
        if record.name:
            found.elements[NAME] = Scalar(record.name, record.named)
        for name, said in record.cells.items():
            if name in (NAME, ITEM, CODE, IMPLEMENTED, BODY) or said.text is None:
                continue
            shape = self.shapes[name]
            if name in _PROSE:
                self._vague(found, said, values.parts(said.text), name)
                continue
            node = self._keyed(said, shape, base, found) if shape.kind == "table" else self._readers.get(shape.kind, self._text)(said, shape, found)
            if node is not None:
                found.elements[name] = node
        for name, rows in record.entries.items():
            if name in self.shapes and self.shapes[name].kind == "table":
                found.elements[name] = self._rows(rows, self.shapes[name], base, found)
        self._stage(record, found)
        return found

    def _stage(self, record: Record, found: Shaped) -> None:
        """A stage that stands as a heading over the items."""
        stage = self.words.term(STAGE, record.block.removesuffix("阶段"))
        if STAGE not in found.elements and stage in self.portal.schemas.item["properties"][STAGE]["enum"]:
            found.elements[STAGE] = Scalar(stage, record.named)

    def _limit(self, said: Said, shape: Shape, found: Shaped) -> Node | None:
        plain = normal(said.text or "")
        text = plain if plain in UNKNOWN else values.limit(plain, said.unit)
        if text is None:
            found.unread.append(Unread(said, shape.name, said.text or ""))
            return None
        return Scalar(text, said.where)

    def _number(self, said: Said, shape: Shape, found: Shaped) -> Node | None:
        text = values.number(said.text or "")
        return Scalar(text, said.where) if text is not None else None

    def _texts(self, said: Said, shape: Shape, found: Shaped) -> Node | None:
        return Items(tuple(Scalar(text, said.where) for text in values.words(said.text or "", shape, self.words)), said.where)

    def _text(self, said: Said, shape: Shape, found: Shaped) -> Node | None:
        text = self.words.term(shape.name, said.text or "")
        if shape.name == STAGE:
            text = self.words.term(STAGE, text.removesuffix("阶段"))
        if shape.tiers and text not in shape.tiers:
            return None
        return Scalar(text, said.where)

    def _keyed(self, said: Said, shape: Shape, base: Mapping[str, Node], found: Shaped) -> Node | None:
        """A cell that lists entries."""
        text = said.text or ""
        if shape.name == FEES:
            return Items((), said.where) if normal(text) in _NO_FEE else None
        if shape.name not in _KEYED:
            return None
        if shape.name == LAWS:
            return self._statutes(said, base)
        names = values.steps(text) if shape.name == STEPS else values.parts(text)
        rows = [{shape.key: Said(name, said.where)} for name in names]
        return self._rows(rows, shape, base, found, said.where)

    def _statutes(self, said: Said, base: Mapping[str, Node]) -> Node | None:
        """Statutes by their short names with their articles; none where the cell names no statute by its title."""
        node = base.get(LAWS)
        ours = {each.text("名称"): normal(each.text("条款")) for each in node if isinstance(each, Table)} if isinstance(node, Items) else {}
        tables = []
        for name, numbers, behind in values.laws(said.text or "", self.laws):
            article = behind if behind and behind == ours.get(name) else numbers  # ours may be more than numbers
            texts = {"名称": Scalar(name, said.where), **({"条款": Scalar(article, said.where)} if article else {})}
            tables.append(_table(texts, said.where))
        return Items(tuple(tables), said.where) if tables else None

    def _rows(self, rows: list[dict[str, Said]], shape: Shape, base: Mapping[str, Node], found: Shaped, where: Where | None = None) -> Items:
        """Entries as tables that carry the identity of ours where they mean one of ours."""
        tables: list[Table] = []
        others = by_identity(base.get(shape.name), shape)
        known = _Known(others, shape, self.words)
        entries = [entry for entry in self._entries(rows, shape) if known.same(entry[0]) or not (shape.name == STEPS and normal(entry[0]) in self.words.no_steps)]
        number, before = 0, ""
        for (name, details, at), match in zip(entries, known.matches([name for name, _, _ in entries]), strict=True):
            vague = VAGUE.search(name) if not match.found else None
            if vague:
                found.vague.append(Vague(at, name, vague[0], shape.name))
                continue
            texts = {shape.key: Scalar(name, at), **details}
            place = others[match.key].text(shape.sequence) if match.found and shape.sequence else ""
            number += not place or place != before  # a list cannot say that two steps go on side by side
            before = place
            if shape.sequence and shape.sequence not in texts:
                texts[shape.sequence] = Scalar(str(number), at)
            table = _table(texts, at)
            if match.found:
                own = others[match.key]
                table.entries[FORMER] = Items((Scalar(match.key, at),), at)
                if match.how != BY_NAME:
                    found.renamed.append(Renamed(at, shape.name, name, own.text(shape.key), match))
            tables.append(table)
        return Items(tuple(tables), where or (tables[0].where if tables else Where("", 0, 0)))

    def _entries(self, rows: list[dict[str, Said]], shape: Shape) -> Iterator[tuple[str, dict[str, Scalar], Where]]:
        for row in rows:
            said = row.get(shape.key)
            if said is None or not said.text:
                continue
            name, behind = values.material(said.text) if shape.name == MATERIALS else (said.text, {})
            details = {key: Scalar(text, said.where) for key, text in behind.items() if text}
            for key, field_shape in shape.fields.items():
                if key in row and key != shape.key and row[key].text:
                    read = self._field(row[key], shape, field_shape)
                    if read is not None:
                        details[key] = Scalar(read, row[key].where)
            yield name, details, said.where

    def _field(self, said: Said, shape: Shape, field_shape: Shape) -> str | None:
        text = said.text or ""
        if normal(text) in UNKNOWN:
            return normal(text)
        if field_shape.kind == "limit":
            return values.limit(text, said.unit)
        if field_shape.kind == "integer":
            return values.number(text)
        term = self.words.term(f"{shape.name}/{field_shape.name}", text)
        return term if not field_shape.tiers or term in field_shape.tiers else None

    def _vague(self, found: Shaped, said: Said, parts: list[str], element: str) -> None:
        for part in parts:
            vague = VAGUE.search(part)
            if vague:
                found.vague.append(Vague(said.where, part, vague[0], element))


class _Known:
    """The baseline's entries by their names, by former ones, and by what their names are usually called."""

    def __init__(self, others: Mapping[str, Table], shape: Shape, words: Words) -> None:
        self.names = Names({key: table.text(shape.key) for key, table in others.items()}, {key: table.texts(FORMER) for key, table in others.items()})
        self.terms = Names({key: words.term(shape.name, table.text(shape.key)) for key, table in others.items()}, {})
        self._shape, self._words = shape, words

    def same(self, name: str) -> Match | None:
        """What a name means without doubt; another usual word for the same step is no other name."""
        return self.names.same(name) or self._usual(name)

    def _usual(self, name: str) -> Match | None:
        return self.terms.same(self._words.term(self._shape.name, name))

    def matches(self, names: list[str]) -> list[Match]:
        """What each of a list means, none of the baseline twice: the same names first, so that no other takes their place."""
        plain = [self.names.same(name) for name in names]
        taken = {match.key for match in plain if match}
        found = []
        for name, match in zip(names, plain, strict=True):
            usual = None if match else self._usual(name)
            near = match or (usual if usual and usual.key not in taken else self.names.near(name, taken))
            if near.found:
                taken.add(near.key)
            found.append(near)
        return found


def _table(texts: Mapping[str, Scalar], where: Where) -> Table:
    return Table(dict(texts), {key: scalar.where for key, scalar in texts.items()}, where)
