"""What an ingestion will do, before it does it: which file is which table, which columns are read, dropped, left.

Nothing is written here, and of the files only the headings are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from generator.collection import Portal
from generator.errors import PortalError
from generator.ingest.door import personal
from generator.ingest.mapping import CASE, ITEM, PLACE, Happening, Mapping, Sheet
from generator.ingest.normal import FOLDER
from generator.tables import open_table, parts, stem

_NAME = re.compile(r"[\w.-]+\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """One table of one file, its columns as they are really written; `label` is what `source` says."""

    path: Path
    worksheet: str
    label: str
    sheet: Sheet
    dropped: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole ingestion; `place` stands in for tables without one."""

    mapping: Mapping
    parts: tuple[Part, ...]
    source: str
    place: str
    as_of: date

    @property
    def output(self) -> str:
        """Where the events go, relative to the root."""
        return f"{FOLDER}/{self.source}.csv.gz"


def plan(portal: Portal, files: Sequence[Path], mapping: Mapping, source: str = "", place: str = "") -> Plan:
    """Who reads what. Every file must be a table of the mapping, every table that is needed must have a file."""
    names = [file.name for file in files]
    if len(set(names)) < len(names):
        raise PortalError(f"有两个文件都叫 {next(name for name in names if names.count(name) > 1)},分不清。先改名。")
    found = [part for file in sorted(files, key=lambda file: file.name) for part in _parts(file, mapping)]
    if not found:
        raise PortalError("没有要读的文件。")
    sheets = [part.sheet for part in found]
    for element, cure in ((ITEM, "把写有事项的那张表也带上"), (PLACE, "用 --place 写明是哪里的")):
        if not any(sheet.states(element) for sheet in sheets) and not (element == PLACE and place):
            raise PortalError(f"这几个文件里没有“{element}”；{cure}。")
    if not any(sheet.happenings for sheet in sheets):
        raise PortalError("这几个文件里没有一张表写了事件的时间；把办理过程那张表也带上。")
    source = source or re.sub(r"[^\w.-]+", "-", f"{mapping.name}-{stem(found[0].path)}")
    if not _NAME.match(source) or source.startswith("."):
        raise PortalError(f"名称“{source}”不能做文件名，只用字母、数字、汉字、- 和 _。")
    return Plan(mapping, tuple(found), source, place, portal.as_of)


def _parts(file: Path, mapping: Mapping) -> list[Part]:
    found = []
    tables = parts(file)
    for name, worksheet in tables:
        sheet = _named(mapping.sheets, name) or (_named(mapping.sheets, stem(file)) if len(tables) == 1 else None)
        part = _part(file, worksheet, len(tables) > 1, [sheet] if sheet else mapping.sheets, sheet is not None)
        if part:
            found.append(part)
    if not found:
        raise PortalError(f"{file.name} 认不出是对照表里的哪一张表。文件名要像："
                          f"{'、'.join(pattern for sheet in mapping.sheets for pattern in sheet.files) or '(没有规定)'};或者表头里有对照表写的各栏。")
    return found


def _named(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    fits = [(len(pattern), sheet) for sheet in sheets for pattern in sheet.files if fnmatchcase(name.lower(), pattern.lower())]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None  # the most exact pattern


def _part(file: Path, worksheet: str, several: bool, sheets: Sequence[Sheet], certain: bool) -> Part | None:
    fits = []
    for sheet in sheets:
        columns = open_table(file, worksheet, sheet.heading, sheet.encoding, sheet.separator).columns
        fitted = fit(sheet, columns) if columns else sheet
        if isinstance(fitted, Sheet):
            fits.append((len(fitted.used), fitted, columns))
        elif certain or (len(sheets) == 1 and not several):
            raise PortalError(f"{file.name}{f' 工作表 {worksheet}' if worksheet else ''} 里没有“{fitted}”这一栏，"
                              f"“{sheet.title}”要用它。表头是：{'、'.join(columns[:30])}。")
    if not fits:
        return None
    _, sheet, columns = max(fits, key=lambda each: each[0])
    dropped = personal(columns)
    left = tuple(name for name in columns if name and name not in sheet.used and name not in dropped)
    return Part(file, worksheet, f"{file.name}#{worksheet}" if several else file.name, sheet, tuple(dropped), left)


def fit(sheet: Sheet, columns: Sequence[str]) -> Sheet | str:
    """The table with its columns as a file writes them (capitals do not matter), or the column that is missing."""
    real = {name.lower(): name for name in columns}

    def known(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(real[name.lower()] for name in names if name.lower() in real)

    found = {element: known(names) for element, names in sheet.columns.items()}
    for element, names in sheet.columns.items():
        if (element == CASE and len(found[element]) < len(names)) or (element in (ITEM, PLACE) and not found[element]):
            return next(name for name in names if name.lower() not in real)
    for name in (*sheet.only, *sheet.lookup):
        if name.lower() not in real:
            return name
    happenings = []
    for each in sheet.happenings:
        if len(known(each.time)) == len(each.time) and len(known(each.by)) == len(each.by):
            happenings.append(_fit(each, known))
    if sheet.happenings and not happenings:
        first = sheet.happenings[0]
        return next(name for name in (*first.time, *first.by) if name.lower() not in real)
    return replace(sheet, columns={element: names for element, names in found.items() if names},
                   only={real[name.lower()]: value for name, value in sheet.only.items()},
                   happenings=tuple(happenings), lookup=known(sheet.lookup))


def _fit(each: Happening, known: Callable[[Sequence[str]], tuple[str, ...]]) -> Happening:
    return replace(each, time=known(each.time), by=known(each.by), entered="".join(known([each.entered])), name="".join(known([each.name])))
