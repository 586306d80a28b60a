"""All rows of one case → its events in order, and the rows that fall away.

Decides nothing by the order in which rows came: a case under two items or places is out as a
whole, an event said twice stands once, a procedure's end takes the name of the earliest open start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.collection import Portal
from generator.ingest import reasons
from generator.ingest.admitting import HEADING, NAMING, UNKNOWN, Record, Refused

_DAY = 10  # of a time, the characters of its day


@dataclass
class Case:
    """What is left of a case: events in order, rows counted, rows refused."""

    events: list[Record] = field(default_factory=list)
    counted: list[tuple[str, str]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


class Gatherer:
    """Gathers cases by the vocabulary's order of events and its pairs."""

    def __init__(self, portal: Portal) -> None:
        rows = portal.table("catalog/vocabulary/events.yml").tables("事件")
        self.order = {row.text("名称"): number for number, row in enumerate(rows)}
        pairs: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            if row.text("成对"):
                pairs[row.text("成对")].append(row.text("名称"))
        self.ends: Mapping[str, str] = {names[0]: names[1] for names in pairs.values() if len(names) == 2}

    def gather(self, records: Sequence[Record]) -> Case:
        """One case's records, in any order."""
        records = sorted(records, key=lambda each: (each.source, int(each.line), each))
        own = [each for each in records if each.kind != UNKNOWN]
        items, places = {each.item for each in own if each.item}, {each.place for each in own if each.place}
        if not len(items) == len(places) == 1:
            lost = sorted(each.event for each in records if each.kind == UNKNOWN)
            reason = reasons.CLASH if items and places else lost[0] if lost else reasons.NO_HEADER
            return Case(refused=[Refused(*row, reason, own[0].case) for row in _rows(own)])
        item, place = items.pop(), places.pop()
        project = min((each.project for each in own if each.project), default="")
        unit = min((each.unit for each in own if each.unit and each.kind == HEADING), default="")
        events = [each._replace(place=place, item=item, project=project, unit=each.unit or unit) for each in own if each.kind != HEADING]
        kept = self._named(_once(events))
        headings = [each for each in own if each.kind == HEADING]
        used = {(each.source, each.line) for each in kept} | {(each.source, each.line) for each in _once(headings)}
        used |= {(each.source, each.line) for each in _once([each for each in events if each.kind == NAMING])}
        kept.sort(key=self._key)
        rows = _rows(own)
        return Case(kept, [row for row in rows if row in used],
                    [Refused(*row, reasons.REPEATED, own[0].case) for row in rows if row not in used])

    def _key(self, each: Record) -> tuple[str, int, str, str, str]:
        return (each.time, self.order.get(each.event, 0), each.name, each.entered, each.unit)

    def _named(self, events: list[Record]) -> list[Record]:
        """Names of procedures laid onto their events; what names nothing is an event of its own."""
        kept = sorted((each for each in events if each.kind != NAMING), key=self._key)
        for naming in sorted((each for each in events if each.kind == NAMING), key=self._key):
            bare = [number for number, each in enumerate(kept)
                    if each.event == naming.event and not each.name and each.time[:_DAY] == naming.time[:_DAY]]
            if bare:
                kept[bare[0]] = kept[bare[0]]._replace(name=naming.name)
            else:
                kept.append(naming)
        kept.sort(key=self._key)
        for start, end in self.ends.items():
            _close(kept, start, end)
        return kept


def _close(events: list[Record], start: str, end: str) -> None:
    open_names: list[str] = []
    for number, each in enumerate(events):
        if each.event == start:
            open_names.append(each.name)
        elif each.event == end and open_names:
            if each.name in open_names:
                open_names.remove(each.name)
            elif not each.name:
                events[number] = each._replace(name=open_names.pop(0))


def _once(events: list[Record]) -> list[Record]:
    """Each event once, however many rows say it; what one row leaves out another may say."""
    found: dict[tuple[str, ...], Record] = {}
    for each in events:
        key = (each.kind, each.event, each.time, each.name)
        first = found.get(key)
        found[key] = each if first is None else first._replace(
            unit=min(filter(None, (first.unit, each.unit)), default=""), entered=min(filter(None, (first.entered, each.entered)), default=""))
    return list(found.values())


def _rows(records: Sequence[Record]) -> list[tuple[str, str]]:
    """Rows the records came from, each once, in order."""
    return list(dict.fromkeys((each.source, each.line) for each in records))
