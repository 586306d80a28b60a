"""iCalendar documents (RFC 5545) as bytes: all-day events, lines folded at 75 octets, CRLF.

The stamp is the portal's own day, never the clock, so the same data give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

_OCTETS = 75
# A calendar must hold one component at least: with nothing due, the zone stands alone.
_ZONE = ("BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800",
         "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE")


class Event(NamedTuple):
    """A day to be kept in mind."""

    uid: str
    day: date
    summary: str
    description: str
    categories: Sequence[str] = ()
    tentative: bool = False


def document(name: str, stamp: date, events: Sequence[Event]) -> bytes:
    """A whole calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//approval-portal//due//ZH", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_escape(name)}",
             "X-WR-TIMEZONE:Asia/Shanghai", *_ZONE]
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _event(event: Event, stamp: date) -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{stamp:%Y%m%d}T000000Z", f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}", f"SUMMARY:{_escape(event.summary)}",
            f"DESCRIPTION:{_escape(event.description)}",
            *([f"CATEGORIES:{','.join(map(_escape, event.categories))}"] if event.categories else []),
            f"STATUS:{'TENTATIVE' if event.tentative else 'CONFIRMED'}", "TRANSP:TRANSPARENT", "END:VEVENT"]


def _escape(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[bytes]:
    """Pieces of at most 75 octets, never cutting a character; continuations begin with a space, which counts."""
    piece, room = b"", _OCTETS
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > room:
            yield piece
            piece = b" "
        piece += octets
    yield piece
