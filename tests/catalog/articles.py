"""The numbers of articles and paragraphs of the laws that were read, kept so that every citation can be looked up.

    python -m tests.catalog.articles <文件夹>

reads `<简称>(<日期>).md` files of official texts and writes articles.json: law → version and the number of
paragraphs of each article from the first on. The texts themselves are not kept here.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

FIXTURE = Path(__file__).with_name("articles.json")
_FILE = re.compile(r"(.+)\((\d{4}-\d\d-\d\d)\)\.md\Z")
_ARTICLE = re.compile(r"^第([零〇一二三四五六七八九十百千]+)条(?=[\s　])", re.M)
_ITEM = re.compile(r"[（(][一二三四五六七八九十]+[）)]|[0-9]+[.．、]")
_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


def number(text: str) -> int:
    """一百零四 → 104."""
    total, digit = 0, 0
    for sign in text:
        if sign in _TENS:
            total, digit = total + (digit or 1) * _TENS[sign], 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def paragraphs(text: str) -> list[int]:
    """How many paragraphs each article of a law has; an article that is missing breaks it off."""
    found: list[int] = []
    starts = list(_ARTICLE.finditer(text))
    for at, start in enumerate(starts):
        if number(start[1]) != len(found) + 1:
            continue  # another article quoted in a decision printed before or after the law
        end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        blocks = [block.strip() for block in text[start.start():end].split("\n") if block.strip()]
        found.append(sum(not block.startswith("#") and not _ITEM.match(block) for block in blocks))
    return found


def main(folder: Path) -> None:
    """Write the fixture from a folder of texts."""
    laws = {}
    for path in sorted(folder.glob("*.md")):
        named = _FILE.match(path.name)
        if named:
            laws[named[1]] = {"版本": named[2], "各条款数": paragraphs(path.read_text(encoding="utf-8"))}
    rows = ",\n".join(f" {json.dumps(law, ensure_ascii=False)}: {json.dumps(facts, ensure_ascii=False)}" for law, facts in laws.items())
    FIXTURE.write_text("{\n" + rows + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
