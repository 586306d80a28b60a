"""Times as other systems write them → local time `YYYY-MM-DDThh:mm:ss`.

An offset is dropped and the clock beside it kept: the day of a permit is the day on the wall of
the office. Only a mapping may say that times ending in Z are to be moved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

ISO, SERIAL = "ISO", "Excel序号"
DEFAULT = (ISO, "YYYYMMDDThhmmss", "YYYYMMDDhhmmss", "YYYYMMDD hhmmss", "YYYYMMDD", "YYYY/MM/DD hh:mm:ss", "YYYY/MM/DD hh:mm", "YYYY/MM/DD",
           "YYYY年MM月DD日 hh:mm:ss", "YYYY年MM月DD日 hh:mm", "YYYY年MM月DD日", "YYYY.MM.DD", SERIAL)
EARLIEST = 1990  # before this a system wrote its zero, not a time
_ISO = re.compile(r"(?P<Y>[0-9]{4})-(?P<M>[0-9]{1,2})-(?P<D>[0-9]{1,2})"
                  r"(?:[T ](?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2})(?:[.,][0-9]+)?)?)? ?(?P<z>Z|[+-][0-9]{2}:?[0-9]{2})?\Z", re.ASCII)
_SERIAL = re.compile(r"[1-9][0-9]{4}(\.[0-9]+)?\Z", re.ASCII)
_FIELD = {"YYYY": r"(?P<Y>[0-9]{4})", "MM": r"(?P<M>[0-9]{1,2})", "DD": r"(?P<D>[0-9]{1,2})",
          "hh": r"(?P<h>[0-9]{1,2})", "mm": r"(?P<m>[0-9]{1,2})", "ss": r"(?P<s>[0-9]{1,2})"}
_ZERO = datetime(1899, 12, 30)  # Excel believes in a 29 February 1900

Reader = Callable[[str], str]


def reader(formats: Sequence[str] = (), offset: str = "") -> Reader:
    """A function from a text to the local time, '' when it is none of the formats."""
    patterns = [_pattern(each) for each in formats or DEFAULT]
    shift = _shift(offset)

    def read(text: str) -> str:
        text = text.strip()
        for pattern in patterns:
            found = pattern.match(text)
            if found:
                moment = _serial(text) if pattern is _SERIAL else _moment(found)
                if moment is not None and pattern is _ISO and found["z"] == "Z":
                    moment += shift
                return moment.isoformat() if moment is not None and moment.year >= EARLIEST else ""
        return ""

    return read


def well_formed(form: str) -> bool:
    """Whether a format names year, month and day."""
    return form in (ISO, SERIAL) or all(form.count(part) == 1 for part in ("YYYY", "MM", "DD"))


def _pattern(form: str) -> re.Pattern[str]:
    if form in (ISO, SERIAL):
        return _ISO if form == ISO else _SERIAL
    packed = re.search(r"YYYYMM|MMDD|hhmm", form)  # without marks between them every field has two digits
    text = "".join(_FIELD.get(part, re.escape(part)) for part in re.split("(YYYY|MM|DD|hh|mm|ss)", form))
    return re.compile((text.replace("{1,2}", "{2}") if packed else text) + r"\Z", re.ASCII)


def _moment(found: re.Match[str]) -> datetime | None:
    parts = found.groupdict()
    year, month, day, hour, minute, second = (int(parts.get(name) or 0) for name in "YMDhms")
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


def _serial(text: str) -> datetime:
    return _ZERO + timedelta(seconds=round(float(text) * 86400))


def _shift(offset: str) -> timedelta:
    if not offset:
        return timedelta()
    sign = -1 if offset[0] == "-" else 1
    return sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))
