"""What the check of a drawn case asks: its materials by the guide in force there on the day of acceptance, and its days. And what came back.

Rows of texts only: a workbook is made of them elsewhere, and read back into them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.clocks import Figures
from generator.clocks.kinds import ACCEPTED
from generator.errors import PortalError
from generator.model.sampled import LIMITS, MATERIALS, PARTS
from generator.model.tree import Items, Table
from generator.supervision.patrol_counting import Handled

NUMBER, CASE, ITEM, VERSION = "序号", "办件编号", "事项", "指南版本"
MATERIAL, NEED, WHEN, FOUND, REMARK = "材料", "必要性", "什么情形要", "结论", "说明"
RECEIVED, TAKEN, ENDED, BY_LAW, PROMISED, SYSTEM = "系统接件", "系统受理", "系统办结", "法定最迟", "承诺最迟", "系统算的"
FILE_TAKEN, FILE_ENDED = "卷宗受理日期", "卷宗办结日期"
EXTRA = "指南以外的材料"
HAS, LACKS, NEEDLESS, NONE_EXTRA, ASKED_EXTRA, UNCLEAR, IN_TIME, LATE = "有", "没有", "不需要", "没有多要", "多要了", "无法判断", "按时", "超期"
MATERIAL_WORDS, EXTRA_WORDS, LIMIT_WORDS = (HAS, LACKS, NEEDLESS, UNCLEAR), (NONE_EXTRA, ASKED_EXTRA, UNCLEAR), (IN_TIME, LATE, UNCLEAR)
_BAD, _NECESSARY = {LACKS, ASKED_EXTRA, LATE}, "必要"
Row = dict[str, str]


class Form(NamedTuple):
    """One place's form: a row a case under 时限, a row a material under 要件."""

    place: str
    limits: list[Row]
    materials: list[Row]


class Answer(NamedTuple):
    """One row as it came back: file, worksheet, line, and its cells."""

    file: str
    sheet: str
    line: int
    cells: Mapping[str, str]


def form(place: str, cases: Sequence[Handled], name: Callable[[str], str]) -> Form:
    """The form of a place's cases, in the order they were drawn."""
    limits, materials = [], []
    for at, case in enumerate(cases, 1):
        head = {NUMBER: str(at), CASE: case.record.id, ITEM: name(case.record.item)}
        limits.append({**head, **_days(case, case.figures)})
        version = f"第 {case.guide.version} 版" if case.guide else "没有留存"
        materials += [{**head, VERSION: version, **row} for row in _materials(case)]
    return Form(place, limits, materials)


def _days(case: Handled, found: Figures) -> Row:
    accepted = case.log.first_of(ACCEPTED)
    late = "说不清" if found.late is None else LATE if found.late else IN_TIME
    return {RECEIVED: str(found.received or ""), TAKEN: str(accepted or ""), ENDED: str(case.log.end), BY_LAW: str(found.due.day) if found.due else "没有规定",
            PROMISED: str(found.promised_due.day) if found.promised_due else "未公布", SYSTEM: late}


def _materials(case: Handled) -> Iterable[Row]:
    node = case.guide.elements.get("申请材料") if case.guide else None
    for row in node.nodes if isinstance(node, Items) else ():
        if isinstance(row, Table):
            yield {MATERIAL: row.text("名称"), NEED: row.text("必要性"), WHEN: row.text("情形")}
    yield {MATERIAL: EXTRA, NEED: "", WHEN: ""}


def outcomes(drawn: Mapping[str, Sequence[str]], limits: Sequence[Answer], materials: Sequence[Answer]) -> dict[str, dict[str, dict[str, int]]]:
    """By place and part how the drawn cases came out; places none of whose cases came back are left out.

    `drawn` are ids by place. A case without a word is waiting. A material that is not necessary may be 没有.
    """
    where = {name: place for place, names in drawn.items() for name in names}
    said: dict[str, dict[str, list[str]]] = {part: {} for part in PARTS}
    for part, answers in ((LIMITS, limits), (MATERIALS, materials)):
        for answer in answers:
            said[part].setdefault(_case(answer, where), []).append(_word(answer, part))
    back = {where[name] for part in PARTS for name, words in said[part].items() if any(words)}
    return {place: {part: _count([said[part].get(name, [""]) for name in names]) for part in PARTS} for place, names in drawn.items() if place in back}


def _case(answer: Answer, where: Mapping[str, str]) -> str:
    name = answer.cells.get(CASE, "").strip()
    if name not in where:
        raise PortalError(f"{answer.file} 的“{answer.sheet}”第 {answer.line} 行写的办件不在这一季抽中的里面。用这一季的表填。")
    return name


def _word(answer: Answer, part: str) -> str:
    word, material = answer.cells.get(FOUND, "").strip(), answer.cells.get(MATERIAL, "").strip()
    words = LIMIT_WORDS if part == LIMITS else EXTRA_WORDS if material == EXTRA else MATERIAL_WORDS
    if word and word not in words:
        raise PortalError(f"{answer.file} 的“{answer.sheet}”第 {answer.line} 行的结论写的是“{word[:20]}”。只能写：{'、'.join(words)}。")
    optional = part == MATERIALS and material != EXTRA and answer.cells.get(NEED, "").strip() != _NECESSARY
    return NEEDLESS if word == LACKS and optional else word


def _count(cases: Sequence[Sequence[str]]) -> dict[str, int]:
    found = {"good": 0, "bad": 0, "unclear": 0, "waiting": 0}
    for words in cases:
        found["bad" if _BAD & set(words) else "waiting" if "" in words else "unclear" if UNCLEAR in words else "good"] += 1
    return found
