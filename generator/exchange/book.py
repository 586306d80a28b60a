"""The workbook of a place: its worksheets, what explains them, and the stamp that knows them when they come back."""

from __future__ import annotations

from generator.collection import Portal
from generator.errors import PortalError
from generator.exchange.content import Content
from generator.exchange.grids import NOTES, STAMP
from generator.exchange.notes import notes
from generator.exchange.sheets import WORDS, Sheets, bytes_of
from generator.exchange.stamp import COLUMNS, Stamp, rows, stamp
from generator.model.records import Place


def workbook(portal: Portal, place: Place, *, blank: bool = False) -> bytes:
    """The workbook of a county or of the city; a blank one, for counties, has all that a county would say left empty."""
    if place.code not in {portal.city.code, *(county.code for county in portal.counties)}:
        raise PortalError(f"{place.name}没有办事指南，不能导出。写{portal.city.name}或者旗县区。")
    if blank and place.code == portal.city.code:
        raise PortalError(f"空白的工作簿是给旗县区核对用的，{place.name}没有。去掉 --blank，或者写旗县区。")
    content = Content(portal, place, blank=blank)
    return written(content, stamp(content))


def written(content: Content, sealed: Stamp) -> bytes:
    """Worksheets and their stamp as bytes."""
    def fill(sheets: Sheets) -> None:
        for grid in content.grids:
            sheets.sheet(grid)
        sheets.prose(NOTES, notes(content))
        sheets.hidden(STAMP, [COLUMNS, *rows(sealed)])
        sheets.hidden(WORDS, sheets.words)

    return bytes_of(f"{content.place.name}工程建设项目审批清单{'（空白）' if content.blank else ''}", content.place.name, content.portal.as_of, fill)
