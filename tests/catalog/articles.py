"""The numbers of articles, paragraphs and items of the laws that were read, kept so that every citation can be looked up.

    python -m tests.catalog.articles <文件夹>

reads `<简称>(<日期>).md` files of official texts, writes articles.json (law → version, number of paragraphs of each
article from the first on, highest item of each) and prints what of the data's citations stands there and what does not.
The texts themselves are not kept here; `test_content.py` holds the data to the kept numbers on every run.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

FIXTURE = Path(__file__).with_name("articles.json")
_FILE = re.compile(r"(.+)\((\d{4}-\d\d-\d\d)\)\.md\Z")
_ARTICLE = re.compile(r"^第([零〇一二三四五六七八九十百千]+)条(?=[\s　])", re.M)
_ITEM = re.compile(r"[（(]([一二三四五六七八九十]+)[）)]|[0-9]+[.．、]")
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


def split(text: str) -> list[str]:
    """The articles of a law, the first one first; one that is missing breaks it off."""
    found: list[str] = []
    starts = list(_ARTICLE.finditer(text))
    for at, start in enumerate(starts):
        if number(start[1]) == len(found) + 1:  # else quoted in a decision printed before or after the law
            found.append(text[start.start():starts[at + 1].start() if at + 1 < len(starts) else len(text)])
    return found


def counts(text: str) -> tuple[list[int], list[int]]:
    """How many paragraphs each article of a law has, and its highest item."""
    kuan: list[int] = []
    xiang: list[int] = []
    for article in split(text):
        blocks = [block.strip() for block in article.split("\n") if block.strip()]
        items = [found for block in blocks if (found := _ITEM.match(block))]
        kuan.append(sum(not block.startswith("#") for block in blocks) - len(items))
        xiang.append(max((number(item[1]) for item in items if item[1]), default=0))
    return kuan, xiang


def write(folder: Path) -> None:
    """Write the fixture from a folder of texts."""
    laws = {}
    for path in sorted(folder.glob("*.md")):
        named = _FILE.match(path.name)
        if named:
            kuan, xiang = counts(path.read_text(encoding="utf-8"))
            laws[named[1]] = {"版本": named[2], "各条款数": kuan, "各条项数": xiang}
    rows = ",\n".join(f" {json.dumps(law, ensure_ascii=False)}: {json.dumps(facts, ensure_ascii=False)}" for law, facts in laws.items())
    FIXTURE.write_text("{\n" + rows + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
    from tests.catalog.report import report  # it reads what was just written

    print(report())
