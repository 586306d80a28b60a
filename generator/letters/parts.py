"""The elements of an official document, in the order GB/T 9704-2012 puts them: mark, number, red line, title, addressee, text,
signature, date, note, printing record (7.2 版头, 7.3 主体, 7.4 版记), and the letter form (10.1 信函格式).

What is not configured is written 待填 and marked yellow; nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from generator.letters import paper

BLANK = "待填"
ASIDE = (Mm(-8), Mm(-6))  # the double lines are 170 mm, centred on the sheet
DOUBLE = "thickThinSmallGap"  # thick inside, thin outside: 上粗下细 below the mark, 上细下粗 above the lower edge
SHADE = "FF0000"
_DAY = re.compile(r"(20[0-9]{2})-([0-9]{2})(?:-([0-9]{2}))?(?![0-9])")
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff”》）]) (?=[0-9\u4e00-\u9fff])|(?<=[0-9%]) (?=[\u4e00-\u9fff“])")


def day(value: date) -> str:
    """2026年11月20日: Arabic, no leading zeros (7.3.5.4)."""
    return f"{value.year}年{value.month}月{value.day}日"


def mark(made: Document, sender: str) -> None:
    """发文机关标志 of a 文件: red, centred, its top 35 mm below that of the type area."""
    paragraph = made.paragraphs[0] if made.paragraphs else made.add_paragraph()
    name = f"{sender or '（待填：发文机关）'}文件"
    size = _fitting(name)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paper.spaced(paragraph.paragraph_format, Length(round(size * 1.2)))
    paragraph.paragraph_format.space_before = Mm(35)
    paper.run(paragraph, name, paper.TITLE, size, paper.RED, filled=bool(sender))


def _fitting(name: str, most: int = 46) -> Length:
    """The largest size at which a name stays on one line of the type area."""
    return Pt(min(most, int(paper.WIDE.pt / (len(name) + 0.5))))


def number(made: Document, text: str, filled: bool) -> None:
    """发文字号 two lines below the mark, centred; the red line 4 mm below it, as wide as the type area."""
    blank(made, 2)
    paragraph = made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paper.run(paragraph, text, filled=filled)
    paper.rule(paragraph, "bottom", "single", 12, SHADE, 11)
    blank(made, 2)


def letterhead(made: Document, sender: str) -> None:
    """The letter form: the mark 30 mm below the edge of the first sheet, a double line 4 mm below it, another 20 mm above the
    lower edge; both stand in the first page's header and footer."""
    section = made.sections[0]
    section.header_distance, name = Mm(30), sender or "（待填：发文机关）"
    head = section.first_page_header.paragraphs[0]
    head.style = made.styles["Normal"]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    size = _fitting(name, 36)
    paper.spaced(head.paragraph_format, Length(round(size * 1.1)))
    paper.run(head, name, paper.TITLE, size, paper.RED, filled=bool(sender))
    line = section.first_page_header.add_paragraph()
    line.style = made.styles["Normal"]
    _double(line, "bottom", Mm(4))
    foot = section.first_page_footer.paragraphs[0]
    foot.style = made.styles["Normal"]
    _double(foot, "top", Mm(1))


def _double(paragraph: Paragraph, side: str, high: Length) -> None:
    paper.spaced(paragraph.paragraph_format, high)
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.right_indent = ASIDE
    paper.rule(paragraph, side, DOUBLE, 24, SHADE)


def letter_number(made: Document, text: str, filled: bool) -> None:
    """发文字号 of a letter: at the right edge, seven eighths of a 三号 character below the double line."""
    paragraph = made.paragraphs[0] if made.paragraphs else made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.space_before = Pt(paper.SIZES["三号"].pt * 7 / 8)
    paper.run(paragraph, text, filled=filled)
    blank(made, 2)


def title(made: Document, lines: Sequence[str], sample: bool) -> None:
    """标题: 二号小标宋, centred, broken where the caller says; a sample says so right below."""
    for line in lines:
        made.add_paragraph(line, style=paper.NAME)
    if sample:
        below = made.add_paragraph()
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paper.run(below, "（示例，用来演示，不是公文）", paper.KAI, paper.SIZES["三号"])
    blank(made)


def addressee(made: Document, text: str, filled: bool = True) -> None:
    """主送机关: from the left edge, a full-width colon at its end."""
    paragraph = made.add_paragraph()
    paper.run(paragraph, text, filled=filled)
    paper.run(paragraph, "：")


def heading(made: Document, text: str) -> None:
    """一、 in 黑体."""
    made.add_paragraph(text, style=paper.HEADING)


def subheading(made: Document, text: str) -> None:
    """（一） in 楷体."""
    made.add_paragraph(text, style=paper.SUBHEADING)


def text(made: Document, *pieces: str) -> None:
    """A paragraph; pieces that begin with 待填 are marked."""
    paragraph = made.add_paragraph(style=paper.BODY)
    for piece in pieces:
        paper.run(paragraph, formal(piece), filled=not piece.startswith(BLANK))


def formal(line: str) -> str:
    """A sentence as a document has it: dates in words, no blank beside figures."""
    line = _DAY.sub(lambda found: f"{found[1]}年{int(found[2])}月" + (f"{int(found[3])}日" if found[3] else ""), line)
    return _BLANK.sub("", line)


def blank(made: Document, lines: int = 1) -> None:
    """Empty lines."""
    for _ in range(lines):
        made.add_paragraph()


def signature(made: Document, sender: str, seal: str, when: date) -> None:
    """署名 over 成文日期, both on one centre: the date four characters from the right, further in when the name is longer (7.3.5.1).

    `seal` is what stands in brackets after the name, as 代章.
    """
    name = (sender or f"（{BLANK}：发文机关）") + (f"（{seal}）" if seal else f"（{BLANK}：印章）")
    written = day(when)
    own, dated = _width(name), _width(written)
    right = max(2.0, 4 + (dated - own) / 2)
    blank(made)
    for line, wide, filled in ((name, own, bool(sender and seal)), (written, dated, True)):
        paragraph = made.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Length(round((right + (own - wide) / 2) * paper.CHARACTER))
        paragraph.paragraph_format.keep_with_next = line is name
        paper.run(paragraph, line, filled=filled)


def _width(line: str) -> float:
    """In characters; digits are half."""
    return sum(0.5 if character.isascii() else 1 for character in line)


def record(made: Document, copies: str, printer: str, when: date) -> None:
    """版记 at the foot of the type area of the last page: thick lines outside, a thin one between; 抄送, then 印发机关 and 印发日期, 四号,
    one character in on either side. LibreOffice lets no table float that is as wide as the text: there it stands below the date."""
    table = made.add_table(rows=2, cols=1)
    table.autofit = False
    table.columns[0].width = paper.WIDE
    form = table._tbl.tblPr
    floating = OxmlElement("w:tblpPr")
    for key, value in (("leftFromText", "0"), ("rightFromText", "0"), ("vertAnchor", "margin"), ("horzAnchor", "margin"), ("tblpXSpec", "center"), ("tblpYSpec", "bottom")):
        floating.set(qn(f"w:{key}"), value)
    form.insert(1, floating)
    _bordered(form, {"top": 8, "bottom": 8, "insideH": 4})
    for cell, pieces in ((table.cell(0, 0), ("抄送：", copies or BLANK, "。")), (table.cell(1, 0), (printer or BLANK, "\t" + day(when) + "印发"))):
        cell.width = paper.WIDE
        paragraph = cell.paragraphs[0]
        paper.spaced(paragraph.paragraph_format, Pt(24))
        paragraph.paragraph_format.left_indent = paper.SIZES["四号"]
        paragraph.paragraph_format.tab_stops.add_tab_stop(Length(paper.WIDE - 2 * paper.SIZES["四号"]), WD_TAB_ALIGNMENT.RIGHT)
        for piece in pieces:
            paper.run(paragraph, piece, paper.FANG, paper.SIZES["四号"], filled=piece != BLANK)
    paper.spaced(made.add_paragraph().paragraph_format, Pt(1))  # what the table hangs on


def _bordered(form: Any, sides: dict[str, int]) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if side in sides else "nil")
        if side in sides:
            line.set(qn("w:sz"), str(sides[side]))
            line.set(qn("w:color"), "000000")
        borders.append(line)
    form.append(borders)


def grid(made: Document, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], caption: str, wordy: bool = False) -> None:
    """A table as wide as the type area, 五号; its heading row is repeated on every page. `widths` are shares; `wordy` cells stand left."""
    above = made.add_paragraph()
    above.alignment = WD_ALIGN_PARAGRAPH.CENTER
    above.paragraph_format.keep_with_next = True
    paper.run(above, caption, paper.HEI, paper.SIZES["四号"])
    table = made.add_table(rows=1 + len(rows), cols=len(heads))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _bordered(table._tbl.tblPr, dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), 4))
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "40")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Length(round(paper.WIDE * share / sum(widths)))
    for row, texts in zip(table.rows, (heads, *rows), strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, piece, share, first in zip(row.cells, texts, widths, (True, *[False] * len(heads)), strict=False):
            cell.width = Length(round(paper.WIDE * share / sum(widths)))
            paragraph = cell.paragraphs[0]
            paper.spaced(paragraph.paragraph_format, Pt(18))
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if (first or wordy) and texts is not heads else WD_ALIGN_PARAGRAPH.CENTER
            paper.run(paragraph, formal(piece), paper.HEI if texts is heads else paper.FANG, paper.SIZES["五号"])
