"""Read a workbook that comes in and lay its rows against those the portal would write now.

What is read is only compared here: which cells differ, which rows are gone or new, and what about
them cannot be taken in. Values and files are the next step's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.errors import PortalError
from generator.exchange.content import Content
from generator.exchange.entries import key_column
from generator.exchange.grids import CLAIMS, ELEMENT, ITEM, LIST, NAME, PLACE, STAMP, Grid, Line, digests
from generator.exchange.stamp import BLANK, Stamp, read
from generator.tables import open_table, parts

_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00")
_ANEW = "用 portal export 重新导出一份，把改动写进去"


class Trouble(NamedTuple):
    """Why something cannot be taken in, and where it stands in the workbook."""

    where: str
    message: str


class Came(NamedTuple):
    """One row as it came: its worksheet row and what it says."""

    row: int
    line: Line


@dataclass(slots=True)
class Arrival:
    """Rows by worksheet and item, and what is wrong with the workbook itself."""

    stamp: Stamp
    rows: dict[str, dict[str, list[Came]]] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)


def arrive(path: Path, content: Content) -> Arrival:
    """Read a workbook of this place. Raises PortalError where it is none."""
    names = {name for name, _ in parts(path)}
    stamp = read(row.cells for row in open_table(path, sheet=STAMP).rows) if STAMP in names else None
    if stamp is None:
        raise PortalError(f"{path.name} 不是 portal export 导出的工作簿，分不清哪一格改了什么。{_ANEW}。")
    if stamp.form == BLANK:
        raise PortalError(f"{path.name} 是空白的工作簿，只用来核对（portal compare、portal desk），不能导入。{_ANEW}。")
    if stamp.place != content.place.code:
        place = content.portal.places.get(stamp.place)
        raise PortalError(f"{path.name} 是{place.name if place else stamp.place}的，不是{content.place.name}的。")
    arrival = Arrival(stamp)
    came: list[Grid] = []
    for grid in content.grids:
        if grid.name not in names:
            raise PortalError(f"{path.name} 里没有“{grid.name}”这张表，被删了或者改了名。{_ANEW}。")
        came.append(_sheet(path, grid, content, arrival))
    arrival.digests = digests(came)
    return arrival


def _sheet(path: Path, grid: Grid, content: Content, arrival: Arrival) -> Grid:
    found = open_table(path, sheet=grid.name)
    missing = [column.heading for column in grid.columns if column.heading not in found.columns]
    if missing:
        raise PortalError(f"{path.name} 的“{grid.name}”里没有“{missing[0]}”这一栏，被删了或者改了名。{_ANEW}。")
    seen: Counter[tuple[str, ...]] = Counter()
    rows: dict[str, list[Came]] = defaultdict(list)
    came = Grid(grid.name, grid.columns)
    for row in found.rows:
        where = f"{grid.name} 第{row.line}行"
        if row.fault:
            arrival.troubles.append(Trouble(where, f"这一行读不出来({row.fault})，长的数字要设成文本，表头右边的栏里不要写。"))
            continue
        texts = {column.heading: _MIDNIGHT.sub(r"\1", row.cells.get(column.heading, "")) for column in grid.columns}
        key = _key(grid, texts, content)
        if isinstance(key, str):
            arrival.troubles.append(Trouble(where, key))
            continue
        seen[key] += 1
        line = Line((*key, str(seen[key])) if len(key) == 3 else key, texts)
        if len(key) < 3 and seen[key] > 1:
            arrival.troubles.append(Trouble(where, f"“{texts[NAME]}”写了两行，留一行。"))
            continue
        came.lines.append(line)
        rows[key[0]].append(Came(row.line, line))
    arrival.rows[grid.name] = rows
    return came


def _key(grid: Grid, texts: dict[str, str], content: Content) -> tuple[str, ...] | str:
    """What a row is about, or why that cannot be told. A row typed anew may give the item's name alone."""
    item = texts[ITEM]
    if not item:
        same = [known for known in content.standings if texts[NAME] and content.called(known) == texts[NAME]]
        if len(same) != 1:
            return f"没有写事项标识，“{texts[NAME]}”也认不出是哪一项。"
        texts[ITEM] = item = same[0]
    if item not in content.standings:
        return f"没有“{item}”这个事项标识。"
    texts[NAME] = texts[NAME] or content.called(item)
    if grid.name == LIST:
        return (item,)
    if grid.name == CLAIMS:
        place = next((each.code for each in content.portal.counties if each.name == texts.get(PLACE)), "")
        return (item, place) if PLACE in texts else (item,)
    elements = [shape for shape in content.shapes.values() if shape.sheet == grid.name]
    if ELEMENT in texts:
        elements = [shape for shape in elements if shape.column == texts[ELEMENT]]
        if not elements:
            return f"“{ELEMENT}”写的是“{texts[ELEMENT]}”，要从下拉清单里选。"
    name = texts[key_column(grid).heading]
    return (item, elements[0].name, name) if name else f"“{key_column(grid).heading}”没有写。"


def rows_of(arrival: Arrival, sheet: str, item: str) -> dict[tuple[str, ...], Came]:
    """The rows of an item on a worksheet by key."""
    return {each.line.key: each for each in arrival.rows[sheet].get(item, ())}

