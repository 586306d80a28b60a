"""The report as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exchange.sheets import Sheets, bytes_of

if TYPE_CHECKING:
    from generator.exchange.lists.report import Report


def workbook(report: Report) -> bytes:
    """The report as bytes."""
    def fill(sheets: Sheets) -> None:
        page = sheets.book.add_worksheet("汇总")
        for row, sentence in enumerate([report.title, *report.summary.sentences]):
            page.write_string(row, 0, sentence)
    return bytes_of(report.title, report.title, report.portal.as_of, fill)
