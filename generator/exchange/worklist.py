"""The reform office's work list: what every office has to mend, a worksheet an office, ready to be printed or sent on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.collection import Portal
from generator.comparing import Effect
from generator.exchange.grids import NOTES, OWN, TOLD, Column, Grid, Line
from generator.exchange.sheets import WORDS, Sheets, bytes_of
from generator.findings import ERROR, SEVERITY_WORDS, WARNING, Finding, Where, counts
from generator.model.records import Waiver
from generator.rules.desks import Office, desk, offices
from generator.rules.registry import RULES
from generator.rules.waiving import covers

TOTALS, WAIVED = "汇总", "已豁免"
STATES = ("还没有改", "正在改", "已经改好", "申请豁免", "不同意")
_NUMBER, _LEVEL, _PLACE, _ABOUT, _WRONG, _CURE, _BASIS, _WHERE, _CODE, _STATE, _REMARK = (
    "序号", "级别", "地方", "事项和内容", "问题", "怎么改", "依据", "写在哪里", "编号", "办理情况", "说明")
_OFFICE, _ERRORS, _HINTS, _ALL, _MENDS = "单位", SEVERITY_WORDS[ERROR], SEVERITY_WORDS[WARNING], "合计", "改什么"
_DOCUMENT, _UNTIL = "豁免文号", "豁免到期"
_MARKS = {ERROR: Effect.HEAVIER, WARNING: Effect.OPEN}
_REFUSED = re.compile(r"[\[\]:*?/\\]")  # what the name of a worksheet may not hold
_LONGEST = 31


def worklist(portal: Portal, findings: Sequence[Finding]) -> bytes:
    """The workbook of all findings: a summary, a worksheet for each office that has something to do, what is waived."""
    groups = {office: [finding for finding in findings if finding.open and desk(portal, finding) == office.slug]
              for office in offices(portal, findings)}
    waived = [finding for finding in findings if finding.waived]

    def fill(sheets: Sheets) -> None:
        sheets.sheet(_totals(groups))
        for office, found in groups.items():
            if found:
                sheets.sheet(_office(portal, office, found))
        if waived:
            sheets.sheet(_waived(portal, waived))
        sheets.prose(NOTES, _notes(portal))
        sheets.hidden(WORDS, sheets.words)

    return bytes_of("工作单", "工作单", portal.as_of, fill)


def _totals(groups: dict[Office, list[Finding]]) -> Grid:
    grid = Grid(TOTALS, [Column(_OFFICE, TOLD, width=22), Column(_ERRORS, TOLD, number=True, width=10), Column(_HINTS, TOLD, number=True, width=10),
                         Column(_ALL, TOLD, number=True, width=10), Column(_MENDS, TOLD, width=60)], frozen=1, room=0)
    for office, found in groups.items():
        total = counts(found)
        line = Line((office.slug,), {_OFFICE: office.name, _ERRORS: str(total[ERROR]), _HINTS: str(total[WARNING]), _ALL: str(len(found)), _MENDS: office.mends})
        for severity, heading in ((ERROR, _ERRORS), (WARNING, _HINTS)):
            if total[severity]:
                line.mark(heading, _MARKS[severity])
        grid.lines.append(line)
    return grid


def _office(portal: Portal, office: Office, found: list[Finding]) -> Grid:
    """Errors first; the last two columns are for the office to answer in."""
    columns = [*_columns(place=office.slug not in portal.places), Column(_STATE, OWN, words=STATES, width=10), Column(_REMARK, OWN, width=14)]
    grid = Grid(_REFUSED.sub(" ", office.name)[:_LONGEST], columns, frozen=2, room=0)
    for number, finding in enumerate(sorted(found, key=lambda each: each.severity != ERROR), 1):
        grid.lines.append(_line(portal, number, finding))
    return grid


def _waived(portal: Portal, found: list[Finding]) -> Grid:
    grid = Grid(WAIVED, [*_columns(place=True), Column(_DOCUMENT, TOLD, width=18), Column(_UNTIL, TOLD, width=12)], frozen=2, room=0)
    for number, finding in enumerate(found, 1):
        line = _line(portal, number, finding)
        waiver = next(waiver for waiver in _covering(portal.waivers, finding))
        line.texts |= {_DOCUMENT: finding.waived, _UNTIL: waiver.until.isoformat()}
        grid.lines.append(line)
    return grid


def _covering(waivers: Iterable[Waiver], finding: Finding) -> Iterator[Waiver]:
    return (waiver for waiver in waivers if waiver.document == finding.waived and covers(waiver, finding))


def _columns(*, place: bool) -> list[Column]:
    return [Column(_NUMBER, TOLD, number=True, width=5), Column(_LEVEL, TOLD, width=6), *([Column(_PLACE, TOLD, width=10)] if place else []),
            Column(_ABOUT, TOLD, width=20), Column(_WRONG, TOLD, width=34), Column(_CURE, TOLD, width=30), Column(_BASIS, TOLD, width=14),
            Column(_WHERE, TOLD, width=22), Column(_CODE, TOLD, hint="前面是规则，后面是这一处的记号；行号变了也不变", width=18)]


def _line(portal: Portal, number: int, finding: Finding) -> Line:
    place = portal.places.get(finding.place)
    about = "\n".join(word for word in (portal.name(finding.item), finding.subject) if word)
    ends = "\n".join([_said(finding.where), *(f"对照 {_said(where)}" for where in finding.related)])
    line = Line((finding.fingerprint,), {
        _NUMBER: str(number), _LEVEL: SEVERITY_WORDS[finding.severity], _PLACE: place.name if place else "", _ABOUT: about,
        _WRONG: finding.message, _CURE: finding.advice, _BASIS: RULES[finding.name].basis, _WHERE: ends,
        _CODE: f"{finding.code}\n{finding.fingerprint}"})
    line.mark(_LEVEL, _MARKS[finding.severity])
    return line


def _said(where: Where) -> str:
    return f"{where.path} 第 {where.line} 行"


def _notes(portal: Portal) -> Iterator[tuple[str, str, Effect | None]]:
    yield "这是什么", f"检查清单和指南发现的问题，按谁来改分开，一个单位一张表。数据截至 {portal.as_of.isoformat()}。", None
    yield "怎么用", "一、发给一个单位：右键点它的表名，移动或复制，到新工作簿，建立副本。或者直接打印，每张都按 A4 横向排好。", None
    yield "", "二、单位照“怎么改”改数据，在“办理情况”里选一种，有话写在“说明”里。", None
    yield "", "三、改好以后重新运行 portal check --by-office -o 文件名：改好的不再出现，没有改的编号不变，可以对着上一次的看。", None
    yield "级别", "错误：不改就不能算通过，也不能带着发布。", Effect.HEAVIER
    yield "", "提示：宽限期内的，或者要请人看一眼的。", Effect.OPEN
    yield WAIVED, "有批准文件、在有效期内的，不用改；到期前要么改回去，要么重新报批。", None
