"""The peer: the pages of a built site as plain Markdown, all in the navigation of mkdocs-material.

What anyone would do first. The text is ours, stripped to headings, paragraphs, lists and tables.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import yaml

_CONFIG = Path(__file__).with_name("naive.yml")
_MAIN = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)


def write(site: Path, target: Path) -> int:
    """Write the MkDocs project of a built site; the number of its pages."""
    nav = []
    for page in sorted(site.rglob("index.html")):
        found = _MAIN.search(page.read_text(encoding="utf-8"))
        if not found:
            continue
        name = page.parent.relative_to(site).as_posix()
        file = target / "docs" / ("index.md" if name == "." else f"{name}.md")
        file.parent.mkdir(parents=True, exist_ok=True)
        markdown = _Markdown()
        markdown.feed(found[1])
        file.write_text("".join(markdown.parts), encoding="utf-8")
        nav.append({markdown.title or name: file.relative_to(target / "docs").as_posix()})
    config = _CONFIG.read_text(encoding="utf-8") + yaml.safe_dump({"nav": nav}, allow_unicode=True)
    (target / "mkdocs.yml").write_text(config, encoding="utf-8")
    return len(nav)


class _Markdown(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.title = ""
        self._row: list[str] | None = None
        self._heads = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.parts.append("\n\n" + "#" * int(tag[1]) + " ")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in ("p", "dl", "dt", "div", "ul", "ol", "table"):
            self.parts.append("\n\n")
            self._heads = 0 if tag == "table" else self._heads
        elif tag == "tr":
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._row.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr" and self._row is not None:
            self.parts.append("| " + " | ".join(self._row) + " |\n")
            if not self._heads:
                self.parts.append("|" + " --- |" * len(self._row) + "\n")
                self._heads = len(self._row)
            self._row = None

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if not text:
            return
        if self._row:
            self._row[-1] += text.replace("|", "\\|")
            return
        if not self.title and self.parts and self.parts[-1].endswith("# "):
            self.title = text
        self.parts.append(text + " ")
