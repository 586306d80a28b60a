"""A spreadsheet of OpenDocument made by hand: what LibreOffice and WPS write as .ods."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

_HEAD = ('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
         'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>')
TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def make(sheets: Mapping[str, Sequence[Sequence[str]]], extra: str = "") -> bytes:
    """The worksheets as an .ods file; `extra` is put into the last one as it is."""
    body = "".join(f'<table:table table:name={quoteattr(name)}>{"".join(map(_row, rows))}{extra if name == list(sheets)[-1] else ""}</table:table>' for name, rows in sheets.items())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                         f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/></manifest:manifest>')
        archive.writestr("content.xml", f"{_HEAD}{body}</office:spreadsheet></office:body></office:document-content>")
    return buffer.getvalue()


def _row(cells: Sequence[str]) -> str:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>"


def _cell(text: str) -> str:
    if text in ("←", "↑"):
        return "<table:covered-table-cell/>"
    if text.startswith("#"):
        return f'<table:table-cell office:value-type="float" office:value="{text[1:]}"><text:p>{text[1:]}</text:p></table:table-cell>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>' if text else "<table:table-cell/>"
