"""A block as columns: whose case, what event, when, under which name.

The normal form is ours, so a row that does not fit it is wrong use, said with its line. Rows of
unknown items and places are kept here and counted out later; rows that repeat another count once.
"""

from __future__ import annotations

import csv
import io
from typing import NamedTuple

import numpy as np
import pandas as pd

from generator.errors import PortalError
from generator.model.identity import normal
from generator.statistics.basis import Basis
from generator.statistics.blocks import Block
from generator.statistics.fields import Array, Ints, Text, Words, hashed

CASE, PROJECT, PLACE, ITEM, EVENT, TIME, ENTERED, _, NAME = range(9)
_COLUMNS = 11
NEVER = np.iinfo(np.int64).min


class Rows(NamedTuple):
    """Columns of a block sorted by case and time. `case` numbers cases from 0, `heads` are their first rows.

    `kind`, `place`, `item` are positions in the basis, -1 when unknown; `name` is a position in
    `names`, which are normal and in order (0 is no name). `entered` is NEVER when not stated.
    """

    case: Ints
    heads: Ints
    kind: Ints
    time: Ints
    day: Ints
    entered: Ints
    name: Ints
    names: list[str]
    place: Ints
    item: Ints
    ids: Words
    project: Words
    in_project: Array
    kept: Array


def parse(block: Block, basis: Basis) -> Rows:
    """The columns of a block."""
    text, ends = _split(block)
    time, good = text.times(*_column(ends, TIME))
    _refuse(block, good, "时间不是 2026-11-20T09:30:00 的样子")
    ids = text.hashes(*_column(ends, CASE))
    kind = basis.kind_codes.of(text.hashes(*_column(ends, EVENT)))
    name, names = _names(text, *_column(ends, NAME))
    entered = _entered(block, text, *_column(ends, ENTERED))
    case = _numbered(ids)
    if ((np.diff(case) == 0) & (np.diff(time) < 0)).any():
        order = np.lexsort((time, case))
        time, kind, name, entered = (each[order] for each in (time, kind, name, entered))
    heads = np.flatnonzero(np.diff(case, prepend=-1))  # sorting moves no row into another case

    def first(column: int) -> Words:
        start, length = _column(ends, column)
        return text.hashes(start[heads], length[heads])

    return Rows(case, heads, kind, time, time // 86400, entered, name, names, basis.place_codes.of(first(PLACE)), basis.item_codes.of(first(ITEM)),
                ids[heads] ^ _hash(block.path), first(PROJECT), _column(ends, PROJECT)[1][heads] > 0, _kept(case, time, kind, name))


def _hash(path: str) -> np.uint64:
    """Cases of one id in two files are two cases."""
    return np.uint64(hashed([path])[0])


def _numbered(ids: Words) -> Ints:
    return np.cumsum(np.concatenate([[False], ids[1:] != ids[:-1]]))


def _kept(case: Ints, time: Ints, kind: Ints, name: Ints) -> Array:
    """All rows but those that repeat another of their case: time, kind and name."""
    kept = np.ones(len(case), dtype=bool)
    tie = (np.diff(case) == 0) & (np.diff(time) == 0)
    tied = np.flatnonzero(np.concatenate([tie, [False]]) | np.concatenate([[False], tie]))
    tied = tied[np.lexsort((name[tied], kind[tied], time[tied], case[tied]))]
    same = np.logical_and.reduce([np.diff(column[tied]) == 0 for column in (case, time, kind, name)])
    kept[tied[1:][same]] = False
    return kept


def _names(text: Text, start: Ints, length: Ints) -> tuple[Ints, list[str]]:
    """Names as positions in the sorted list of normal names."""
    position = np.zeros(len(start), dtype=np.int64)
    stated = np.flatnonzero(length)
    code, known = pd.factorize(text.hashes(start[stated], length[stated]))
    first = np.full(len(known), len(stated))
    np.minimum.at(first, code, np.arange(len(stated)))
    written = [normal(each) for each in text.texts(start[stated[first]], length[stated[first]])]
    names = sorted({"", *written})
    place = {each: number for number, each in enumerate(names)}
    position[stated] = np.array([place[each] for each in written], dtype=np.int64)[code]
    return position, names


def _entered(block: Block, text: Text, start: Ints, length: Ints) -> Ints:
    found = np.full(len(start), NEVER)
    stated = np.flatnonzero(length)
    if len(stated):
        times, good = text.times(start[stated], length[stated])
        _refuse(block, good, "录入时间不是 2026-11-20T09:30:00 的样子")
        found[stated] = times
    return found


def _column(ends: Ints, number: int) -> tuple[Ints, Ints]:
    """Where the fields of a column start and how long they are."""
    start = ends[:, number - 1] + 1 if number else np.concatenate([[0], ends[:-1, -1] + 1])
    return start, ends[:, number] - start


def _split(block: Block) -> tuple[Text, Ints]:
    """The text and, for every row, where its fields end."""
    text = Text(block.data, block.size)
    here = text.bytes
    ends = np.flatnonzero((here == 44) | (here == 10))
    if np.count_nonzero(here <= 44) != len(ends) and ((here == 34) | (here == 13)).any():
        return _quoted(block)
    breaks = here[ends] == 10
    if len(ends) % _COLUMNS or np.count_nonzero(breaks) * _COLUMNS != len(ends) or not breaks[_COLUMNS - 1::_COLUMNS].all():
        return _quoted(block)
    return text, ends.reshape(-1, _COLUMNS)


def _quoted(block: Block) -> tuple[Text, Ints]:
    """The same by the csv module: quoted fields, other line ends, and the line of a row with a field too many."""
    reader = csv.reader(io.StringIO(bytes(block.data[:block.size]).decode("utf-8"), newline=""))
    rows = []
    for row in reader:
        if len(row) != _COLUMNS:
            raise PortalError(f"{_place(block, reader.line_num - 1)}有 {len(row)} 栏，应当是 {_COLUMNS} 栏。用 portal ingest 重新生成。")
        rows.append([field.encode() for field in row])
    rows.sort(key=lambda row: row[CASE])
    length = np.array([[len(field) + 1 for field in row] for row in rows], dtype=np.int64)
    return Text(b"".join(field + b"," for row in rows for field in row), int(length.sum())), np.cumsum(length.ravel()).reshape(-1, _COLUMNS) - 1


def _refuse(block: Block, good: Array, what: str) -> None:
    if not good.all():
        raise PortalError(f"{_place(block, int(np.argmin(good)))}{what}。用 portal ingest 重新生成。")


def _place(block: Block, row: int) -> str:
    return f"{block.path} 第 {block.line + row} 行" if block.line else f"{block.path} 有一行"
