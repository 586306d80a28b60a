"""Words of a page: dates, limits, names with break points. Applied to text, never to data.

Every filter escapes what it is given; markup it returns is its own.
"""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup, escape

from generator.site.prose import full

_TAIL = re.compile(r"(许可证核发|规划许可证核发|意见书核发|设计审查|方案审批|方案审查|报告书审批|报告表审批|竣工验收|验收备案|审查|审批|备案|核发|核准|验收|登记|报装|许可)$")
_UNITS = re.compile(r"([0-9]+) ?(个工作日|日|个月|小时|份|次|项|件)")


def when(day: date | str) -> Markup:
    """2026年10月15日 inside <time>."""
    value = date.fromisoformat(day) if isinstance(day, str) else day
    return Markup(f'<time datetime="{value.isoformat()}">{value.year}年{value.month}月{value.day}日</time>')


def month(text: str) -> Markup:
    """2026-09 → 2026年9月 inside <time>."""
    year, number = text.split("-")
    return Markup(f'<time datetime="{int(year):04d}-{int(number):02d}">{int(year)}年{int(number)}月</time>')


def broken(name: str) -> Markup:
    """A long name with a break point before its last word."""
    found = _TAIL.search(name)
    if not found or found.start() < 4:
        return Markup(escape(name))
    return Markup(f"{escape(name[:found.start()])}<wbr>{escape(found[0])}")


def spaced(limit: str) -> str:
    """5个工作日 → 5 个工作日, with a space that does not break."""
    return _UNITS.sub("\\1\u00a0\\2", limit)


def number(limit: str) -> str:
    """The number of a limit, or the word that stands for it."""
    found = _UNITS.match(limit)
    return found[1] if found else limit


def unit(limit: str) -> str:
    """The unit of a limit, empty for 即办, 未规定, 待核, 未公布."""
    found = _UNITS.match(limit)
    return found[2] if found else ""


FILTERS = {"full": full, "when": when, "month": month, "broken": broken, "spaced": spaced, "number": number, "unit": unit}
