"""The check form of a quarter's random sample on paper: a case after another, its days and its materials, boxes to tick.

The same questions as the workbook's, for those who look through files away from a computer. What was ticked is typed
into the workbook, which alone is read back.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby

from generator.letters import paper, parts
from generator.supervision import sampling_forms as f

_DAYS = ((f.TAKEN, "受理", f.FILE_TAKEN), (f.ENDED, "办结", f.FILE_ENDED))
_LIMITS = ((f.BY_LAW, "法定最迟"), (f.PROMISED, "承诺最迟"))
_NO_GUIDE = "没有留存受理那天的指南，或者指南没有公布材料，只问有没有多要。"
_LINE = "＿" * 8
_NOTES = (
    "照受理那天当地有效的指南一件一件调卷宗核对，系统和卷宗不一致的在“说明”里写清。",
    "在方框里打勾。材料那一行打勾的意思是卷宗里有没有；指南没有列、又向申请人要了的，写在“指南以外的材料”一行。",
    "打完以后把结论填进同名的 Excel 抽查表，交回市工改办；纸的留在检查的单位。不要写申请人、经办人的姓名和电话。",
)


def document(title: str, day: date, form: f.Form, sample: bool) -> bytes:
    """The form of one place as DOCX."""
    made = paper.sheet(title, day)
    paper.numbered(made)
    parts.title(made, (title,), sample)
    for n, note in enumerate(_NOTES, 1):
        parts.text(made, f"{n}．{note}")
    materials = {number: list(rows) for number, rows in groupby(form.materials, key=lambda row: row[f.NUMBER])}
    for case in form.limits:
        number = case[f.NUMBER]
        parts.heading(made, f"{number}．{case[f.ITEM]}")
        mine = materials.get(number, [])
        parts.text(made, f"{case[f.CASE]}，" + _NO_GUIDE if not _listed(mine) else f"{case[f.CASE]}，指南{mine[0][f.VERSION]}。")
        parts.grid(made, ("时限", "系统", "卷宗"), [*((word, _day(case[system]), "　　年　月　日") for system, word, _ in _DAYS),
                   *((word, _day(case[system]), "—") for system, word in _LIMITS), ("是不是按时", case[f.SYSTEM], _boxes(f.LIMIT_WORDS))],
                   (24, 34, 42), f"表{number}-1　时限")
        parts.blank(made)
        parts.grid(made, ("要件", "要不要", "什么情形要", "结论"), [(row[f.MATERIAL], row[f.NEED] or "—", row[f.WHEN] or "—", _boxes(
            f.EXTRA_WORDS if row[f.MATERIAL] == f.EXTRA else f.MATERIAL_WORDS)) for row in mine], (34, 12, 18, 36), f"表{number}-2　要件", wordy=True)
        parts.text(made, f"说明：{_LINE * 2}")
    parts.blank(made)
    parts.text(made, "检查日期：　　　　年　月　日")
    parts.text(made, f"检查人（签名）：{_LINE}")
    return paper.packed(made)


def _listed(rows: list[f.Row]) -> bool:
    """Whether the guide of the day was kept: it lists more than the last question."""
    return len(rows) > 1


def _day(text: str) -> str:
    """A date in words; what is no date as it stands."""
    try:
        return parts.day(date.fromisoformat(text))
    except ValueError:
        return text or "没有记"


def _boxes(words: tuple[str, ...]) -> str:
    return "　".join(f"□{word}" for word in words)
