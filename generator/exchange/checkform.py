"""The check form of a quarter's random sample: a worksheet for days, one for materials, and back into rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.errors import PortalError
from generator.exchange.grids import INFO, NOTES, OWN, Column, Grid, Line
from generator.exchange.sheets import WORDS, Sheets, bytes_of
from generator.model.sampled import LIMITS, MATERIALS
from generator.supervision import sampling_forms as f
from generator.tables import open_table

_WIDTHS = {f.NUMBER: 5, f.CASE: 22, f.ITEM: 24, f.MATERIAL: 30, f.WHEN: 24, f.FOUND: 12, f.REMARK: 30}
_NOTES = (
    ("先看", "一件一件调卷宗对。白底的“结论”“说明”和卷宗日期由检查的人填，灰底的不要改。"),
    (LIMITS, f"卷宗上的受理、办结日期和系统的对一对，再写结论：{'、'.join(f.LIMIT_WORDS)}。卷宗和系统不一致的，在说明里写清。"),
    (MATERIALS, f"材料照受理那天当地有效的指南列出。卷宗里有没有：{'、'.join(f.MATERIAL_WORDS)}。每件最后一行问有没有多要：{'、'.join(f.EXTRA_WORDS)}。"),
    ("填完", "原样交回市工改办。公布的只有各地抽了几件、几件符合，没有一件一件的内容。说明里不要写人名、电话、证件号。"),
)


def workbook(title: str, day: date, form: f.Form) -> bytes:
    """The form of one place. `title` stands on every printed page."""
    def fill(sheets: Sheets) -> None:
        sheets.sheet(_grid(LIMITS, [f.NUMBER, f.CASE, f.ITEM, f.RECEIVED, f.TAKEN, f.ENDED, f.BY_LAW, f.PROMISED, f.SYSTEM],
                           [(f.FILE_TAKEN, ()), (f.FILE_ENDED, ()), (f.FOUND, f.LIMIT_WORDS), (f.REMARK, ())], form.limits))
        sheets.sheet(_grid(MATERIALS, [f.NUMBER, f.CASE, f.ITEM, f.VERSION, f.MATERIAL, f.NEED, f.WHEN],
                           [(f.FOUND, tuple(dict.fromkeys((*f.MATERIAL_WORDS, *f.EXTRA_WORDS)))), (f.REMARK, ())], form.materials))
        sheets.prose(NOTES, ((heading, sentence, None) for heading, sentence in _NOTES))
        sheets.hidden(WORDS, sheets.words)

    return bytes_of(title, title, day, fill)


def answers(path: Path) -> tuple[list[f.Answer], list[f.Answer]]:
    """The rows of a form that came back: 时限, 要件. Raises PortalError when it is none."""
    return _answers(path, LIMITS), _answers(path, MATERIALS)


def _grid(name: str, given: list[str], asked: list[tuple[str, tuple[str, ...]]], rows: list[f.Row]) -> Grid:
    columns = [Column(heading, INFO, number=heading == f.NUMBER, width=_WIDTHS.get(heading, 12)) for heading in given]
    columns += [Column(heading, OWN, words=words, width=_WIDTHS.get(heading, 12)) for heading, words in asked]
    return Grid(name, columns, [Line((row[f.CASE],), dict(row)) for row in rows], frozen=3, room=0, named=1)


def _answers(path: Path, sheet: str) -> list[f.Answer]:
    found = []
    content = open_table(path, sheet)
    if f.CASE not in content.columns or f.FOUND not in content.columns:
        raise PortalError(f"{path.name} 的“{sheet}”里没有“{f.CASE}”或者“{f.FOUND}”一栏，不是抽查表。")
    for row in content.rows:
        if row.fault:
            raise PortalError(f"{path.name} 的“{sheet}”第 {row.line} 行{row.fault}，没有读。")
        found.append(f.Answer(path.name, sheet, row.line, row.cells))
    return found
