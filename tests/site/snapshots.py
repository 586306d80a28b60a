"""Snapshots of the sample site: what the pages of the rules' example portal say, kept as text.

`python -m tests.site.snapshots` accepts the present output; look at the difference first.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path

from tests.collection import small

REPO = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).with_name("snapshots")
PAGES = ("", "items/", f"items/{small.ITEM}/", "items/qiye-touzi-xiangmu-beian/", "places/", "places/150400/", "places/150402/",
         f"places/150402/items/{small.ITEM}/", "consistency/", "consistency/shigong-xuke/", "findings/", "waivers/", "rules/LVL101/", "laws/jianzhu-fa/", "changes/",
         f"items/{small.ITEM}/history/", f"items/{small.ITEM}/as-of/2026-03-02/")
_BLOCK = re.compile(r"<(?:h[1-6]|p|li|tr|dt|dd|div|section|summary|figcaption|table|option|legend)\b[^>]*>")


def make(folder: Path) -> dict[str, str]:
    """Build the sample portal in a folder; page → its words, a block a line."""
    root = small.make(folder / "portal")
    for shared in ("site_templates", "mkdocs.yml"):
        (root / shared).symlink_to(REPO / shared)
    small.own(root, "承诺办结时限: 4日", "申请材料:", "  - 名称: 施工合同", "    份数: 1", "办理环节:", "  - {名称: 审查, 时限: 2日}")
    subprocess.run([sys.executable, "-m", "generator", "build", "--root", str(root)], check=True, capture_output=True)
    return {name(page): _words((root / "site" / page / "index.html").read_text(encoding="utf-8")) for page in PAGES}


def name(page: str) -> str:
    """The snapshot's file of a page."""
    return (page.rstrip("/").replace("/", "__") or "home") + ".txt"


def _words(document: str) -> str:
    main = document[document.index("<main"):document.index("</main>")]
    text = unescape(re.sub(r"<[^>]+>", " ", _BLOCK.sub("\n", main)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def main() -> None:
    """Accept the present output."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for file, text in make(Path(folder)).items():
            (FOLDER / file).write_text(text, encoding="utf-8")
            print(FOLDER / file)


if __name__ == "__main__":
    main()
