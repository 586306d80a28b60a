"""The report as a workbook: a summary, a row for each finding, and their list as it came with the findings marked in place.

Their cells are written as texts where they stood, merged as they were; a marked cell has a colour, a
comment, and its row says it in words at the end, for whoever sees neither. Nothing is ever a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from generator.comparing import Effect
from generator.exchange.cells import MOST, units
from generator.exchange.grids import NOTES, TOLD, Column, Grid, Line
from generator.exchange.lists.kinds import KINDS
from generator.exchange.lists.listed import Listed
from generator.exchange.sheets import COLOURS, Sheets, bytes_of, height
from generator.findings import ERROR, SEVERITY_WORDS
from generator.tables import Range, Sheet

if TYPE_CHECKING:
    from generator.exchange.lists.report import Report

TOTALS, FINDINGS, LISTED, VERDICT = "汇总", "问题", "清单", "对照结果"
_HEADINGS = (("序号", 6), ("级别", 7), ("种类", 14), ("事项", 26), ("位置", 16), ("清单写的", 26), ("市级的", 26), ("问题", 44), ("怎么改", 36), ("依据", 26),
             ("规则", 9), ("相近度", 8), ("市级写在哪里", 30), ("豁免文号", 16))
_REFUSED = re.compile(r"[\[\]:*?/\\']")  # what the name of a worksheet may not hold
_LONGEST, _WIDEST, _NARROWEST, _VERDICT, _TALLEST, _SPARE = 31, 42, 6, 60, 380, 12
_MOST_TOLD = 2000  # characters of a comment
_MOST_MERGED, _COLUMNS = 5000, 256


def workbook(report: Report) -> bytes:
    """The report as bytes; the same list and the same data make the same bytes."""
    def fill(sheets: Sheets) -> None:
        sheets.prose(TOTALS, _totals(report))
        sheets.sheet(_findings(report))
        taken = {TOTALS, FINDINGS, NOTES}
        for sheet in report.sheets:
            if sheet.rows:
                name = _name(sheet.name or LISTED, taken)
                taken.add(name)
                _Marked(sheets, sheet, [each for each in report.findings if each.sheet == sheet.name and each.cell]).write(name)

    return bytes_of(f"{report.place.name}清单对照结果", f"{report.place.name}清单对照结果", report.portal.as_of, fill)


def _totals(report: Report) -> Iterator[tuple[str, str, Effect | None]]:
    yield "对照", f"{report.title}。", None
    for number, sentence in enumerate(report.summary.sentences):
        yield "" if number else "结果", sentence, None
    for word, count in report.summary.kinds.items():
        kind = KINDS[word]
        yield word, f"{count} 处。{kind.cure}依据：{kind.clause}{f'；规则 {kind.code}' if kind.code else ''}", _colour(kind.severity)
    for number, remark in enumerate(report.remarks):
        yield "" if number else "没有比的", remark, None
    yield "怎么看", f"“{FINDINGS}”一行一处，写明在清单的哪一格、市级怎样写、怎么改。后面是原来的清单，有问题的格标了颜色和批注，行末的“{VERDICT}”用文字写着同样的话。", None
    yield "颜色", "橙色是错误，要改；黄色是提示，要看一看。", None
    yield "", "这里只比较，没有改动任何数据。市级清单是参考目录，不是任何单位公布的清单。", None


def _findings(report: Report) -> Grid:
    grid = Grid(FINDINGS, [Column(heading, TOLD, number=heading == "序号", width=width) for heading, width in _HEADINGS], frozen=4, room=0, named=3)
    for number, each in enumerate(report.findings, 1):
        texts = (str(number), "已豁免" if each.waived else SEVERITY_WORDS[each.severity], each.kind, each.title, _spot(each), each.theirs, each.ours, each.message, each.cure,
                 each.clause, each.code, f"{each.score}%" if each.score else "", each.baseline, each.waived)
        line = Line((each.item,), {heading: _cut(text) for (heading, _), text in zip(_HEADINGS, texts, strict=True)})
        if not each.waived:
            line.mark("种类", _colour(each.severity))
        grid.lines.append(line)
    return grid


def _colour(severity: str) -> Effect:
    return Effect.HEAVIER if severity == ERROR else Effect.OPEN


def _spot(each: Listed) -> str:
    return " ".join(part for part in (each.sheet, each.cell) if part) or "清单里没有"


def _name(name: str, taken: set[str]) -> str:
    """A name that a workbook takes and that is not there yet."""
    plain = _REFUSED.sub(" ", name).strip()[:_LONGEST] or LISTED
    used = {each.casefold() for each in taken}
    tries = chain([plain], (f"{plain[:_LONGEST - 4]}({number})" for number in range(2, 1000)))
    return next(each for each in tries if each.casefold() not in used)


def _cut(text: str) -> str:
    """A text that fits into a cell; their CSV may hold longer ones."""
    return text if units(text) <= MOST else f"{text[:MOST // 2]}…"


class _Marked:
    """Their sheet with our marks."""

    def __init__(self, sheets: Sheets, sheet: Sheet, findings: list[Listed]) -> None:
        self.sheets, self.sheet = sheets, sheet
        self.last = max(number for number, _ in sheet.rows)
        self.wide = min(_COLUMNS, max(len(cells) for _, cells in sheet.rows))
        self.merged = _apart(sheet.merged, self.last, self.wide)
        corners = {(row, column): (top, left) for top, left, bottom, right in self.merged for row in range(top, bottom + 1) for column in range(left, right + 1)}
        self.marks: dict[tuple[int, int], list[Listed]] = {}
        for each in findings:
            where = (each.finding.where.line, each.finding.where.column)
            self.marks.setdefault(corners.get(where, where), []).append(each)
        self.verdicts: dict[int, list[str]] = {}
        for each in findings:
            self.verdicts.setdefault(each.finding.where.line, []).append(f"{each.cell} {each.kind}：{each.message}")

    def write(self, name: str) -> None:
        """The worksheet."""
        page = self.sheets.book.add_worksheet(name)
        widths = [*(self._column(number) for number in range(self.wide)), _VERDICT]
        for number, width in enumerate(widths):
            page.set_column(number, number, width)
        covered = {(top, left): (bottom, right) for top, left, bottom, right in self.merged}
        hidden = {(row, column) for top, left, bottom, right in self.merged for row in range(top, bottom + 1) for column in range(left, right + 1)} - covered.keys()
        for row, cells in self.sheet.rows:
            texts: list[str | None] = [*cells[:self.wide], *[""] * (self.wide - len(cells))]
            for column, text in enumerate(texts, 1):
                if (row, column) not in hidden:
                    self._cell(page, row, column, text, covered.get((row, column)))
            alone = [(text or "", width) for column, (text, width) in enumerate(zip(texts, widths, strict=False), 1) if (row, column) not in covered]
            tall = height([*alone, ("\n".join(self.verdicts.get(row, ())), _VERDICT)], _TALLEST)
            if tall:
                page.set_row(row - 1, tall + _SPARE)
        if self.verdicts:
            page.write_string(0, self.wide, VERDICT, self._look(bold=True))
        for row, told in self.verdicts.items():
            page.write_string(row - 1, self.wide, _cut(("\n" if row > 1 else f"{VERDICT}\n").join(told)), self._look())
        self.sheets.paper(page, name, sum(widths))

    def _cell(self, page: Any, row: int, column: int, text: str | None, to: tuple[int, int] | None) -> None:
        found = self.marks.get((row, column), [])
        look = self._look(**({"bg_color": COLOURS[_colour(ERROR if any(each.severity == ERROR for each in found) else "")]} if found else {}))
        said = _cut(text if text is not None else "(位数丢了)")
        if to is not None:
            page.merge_range(row - 1, column - 1, to[0] - 1, to[1] - 1, "", look)
        if said:
            page.write_string(row - 1, column - 1, said, look)
        else:
            page.write_blank(row - 1, column - 1, None, look)
        if found:
            told = "\n".join(f"{each.kind}：{each.message}怎么改：{each.cure}" for each in found)
            page.write_comment(row - 1, column - 1, told[:_MOST_TOLD], {"author": "", "x_scale": 3, "y_scale": 1 + 0.8 * len(found)})

    def _column(self, number: int) -> int:
        """How wide a column must be; titles that run over the table count for nothing."""
        longest = max((_width(cells[number] or "") for _, cells in self.sheet.rows if number < len(cells) and sum(text != "" for text in cells) > 2), default=0)
        return max(_NARROWEST, min(_WIDEST, longest + 2))

    def _look(self, **traits: Any) -> Any:
        return self.sheets.format(text_wrap=True, num_format="@", **traits)


def _apart(merged: list[Range], last: int, wide: int) -> list[Range]:
    """Merged ranges within what is written, none over another: a damaged file may hold any."""
    found: list[Range] = []
    used: set[tuple[int, int]] = set()
    for top, left, bottom, right in merged[:_MOST_MERGED]:
        bottom, right = min(bottom, last), min(right, wide)
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(cells) > 1 and not cells & used:
            found.append((top, left, bottom, right))
            used |= cells
    return found


def _width(text: str) -> int:
    """The widest line of a text in columns of a worksheet."""
    return max((sum(2 if ord(each) > 0x2E7F else 1 for each in line) for line in text.split("\n")), default=0)
