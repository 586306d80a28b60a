"""Every number with a unit that the data say beside a citation, looked up in the articles cited.

    python -m tests.catalog.figures <文件夹>

reads the same folder as `articles.py` and prints each number that stands in none of the articles its sentence cites,
to be looked at by hand: a note may take it from elsewhere, a fine may be wrong.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.catalog import articles, citing
from tests.catalog.facts import CITY, GUIDES, REGION, load, reference, rows

_FIGURE = re.compile("([0-9]+|[一二三四五六七八九十百千]+)(个工作日|日|万元|元|年|个月|公顷|倍|立方米|平方米|小时|米|千瓦)")
_CLAUSE = re.compile("第[零一二三四五六七八九十百]+[条款项]")
_SHORT = re.compile("第([零一二三四五六七八九十百]+)条")
# which fields of a row make one statement: what is said, and what it cites
_SAID = (("常见问题", "问题", "答复"), ("受理条件", "名称", "内容"), ("审查标准", "名称", "内容"), ("不得要求", "内容", "内容"),
         ("其他期限", "名称", "时限"), ("法定特别程序", "名称", "时限"), ("救济途径", "名称", "内容"))
_ALONE = (("法定办结时限", "法定时限依据"), ("结果有效期", "有效期依据"))


class Figure(NamedTuple):
    """One number: where it stands, as it is written, and whether a cited article has it."""

    where: str
    written: str
    found: bool


def texts(text: str) -> list[str]:
    """The articles of a law without their own numbers and without white space."""
    return [re.sub(r"\s", "", article.split("条", 1)[1]) for article in articles.split(text)]


def figures(where: str, said: str, basis: str, laws: dict[str, list[str]]) -> Iterator[Figure]:
    """Numbers of one statement. An article named without its law counts for the only law cited."""
    cited = [(law, article) for law, article, *_ in citing.clauses(f"{said}（{basis}）") if law in laws]
    if len(named := {law for law, _ in cited}) == 1:
        cited += [(law, articles.number(short)) for law in named for short in _SHORT.findall(said + basis)]
    body = "".join(laws[law][article - 1] for law, article in cited if 1 <= article <= len(laws[law]))
    for digits, unit in _FIGURE.findall(_CLAUSE.sub("", said)) if body else ():
        value = int(digits) if digits.isdigit() else articles.number(digits)
        yield Figure(where, digits + unit, bool(_writings(value, unit) & set(re.findall("[0-9]+|[一二两三四五六七八九十百千]+", body))))


def _writings(value: int, unit: str) -> set[str]:
    """A number as laws write it: 12, 十二; 24个月 also as 2 or 二 or 两 years, 5000 as 五千."""
    values = {value} | ({value // 12} if unit == "个月" and value % 12 == 0 else set())
    signs = {str(each) for each in values} | ({"两"} if 2 in values else set())
    return signs | {sign for each in values for sign in _chinese(each)}


def _chinese(value: int) -> set[str]:
    if value >= 10000:
        return set()
    digits = "零一二三四五六七八九"
    out = ""
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure, value = divmod(value, place)
        out += digits[figure] + name if figure else "零" if out and value and not out.endswith("零") else ""
    return {out, out.removeprefix("一") if out.startswith("一十") else out}


def _statements() -> Iterator[tuple[str, str, str]]:
    for item in reference():
        for folder in (REGION, CITY, GUIDES):
            tree: dict[str, Any] = load(folder / f"{item['slug']}.yml")
            for element, name, field in _SAID:
                for row in rows(tree.get(element)):
                    yield f"{item['id']} {element}/{row[name]}", row[field], row.get("依据", "")
            for element, basis in _ALONE:
                yield f"{item['id']} {element}", tree.get(element, ""), tree.get(basis, "")


def main(folder: Path) -> None:
    """Print the figures, then each number to be looked at."""
    laws = {law: texts(next(folder.glob(f"{law}(*.md")).read_text("utf-8")) for law in citing.laws()}
    found = [each for where, said, basis in _statements() for each in figures(where, said, basis, laws)]
    missing = [each for each in found if not each.found]
    print(f"同一句话里引了条文的数 {len(found)} 个，条文里有的 {len(found) - len(missing)} 个，要人看的 {len(missing)} 个。")
    for each in missing:
        print(f"  {each.where}：{each.written}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
