"""A foreign list against the baseline: which items it means, what it lacks, what it adds, and each item weighed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.collection import Baseline, Portal
from generator.errors import PortalError
from generator.exchange.lists.kinds import KINDS
from generator.exchange.lists.listed import NOWHERE, Listed, listed
from generator.exchange.lists.matching import AMBIGUOUS, BY_CODE, BY_NAME, Match, Names
from generator.exchange.lists.own import Own
from generator.exchange.lists.records import Record, Said, records
from generator.exchange.lists.shaping import Shaper
from generator.exchange.lists.sheet import Body
from generator.exchange.lists.values import damaged
from generator.exchange.lists.weighing import LEVELS, Weigher
from generator.exchange.lists.words import CODE, IMPLEMENTED, ITEM, Words
from generator.findings import Fact, Where
from generator.model.identity import normal
from generator.model.records import Place
from generator.model.tree import Items, Scalar, is_unknown
from generator.reading.layout import CITY, COUNTY

Progress = Callable[[str, float], None]


class Meant(NamedTuple):
    """A record and the item it means."""

    record: Record
    match: Match


class Comparison:
    """The comparison of one list with the baseline of one place."""

    def __init__(self, portal: Portal, place: Place, words: Words) -> None:
        if place.level != COUNTY and place.code != portal.city.code:
            raise PortalError(f"{place.name}没有办事指南，不能对照。写{portal.city.name}或者旗县区。")
        self.portal, self.place = portal, place
        self.level = CITY if place.code == portal.city.code else COUNTY
        self.items = {item: baseline for item in portal.items if (baseline := portal.baseline(item)) is not None}
        self.called = {item: _text(baseline, "名称") or item for item, baseline in self.items.items()}
        self.names = Names(self.called, {item: _texts(baseline, "俗称") for item, baseline in self.items.items()})
        self.codes = {normal(code): item for item, baseline in self.items.items() for code in (item, _text(baseline, CODE), _text(baseline, "参考编号")) if code and code != "待核"}
        self.shaper: Shaper | Own = Shaper(portal, words)
        self.weigher = Weigher(portal.shapes, place.code)
        self.meant: list[Meant] = []

    def findings(self, bodies: Iterable[Body], progress: Progress) -> list[Listed]:
        """All findings, in the order of the list, what it lacks at the end."""
        bodies = list(bodies)
        return self.of_records([record for body in bodies for record in records(body)], list(dict.fromkeys(body.sheet for body in bodies)), progress)

    def of_own(self, own: Own, sheets: Iterable[str], progress: Progress) -> list[Listed]:
        """The same for a workbook of ours, which says itself what its cells mean."""
        self.shaper = own
        return self.of_records(own.records, list(sheets), progress, own.answered)

    def of_records(self, found: list[Record], sheets: list[str], progress: Progress, answered: Iterable[str] = ()) -> list[Listed]:
        """The same for records; `answered` are items that are not lacking though no record means them."""
        self.meant = list(self._meant(found))
        groups: dict[str, list[Meant]] = {}
        result: list[Listed] = []
        for each in self.meant:
            result += self._codes(each)
            if each.match.found:
                groups.setdefault(each.match.key, []).append(each)
            else:
                result.append(self._unknown(each))
        for number, (item, group) in enumerate(groups.items()):
            progress("逐项比较", number / len(groups))
            result += self._item(self.items[item], group)
        result.sort(key=lambda each: _order(each, sheets))
        return result + list(self._missing([*groups, *answered]))

    def _meant(self, found: list[Record]) -> Iterator[Meant]:
        """Which item each record means. Codes and names first: a near name never takes what another is called."""
        sure = [self._sure(record) for record in found]
        taken = {match.key for match in sure if match}
        near: dict[str, Match] = {}
        for record, match in zip(found, sure, strict=True):
            if match is None and record.name and record.name not in near:
                near[record.name] = self.names.near(record.name, taken)
            yield Meant(record, match or near.get(record.name) or Match("", AMBIGUOUS, 0))

    def _sure(self, record: Record) -> Match | None:
        for said in (record.cells[key] for key in (ITEM, CODE, IMPLEMENTED) if key in record.cells):
            code = normal(said.text or "")
            for part in (code, code[19:31]):  # an implementation code holds the basic code behind the office's and the level's
                if part in self.codes:
                    return Match(self.codes[part], BY_CODE)
        return self.names.same(record.name) if record.name else None

    def _codes(self, each: Meant) -> Iterator[Listed]:
        """Codes that lost digits: said, never matched."""
        for key in (CODE, IMPLEMENTED):
            said = each.record.cells.get(key)
            if said is not None and _lost(said, key):
                text = said.text if said.text is not None else "(超过15位的数)"
                fact = Fact(said.where, f"编码成了 {text}，位数已经丢了，没有用它来认事项。", "", self.place.code, each.match.key if each.match.found else "", key)
                yield listed(KINDS["编码失真"], fact, self.called.get(each.match.key, each.record.name) if each.match.found else each.record.name, text)

    def _unknown(self, each: Meant) -> Listed:
        match, record = each.match, each.record
        hint = f"和“{match.called}”({match.score}%)、“{match.other}”一样相近，分不清是哪一项。" if match.other else f"最相近的是“{self.called[match.key]}”({match.score}%)。" if match.key else ""
        fact = Fact(record.named, f"市级清单里没有“{record.name}”。{hint}", "", self.place.code, "", record.name)
        return listed(KINDS["多项"], fact, record.name, record.name, "", match.score)

    def _item(self, baseline: Baseline, group: list[Meant]) -> Iterator[Listed]:
        """The findings of one item, however often the list has it."""
        title = self.called[baseline.item]
        group = _joined(group)
        levels = set(_texts(baseline, LEVELS))
        if self.portal.ended(baseline.item):
            yield from (self._ended(baseline, each) for each in group)
            return
        if not is_unknown(baseline.elements.get(LEVELS)) and self.level not in levels and not (self.level == CITY and COUNTY in levels):
            for each in group:
                fact = Fact(each.record.named, f"“{title}”由{'、'.join(_texts(baseline, LEVELS)) or '非行政机关'}办理，不是{self.level}的事项。", "", self.place.code, baseline.item, LEVELS,
                            (_where(baseline, LEVELS),))
                yield listed(KINDS["上级事项混入"], fact, title, each.record.name, "、".join(_texts(baseline, LEVELS)))
            return
        if len(group) > 1 and all(each.match.how not in (BY_NAME, BY_CODE) for each in group) and len({normal(each.record.name) for each in group}) > 1:
            yield self._split(baseline, group, title)
            return
        if len(group) > 1:
            yield self._twice(baseline, group, title)
        for each in group:
            yield from self.weigher.named(each.record.name, each.record.named, baseline, each.match, title) if each.record.name else ()
            yield from self._level(each, baseline, title)
            yield from self.weigher.weighed(self.shaper.shaped(each.record, baseline.elements), baseline, title)

    def _ended(self, baseline: Baseline, each: Meant) -> Listed:
        file = self.portal.city_file(baseline.item)
        assert file is not None
        after = "、".join(self.called.get(item, item) for item in file.change.successors)
        kind = KINDS["合并事项被拆" if file.change.kind == "合并" else "已取消的事项"]
        fact = Fact(each.record.named, f"“{each.record.name}”从{file.effective}起已经{file.change.kind}{f'，由“{after}”承接' if after else ''}，清单里还单独列着。", "",
                    self.place.code, baseline.item, "状态", (file.change.table.where,))
        return listed(kind, fact, self.called[baseline.item], each.record.name, after, rule="parent-abolished")

    def _split(self, baseline: Baseline, group: list[Meant], title: str) -> Listed:
        names = "、".join(f"“{each.record.name}”({_cell(each.record.named)})" for each in group)
        fact = Fact(group[0].record.named, f"市级是一项“{title}”，这里拆成了 {len(group)} 项：{names}。", "", self.place.code, baseline.item, "拆分", (_where(baseline, "名称"),))
        return listed(KINDS["合并事项被拆"], fact, title, "、".join(each.record.name for each in group), title, min(each.match.score for each in group) % 100)

    def _twice(self, baseline: Baseline, group: list[Meant], title: str) -> Listed:
        offices = list(dict.fromkeys(each.record.office for each in group if each.record.office))
        cells = "、".join(_cell(each.record.named) for each in group)
        second = group[1].record
        if len(offices) > 1:
            fact = Fact(second.named, f"“{title}”写了 {len(group)} 个实施主体：{'、'.join(offices)}({cells})。", "", self.place.code, baseline.item, "实施主体", (_where(baseline, "主管部门"),))
            return listed(KINDS["同一事项两个主体"], fact, title, "、".join(offices), _text(baseline, "主管部门"))
        fact = Fact(second.named, f"“{title}”写了 {len(group)} 次({cells})。", "", self.place.code, baseline.item, "名称")
        return listed(KINDS["写了两次"], fact, title, second.name, title)

    def _level(self, each: Meant, baseline: Baseline, title: str) -> Iterator[Listed]:
        """The level of exercise: none that the baseline lacks, and the place's own among them."""
        said = each.record.cells.get(LEVELS)
        if said is None or not said.text or is_unknown(baseline.elements.get(LEVELS)):
            return
        theirs = [node.text for node in self.shaper.shaped(Record(each.record.where, {LEVELS: said}), {}).elements[LEVELS] if isinstance(node, Scalar)]  # type: ignore[union-attr]
        ours = _texts(baseline, LEVELS)
        if [level for level in theirs if level not in ours] or (self.level in ours and self.level not in theirs):
            fact = Fact(said.where, f"行使层级写的是 {'、'.join(theirs)}，上级清单是 {'、'.join(ours)}。", "", self.place.code, baseline.item, LEVELS, (_where(baseline, LEVELS),))
            yield listed(KINDS["层级不符"], fact, title, "、".join(theirs), "、".join(ours))

    def _missing(self, groups: Iterable[str]) -> Iterator[Listed]:
        """Items of this level that the list has not, unless the place's claims say who handles them."""
        held = set(groups)
        for item, baseline in self.items.items():
            claim = self.portal.claim(self.place.code, item)
            if item in held or self.level not in _texts(baseline, LEVELS) or self.portal.ended(item) or (claim is not None and not claim.claimed):
                continue
            fact = Fact(NOWHERE, f"清单里没有“{self.called[item]}”。", "", self.place.code, item, "认领", (_where(baseline, "名称"),))
            yield listed(KINDS["缺项"], fact, self.called[item], "", self.called[item])


def _order(each: Listed, sheets: list[str]) -> tuple[int, int, int]:
    where = each.finding.where
    return sheets.index(where.path) if where.path in sheets else len(sheets), where.line, where.column


def _joined(group: list[Meant]) -> list[Meant]:
    """Records of one item without those that only bring its materials or steps: they belong to the first."""
    whole = [each for each in group if not each.record.bare] or group[:1]
    for each in group:
        if each.record.bare and each is not whole[0]:
            for table, entries in each.record.entries.items():
                whole[0].record.entries.setdefault(table, []).extend(entries)
    return whole


def _lost(said: Said, key: str) -> bool:
    """Whether a code has lost digits: scientific notation, or an all-digit basic code that is too short."""
    if damaged(said.text):
        return True
    text = normal(said.text or "")
    return key == CODE and text.isdigit() and 6 <= len(text) < 12


def _cell(where: Where) -> str:
    from_sheet = f"{where.path} " if where.path else ""
    return f"{from_sheet}第{where.line}行"


def _text(baseline: Baseline, element: str) -> str:
    node = baseline.elements.get(element)
    return node.text if isinstance(node, Scalar) else ""


def _texts(baseline: Baseline, element: str) -> list[str]:
    node = baseline.elements.get(element)
    return [each.text for each in node if isinstance(each, Scalar)] if isinstance(node, Items) else []


def _where(baseline: Baseline, element: str) -> Where:
    node = baseline.elements.get(element)
    return node.where if node is not None else baseline.guide.tree.where
