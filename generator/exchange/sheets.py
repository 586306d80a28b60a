"""Worksheets as the bytes of an .xlsx file, whatever they say: the one place that knows xlsxwriter.

The same grids and the same day make the same bytes. Texts are written as texts, whatever they begin
with; a text no cell can hold is refused by name and never cut.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any
from unicodedata import east_asian_width

import xlsxwriter

from generator.comparing import Effect
from generator.errors import PortalError
from generator.exchange.cells import MOST, units
from generator.exchange.grids import BASE, ELEMENT, ID, INFO, ITEM, NAME, Column, Grid, Line

WORDS = "_词表"  # hidden: words of drop-down lists that are too long to stand in the cell's own rule
COLOURS = {Effect.HEAVIER: "#F8CBAD", Effect.OPEN: "#FFE699", Effect.UNKNOWN: "#D9D9D9", Effect.LIGHTER: "#C6E0B4"}
_A4, _PAGE = 9, 190  # paper number of A4; characters that a landscape page holds in small print
_MOST_LIST = 255  # characters of words that Excel takes in a rule
_NUMBER = 15  # digits a cell's number keeps
_HEAD, _SENTENCE = 14, 110  # widths of a worksheet that explains
_LINE, _LEAD = 13, 4  # points of a line of 10 point text; what a row takes besides
_GREY = "#F2F2F2"


def bytes_of(title: str, head: str, day: date, fill: Callable[[Sheets], None]) -> bytes:
    """A workbook. `title` is its property, `head` stands at the left of every printed page, `day` is 数据截至;
    `fill` writes the worksheets."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": title, "created": datetime.combine(day, datetime.min.time())})
        fill(Sheets(book, head, day))
    return buffer.getvalue()


class Sheets:
    """The worksheets of one workbook, in the order they are written."""

    def __init__(self, book: Any, head: str, day: date) -> None:
        self.book, self.head, self.day = book, head, day
        self.words: list[tuple[str, ...]] = []
        self._formats: dict[tuple[Any, ...], Any] = {}

    def format(self, **traits: Any) -> Any:
        """A cell format, one object for one look."""
        key = tuple(sorted(traits.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"font_name": "宋体", "font_size": 10, "valign": "top", "border": 1, "border_color": "#BFBFBF", **traits})
        return self._formats[key]

    def sheet(self, grid: Grid) -> None:
        """One worksheet of data."""
        page = self.book.add_worksheet(grid.name)
        head = {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "num_format": "@"}
        for number, column in enumerate(grid.columns):
            page.set_column(number, number, column.width, None, {"level": 1, "hidden": True} if column.folded else {})
            page.write_string(0, number, column.heading, self.format(**head, bg_color="#DDEBF7" if column.role not in (BASE, INFO) else "#D9D9D9"))
            if column.hint:
                page.write_comment(0, number, column.hint, {"author": "", "x_scale": 2.5, "y_scale": 1.6})
        if grid.columns[-1].folded:
            page.set_column(len(grid.columns), len(grid.columns), None, None, {"collapsed": True})
        last = len(grid.lines) + grid.room
        page.set_row(0, 30)
        for row, line in enumerate(grid.lines, 1):
            height = _height(grid, line)
            if height:
                page.set_row(row, height)
            for number, column in enumerate(grid.columns):
                self._cell(page, row, number, column, line, self._subject(grid, line, column))
        for number, column in enumerate(grid.columns):
            if column.words and column.role not in (BASE, INFO):
                page.data_validation(1, number, last, number, {
                    "validate": "list", "source": self._source(column.words), "error_title": "不在清单里",
                    "error_message": "从下拉清单里选一个。", "ignore_blank": True})
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        page.freeze_panes(1, grid.frozen)
        page.autofilter(0, 0, max(1, len(grid.lines)), len(grid.columns) - 1)
        self._print(page, grid)

    def _cell(self, page: Any, row: int, number: int, column: Column, line: Line, subject: Callable[[], str]) -> None:
        text = line.texts.get(column.heading, "")
        colour = COLOURS.get(line.effects[column.heading]) if column.heading in line.effects else _GREY if column.role in (BASE, INFO, ID) else None
        look = {"text_wrap": True, **({"num_format": "General", "align": "center"} if column.number else {"num_format": "@"}), **({"bg_color": colour} if colour else {})}
        if not text:
            page.write_blank(row, number, None, self.format(**look))
        elif column.number and text.isascii() and text.isdigit() and str(int(text)) == text and len(text) < _NUMBER:
            page.write_number(row, number, int(text), self.format(**look))
        else:
            self._string(page, row, number, text, self.format(**look), subject)

    def _string(self, page: Any, row: int, number: int, text: str, look: Any, subject: Callable[[], str]) -> None:
        if units(text) > MOST:
            raise PortalError(f"{subject()}有 {units(text)} 字，超过一个单元格能放的 {MOST} 字，没有导出。把它分成几条或者写短。")
        page.write_string(row, number, text, look)

    def _subject(self, grid: Grid, line: Line, column: Column) -> Callable[[], str]:
        def said() -> str:
            element = line.texts.get(ELEMENT, "") or grid.name
            name = line.key[2] if len(line.key) > 2 else ""
            return f"“{line.texts.get(NAME, line.key[0])}”的{element}{f'“{name[:20]}”' if name else ''}“{column.heading}”"

        return said

    def _source(self, words: tuple[str, ...]) -> list[str] | str:
        if len(",".join(words)) <= _MOST_LIST and not any("," in word for word in words):
            return list(words)
        if words not in self.words:
            self.words.append(words)
        row = self.words.index(words) + 1
        return f"='{WORDS}'!$A${row}:${letters(len(words))}${row}"

    def _print(self, page: Any, grid: Grid) -> None:
        self.paper(page, grid.name, sum(column.width for column in grid.columns if not column.folded))
        page.repeat_rows(0)
        page.repeat_columns(grid.named)

    def paper(self, page: Any, name: str, width: int) -> None:
        """Set a worksheet up for A4. `width` is that of its columns in sight: what is too wide for small print goes over several pages."""
        page.set_paper(_A4)
        page.set_landscape()
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.fit_to_pages(max(1, round(width / _PAGE)), 0)
        page.set_header(f"&L{self.head.replace('&', '&&')} {name.replace('&', '&&')}&R数据截至 {self.day.isoformat()}")
        page.set_footer("&C第 &P 页，共 &N 页")

    def prose(self, name: str, rows: Iterable[tuple[str, str, Effect | None]]) -> None:
        """A worksheet that explains the others: heading, sentence, and the effect whose colour it explains."""
        page = self.book.add_worksheet(name)
        page.set_column(0, 0, _HEAD)
        page.set_column(1, 1, _SENTENCE)
        for row, (heading, sentence, effect) in enumerate(rows):
            page.write_string(row, 0, heading, self.format(bold=True, num_format="@"))
            page.write_string(row, 1, sentence, self.format(text_wrap=True, num_format="@", **({"bg_color": COLOURS[effect]} if effect else {})))
            page.set_row(row, _lines(sentence, _SENTENCE) * _LINE + 2 * _LEAD)
        self.paper(page, name, _HEAD + _SENTENCE)

    def hidden(self, name: str, table: Sequence[tuple[str, ...]]) -> None:
        """A worksheet nobody edits."""
        page = self.book.add_worksheet(name)
        for row, texts in enumerate(table):
            for number, text in enumerate(texts):
                page.write_string(row, number, text, self.format(num_format="@"))
        page.very_hidden()


def _height(grid: Grid, line: Line) -> float:
    """How high a row must be for its texts, in points; 0 where one line is enough, so that it grows with what is typed.
    Excel and WPS would find the height themselves, LibreOffice does not."""
    shown = (column for column in grid.columns if not column.folded and column.heading != ITEM)  # an id need not be read to its end
    return height(((line.texts.get(column.heading, ""), column.width) for column in shown), grid.most)


def height(cells: Iterable[tuple[str, float]], most: float) -> float:
    """How high a row of (text, width of its column) must be, in points and at most `most`; 0 where one line is enough."""
    lines = max((_lines(text, int(width)) for text, width in cells if text), default=1)
    return min(lines * _LINE + _LEAD, most) if lines > 1 else 0


def _lines(text: str, width: int) -> int:
    return sum(max(1, -(-sum(2 if east_asian_width(each) in "WFA" else 1 for each in part) // width)) for part in text.split("\n"))


def letters(number: int) -> str:
    """The name of a column, counted from 1."""
    return (letters((number - 1) // 26) if number > 26 else "") + chr(ord("A") + (number - 1) % 26)
