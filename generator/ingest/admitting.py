"""One row of a source → what it states of a case, or the reason why it is not counted.

Looks at the row alone; whether a case is known, unique or said twice is found when its rows are
gathered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.ingest import reasons
from generator.ingest.door import guard
from generator.ingest.mapping import CASE, ITEM, NOTHING, PLACE, PROJECT, UNIT, Columns, Happening, Mapping
from generator.ingest.matching import Matcher
from generator.ingest.planning import Part
from generator.ingest.times import reader
from generator.tables import Row

HEADING, EVENT, NAMING, UNKNOWN = "H", "E", "N", "X"
_HYPHEN = "-"


class Record(NamedTuple):
    """What one row states: a case's own facts, an event, a procedure's name, or that its case is not to be counted (`event` says why)."""

    kind: str
    case: str
    project: str
    place: str
    item: str
    event: str
    time: str
    entered: str
    unit: str
    name: str
    source: str
    line: str


class Refused(NamedTuple):
    """A row that is not counted; `detail` never quotes a personal number."""

    source: str
    line: str
    reason: str
    detail: str


class _StopError(Exception):
    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason, self.detail = reason, detail


class Admission:
    """The door of one table."""

    def __init__(self, part: Part, mapping: Mapping, matcher: Matcher, place: str, as_of: str, names: dict[str, str]) -> None:
        self.part, self.sheet, self.matcher, self.as_of, self.names = part, part.sheet, matcher, as_of, names
        self.place = self.sheet.fixed.get(PLACE) or place
        self.read = reader(mapping.formats, mapping.offset)
        columns = self.sheet.columns
        texts = [*columns.get(UNIT, ()), *(name for each in self.sheet.happenings for name in each.texts)]
        codes = [name for name in self.sheet.used if name not in texts]
        self.holds_number = guard(codes, texts, mapping.personal, mapping.unread)

    def admit(self, row: Row) -> tuple[list[Record], Refused | None]:
        """The records of a row; a row that is refused may still say that its case is not to be counted."""
        records: list[Record] = []
        try:
            records += self._records(row)
        except _StopError as stop:
            refused = Refused(self.part.label, str(row.line), stop.reason, _clean(stop.detail))
            case = _joined(row, self.sheet.columns.get(CASE, ()))
            lost = stop.reason in (reasons.UNKNOWN_ITEM, reasons.UNKNOWN_PLACE)
            return [Record(UNKNOWN, case, "", "", "", stop.reason, "", "", "", "", *refused[:2])] if lost else [], refused
        return records, None

    def _records(self, row: Row) -> Iterator[Record]:
        sheet, cells = self.sheet, row.cells
        if row.fault:
            raise _StopError(row.fault)
        for name, wanted in sheet.only.items():
            if cells.get(name, "").strip() != wanted:
                raise _StopError(reasons.INVALID)
        if self.holds_number(cells):
            raise _StopError(reasons.PERSONAL)
        if sheet.lookup:
            code, name = (_clean(cells.get(column, "")) for column in sheet.lookup)
            self.names.setdefault(code, name)
            return
        case = _joined(row, sheet.columns[CASE])
        if not case:
            raise _StopError(reasons.NO_CASE)
        item, place = self._item(row), self._place(row)
        own = (case, _first(row, sheet.columns.get(PROJECT, ())) or sheet.fixed.get(PROJECT, ""), place, item)
        unit = _first(row, sheet.columns.get(UNIT, ())) or sheet.fixed.get(UNIT, "")
        end = (self.part.label, str(row.line))
        if not sheet.happenings:
            yield Record(HEADING, *own, "", "", "", unit, "", *end)
            return
        found = [(each, *happened) for each in sheet.happenings if (happened := self._happened(row, each))]
        if not found:
            raise _StopError(reasons.NO_TIME)
        told = [each for each in found if each[1] != NOTHING]
        if not told:
            raise _StopError(reasons.IRRELEVANT)
        for each, event, name, time, entered in told:
            yield Record(NAMING if each.naming else EVENT, *own, event, time, entered, unit, name, *end)

    def _item(self, row: Row) -> str:
        if not self.sheet.states(ITEM):
            return ""
        said = [_clean(row.cells.get(name, "")) for name in self.sheet.columns.get(ITEM, ())] or [self.sheet.fixed[ITEM]]
        for text in (*said, *(self.names.get(each, "") for each in said)):
            if text and (item := self.matcher.item(text)):
                return item
        raise _StopError(reasons.UNKNOWN_ITEM, " ".join(filter(None, said)))

    def _place(self, row: Row) -> str:
        if not self.sheet.states(PLACE) and not (self.place and self.sheet.states(ITEM)):
            return ""
        said = [text for name in self.sheet.columns.get(PLACE, ()) if (text := _clean(row.cells.get(name, "")))]
        for text in said or [self.place]:
            if place := self.matcher.place(text):
                return place
        raise _StopError(reasons.UNKNOWN_PLACE, " ".join(said))

    def _happened(self, row: Row, each: Happening) -> tuple[str, str, str, str] | None:
        """Event, name, time and entry time; None where this happening is not filled in."""
        written = " ".join(filter(None, (row.cells.get(name, "").strip() for name in each.time)))
        event, name = each.event, ""
        if each.by:
            assert each.codes is not None
            said = [_clean(row.cells.get(column, "")) for column in each.by]
            if not any(said) and not written:
                return None
            event = each.codes.get("/".join(said)) or each.codes.get(said[0], "")
            if not event:
                raise _StopError(reasons.UNKNOWN_EVENT, "/".join(said))
            event, _, name = event.partition("/")
        if event == NOTHING:
            return event, "", "", ""
        if not written:
            return None
        time = self._time(written)
        if time[:10] > self.as_of:
            raise _StopError(reasons.FUTURE, written)
        name = _clean(row.cells.get(each.name, "")) or each.procedure or name
        entered = row.cells.get(each.entered, "").strip() if each.entered else ""
        return event, "" if name == _HYPHEN else name, time, self._time(entered) if entered else ""

    def _time(self, text: str) -> str:
        time = self.read(text)
        if not time:
            raise _StopError(reasons.BAD_TIME, text)
        return time


def _clean(text: str) -> str:
    """A text on one line, without blanks at its ends."""
    return " ".join(text.split())


def _first(row: Row, columns: Columns) -> str:
    return next((text for name in columns if (text := _clean(row.cells.get(name, "")))), "")


def _joined(row: Row, columns: Columns) -> str:
    return _HYPHEN.join(filter(None, (_clean(row.cells.get(name, "")) for name in columns)))
