"""Frames already rendered: joined with the content of a structured page by joining strings. Knows no MkDocs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import PortalError

MARK = "\x1e"  # the record separator: no template, prose or datum can contain it, XML and HTML forbid it


@dataclass(frozen=True)
class Frames:
    """Prose pages ready to write, and frames to fill. Plain strings: it crosses a process boundary by pickle."""

    pages: dict[str, str]
    """Site path (`about/`, `404.html`) → whole document."""
    texts: dict[tuple[str, int], str]
    """(tab, depth) → frame with marks; a tab is its path without the slash, home is `''`."""
    _cut: dict[tuple[str, int, bool, bool, bool], list[str]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def fill(
        self,
        tab: str,
        depth: int,
        *,
        title: str,
        content: str,
        head: str = "",
        sample: str = "",
        side: str = "",
        data: str = "",
    ) -> str:
        """One document. All values are HTML: who calls has escaped them.

        `title` stands before `_站名` in <title>; `head` is further <meta>; `sample` is the sentence of the 示例 strip
        ('' leaves the strip out); `side` is what the side navigation holds ('' leaves it out; home has none);
        `content` is everything inside <main>; `data` is the address of the page's data ('' leaves the link out).
        """
        key = (tab, depth, bool(sample), bool(side), bool(data))
        cut = self._cut.get(key)
        if cut is None:
            cut = self._cut[key] = _pieces(
                self.texts[tab, depth], {"sample": bool(sample), "side": bool(side), "data": bool(data)}
            )
        values = {"title": title, "head": head, "sample": sample, "side": side, "content": content, "data": data}
        pieces = cut.copy()
        pieces[1::2] = [values[name] for name in cut[1::2]]
        return "".join(pieces)


def assets(root: Path) -> dict[str, bytes]:
    """Site path → bytes of the style sheet (its parts joined in order of name), the script and the pictures."""
    folder = root / "site_templates" / "assets"
    sheets = sorted((folder / "css").glob("*.css"))
    if not sheets:
        raise PortalError(
            f"没有样式表:{folder / 'css'} 里一个 .css 文件也没有。请从仓库取回 site_templates/。"
        )
    found = {f"assets/{path.name}": path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    return {"assets/portal.css": b"\n".join(sheet.read_bytes() for sheet in sheets), **found}


def _pieces(text: str, present: Mapping[str, bool]) -> list[str]:
    """Cut a frame at its slots into text, name, text, name, …, text, leaving out the parts that are not present."""
    for name, keep in present.items():
        inner = r"\1" if keep else ""
        text = re.sub(f"{MARK}\\+{name}{MARK}(.*?){MARK}-{name}{MARK}", inner, text, flags=re.DOTALL)
    return text.split(MARK)
