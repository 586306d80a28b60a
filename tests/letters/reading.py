"""A document read back from its XML: the sheet, paragraphs with fonts and sizes, page numbers. Nothing of python-docx or ours."""

from __future__ import annotations

import io
import zipfile
from typing import Any, NamedTuple
from xml.etree import ElementTree as Tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 56.6929  # twentieths of a point


class Piece(NamedTuple):
    """A run: text, Chinese font, half points, colour, whether marked."""

    text: str
    font: str
    size: int
    colour: str
    marked: bool


class Paragraph(NamedTuple):
    """Style, alignment, and its runs."""

    style: str
    align: str
    pieces: list[Piece]
    element: Any

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class Read:
    """A DOCX file."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.styles = {style.get(f"{W}styleId"): style for style in self.part("styles").findall(f"{W}style")}
        self.names = {style.find(f"{W}name").get(f"{W}val"): key for key, style in self.styles.items()}
        self.body = self.part("document").find(f"{W}body")
        self.section = self.body.find(f"{W}sectPr")

    def part(self, name: str) -> Any:
        return Tree.fromstring(self.zip.read(f"word/{name}.xml"))

    def mm(self, group: str, side: str) -> float:
        return round(int(self.section.find(f"{W}{group}").get(f"{W}{side}")) / MM, 1)

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [self.paragraph(each) for each in self.body.findall(f"{W}p")]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraph(each).text for each in self.body.iter(f"{W}p"))

    def paragraph(self, element: Any) -> Paragraph:
        form = element.find(f"{W}pPr")
        style = value(form, "pStyle") or "Normal"
        return Paragraph(value(self.styles[style], "name") if style in self.styles else style, value(form, "jc") or self.inherited(style, "jc", "pPr"),
                         [self._piece(run, style) for run in element.iter(f"{W}r")], element)

    def _piece(self, run: Any, style: str) -> Piece:
        form = run.find(f"{W}rPr")
        fonts = form.find(f"{W}rFonts") if form is not None else None
        font = fonts.get(f"{W}eastAsia") if fonts is not None else None
        return Piece("".join(each.text or "" for each in run.iter(f"{W}t")), font or self.font(style), int(value(form, "sz") or self.inherited(style, "sz", "rPr")),
                     value(form, "color"), form is not None and form.find(f"{W}highlight") is not None)

    def font(self, style: str) -> str:
        while style:
            fonts = self.styles[style].find(f"{W}rPr/{W}rFonts")
            if fonts is not None and fonts.get(f"{W}eastAsia"):
                return str(fonts.get(f"{W}eastAsia"))
            style = value(self.styles[style], "basedOn")
        return ""

    def inherited(self, style: str, name: str, group: str) -> str:
        while style:
            found = value(self.styles[style].find(f"{W}{group}"), name)
            if found:
                return found
            style = value(self.styles[style], "basedOn")
        return ""

    def footer(self, kind: str) -> Paragraph:
        """The first paragraph of a footer: default (odd), even, first."""
        rid = next(each.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
                   for each in self.section.findall(f"{W}footerReference") if each.get(f"{W}type") == kind)
        relations = Tree.fromstring(self.zip.read("word/_rels/document.xml.rels"))
        target = next(each.get("Target") for each in relations if each.get("Id") == rid)
        return self.paragraph(Tree.fromstring(self.zip.read(f"word/{target}")).find(f"{W}p"))


def value(element: Any, name: str) -> str:
    found = element.find(f"{W}{name}") if element is not None else None
    return str(found.get(f"{W}val")) if found is not None and found.get(f"{W}val") else ""
