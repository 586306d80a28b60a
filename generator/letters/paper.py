"""The sheet of GB/T 9704-2012: A4, its type area, the grid of 22 lines by 28 characters, styles, page numbers.

Lengths are the standard's own millimetres and 号; 5.1 幅面, 5.2 版面, 5.2.3 行数和字数, 7.5 页码. Line spacing is exact, so that
a page holds 22 lines whatever font the reader's machine puts in place of one it has not. Fonts are named, never embedded.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run

TOP, LEFT = Mm(37), Mm(28)  # 天头, 订口
WIDE, HIGH = Mm(156), Mm(225)  # 版心
PAPER = (Mm(210), Mm(297))
LINES, CHARACTERS = 22, 28
SIZES = {"二号": Pt(22), "三号": Pt(16), "四号": Pt(14), "五号": Pt(10.5)}
PITCH = Twips(579)  # 225 mm in 22 lines, down to a twentieth of a point
CLOSER = Twips(-5)  # 三号 is 16 points, a character of the type area 15.79: letters stand that much closer
CHARACTER = Length(Pt(16) + CLOSER)
SONG, FANG, HEI, KAI, TITLE = "宋体", "仿宋", "黑体", "楷体", "方正小标宋简体"
RED = RGBColor(0xFF, 0, 0)
BELOW = Mm(7)  # from the type area to the page number
AFTER_SNAP = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:textDirection", "w:textAlignment", "w:outlineLvl", "w:rPr", "w:sectPr")
_LINE = Pt(15.6)  # of the page number
_STAMP = (1980, 1, 1, 0, 0, 0)
BODY, HEADING, SUBHEADING, NAME = "公文正文", "公文一级标题", "公文二级标题", "公文标题"


def sheet(title: str, day: date) -> Document:
    """An empty document on that sheet, with its styles."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = PAPER
    section.left_margin, section.right_margin = LEFT, Length(PAPER[0] - LEFT - WIDE)
    section.top_margin, section.bottom_margin = TOP, Length(PAPER[1] - TOP - HIGH)
    section.header_distance, section.footer_distance = Mm(15), Length(section.bottom_margin - BELOW - _LINE)
    section.gutter = Mm(0)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")  # LibreOffice gives a character wider than its cell of a character grid two cells
    grid.set(qn("w:linePitch"), str(int(PITCH.twips)))
    _styles(made)
    _about(made, title, day)
    return made


def _styles(made: Document) -> None:
    normal = made.styles["Normal"]
    letters(normal.font, FANG, SIZES["三号"])
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")  # of figures and Latin letters: a number is not parted at the end of a line
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(_closer(CLOSER))
    normal.element.get_or_add_rPr().append(language)
    spaced(normal.paragraph_format)
    for name, font, level in ((BODY, FANG, None), (HEADING, HEI, 0), (SUBHEADING, KAI, 1), (NAME, TITLE, None)):
        style: Any = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        letters(style.font, font, SIZES["二号"] if name == NAME else SIZES["三号"])
        if name == NAME:
            style.font._element.get_or_add_rPr().append(_closer(Twips(0)))
        if name == NAME:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
            spaced(style.paragraph_format, Pt(33))
        else:
            style.paragraph_format.first_line_indent = Length(2 * CHARACTER)
        if level is not None:
            outline = OxmlElement("w:outlineLvl")
            outline.set(qn("w:val"), str(level))
            style.element.get_or_add_pPr().append(outline)
            style.paragraph_format.keep_with_next = True


def _closer(by: Length) -> Any:
    made = OxmlElement("w:spacing")
    made.set(qn("w:val"), str(int(by.twips)))
    return made


def spaced(form: Any, pitch: Length = PITCH) -> None:
    """Exact line spacing, nothing before or after; off the grid where the pitch is another."""
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, pitch
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    if pitch != PITCH:
        free = OxmlElement("w:snapToGrid")
        free.set(qn("w:val"), "0")
        form._element.get_or_add_pPr().insert_element_before(free, *AFTER_SNAP)


def letters(font: Any, name: str, size: Length, colour: RGBColor | None = None) -> None:
    """One font for Chinese and Latin letters alike."""
    font.name, font.size = name, size
    fonts = font._element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:hAnsi", "w:ascii", "w:cs"):
        fonts.set(qn(script), name)
    if colour is not None:
        font.color.rgb = colour


def run(paragraph: Paragraph, text: str, name: str = "", size: Length | None = None, colour: RGBColor | None = None, filled: bool = True) -> Run:
    """A piece of text; what is still to be filled in (`filled` False) is marked yellow, so that nobody sends it by mistake."""
    made = paragraph.add_run(text)
    if name:
        letters(made.font, name, size or SIZES["三号"], colour)
    if not filled:
        mark = OxmlElement("w:highlight")
        mark.set(qn("w:val"), "yellow")
        made._element.get_or_add_rPr().append(mark)
    return made


def rule(paragraph: Paragraph, side: str, kind: str, eighths: int, colour: str, space: int = 0) -> None:
    """A line at the top or bottom of a paragraph; `eighths` of a point thick, `space` points away."""
    form = paragraph._element.get_or_add_pPr()
    borders = form.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        form.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:snapToGrid", *AFTER_SNAP)
    line = OxmlElement(f"w:{side}")
    for key, value in (("val", kind), ("sz", str(eighths)), ("space", str(space)), ("color", colour)):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)


def numbered(made: Document, first: bool = True) -> None:
    """Page numbers: 四号半角宋体, a dash on either side, right on odd pages and left on even ones, one character in. `first`:
    whether the first page has one (a letter form's has not)."""
    section = made.sections[0]
    made.settings.odd_and_even_pages_header_footer = True
    section.different_first_page_header_footer = not first
    for footer, side in ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)):
        paragraph = footer.paragraphs[0]
        paragraph.style = made.styles["Normal"]
        paragraph.alignment = side
        spaced(paragraph.paragraph_format, _LINE)
        form = paragraph.paragraph_format
        form.left_indent, form.right_indent = (SIZES["四号"], None) if side == WD_ALIGN_PARAGRAPH.LEFT else (None, SIZES["四号"])
        run(paragraph, "— ", SONG, SIZES["四号"])
        for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("", "1"), ("end", "")):
            piece = run(paragraph, "", SONG, SIZES["四号"])
            piece._element.append(_field(kind, text))
        run(paragraph, " —", SONG, SIZES["四号"])


def _field(kind: str, text: str) -> Any:
    if kind:
        made = OxmlElement("w:fldChar")
        made.set(qn("w:fldCharType"), kind)
        return made
    made = OxmlElement("w:instrText" if text.strip() == "PAGE" else "w:t")
    made.set(qn("xml:space"), "preserve")
    made.text = text
    return made


def _about(made: Document, title: str, day: date) -> None:
    about = made.core_properties
    about.title, about.author, about.last_modified_by, about.comments, about.keywords, about.language = title, "", "", "", "", "zh-CN"
    about.created = about.modified = datetime(day.year, day.month, day.day)
    about.revision = 1
    package = made.part.package
    for key in [key for key, found in package.rels.items() if found.reltype.endswith("/thumbnail")]:
        package.rels.pop(key)


def packed(made: Document) -> bytes:
    """The file, the same bytes for the same content: parts in order, all stamped alike."""
    raw, out = io.BytesIO(), io.BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(out, "w") as whole:
        for name in _order(parts.namelist()):
            part = zipfile.ZipInfo(name, _STAMP)
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            whole.writestr(part, parts.read(name), compresslevel=6)
    return out.getvalue()


def _order(names: list[str]) -> Iterator[str]:
    """The table of contents first, as readers expect."""
    first = "[Content_Types].xml"
    yield first
    yield from sorted(name for name in names if name != first)
