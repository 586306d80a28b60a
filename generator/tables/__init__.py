"""Spreadsheets, CSV and event logs → rows of text with physical line numbers.

A row that cannot be read says why and where; it never shifts the rows after it. What the columns
mean is not known here.
"""

from generator.tables.opening import open_table, parts, stem
from generator.tables.row import Content, Row
from generator.tables.sent import MOST_BYTES, Range, Sent, Sheet, sheets_in

__all__ = ["MOST_BYTES", "Content", "Range", "Row", "Sent", "Sheet", "open_table", "parts", "sheets_in", "stem"]
