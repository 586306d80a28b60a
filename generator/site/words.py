"""Words of a page: dates, limits, names with break points. Applied to text, never to data.

Every filter escapes what it is given; markup it returns is its own.
"""

from __future__ import annotations

import re
from datetime import date

from markupsafe import Markup, escape

from generator.site.prose import full

_TAIL = re.compile(r"(许可证核发|规划许可证核发|意见书核发|设计审查|方案审批|方案审查|报告书审批|报告表审批|竣工验收|验收备案|审查|审批|备案|核发|核准|验收|登记|报装|许可)$")
_KIND = re.compile(r"(审批情况通报|督查评分|综合评估|半月巡查|阶段的事项|的变更)$")
_BREAKS = re.compile(r"<wbr>|[，。、：；！？（( ]")
_TYPED = re.compile(r"(<(pre|code)\b.*?</\2>)", re.DOTALL)
_BRACKETS = re.compile(r"\([^()<>\"\n]*(?:\([^()<>\"\n]*\)[^()<>\"\n]*)*\)")
_WIDER = str.maketrans("()", "（）")
_DAY = re.compile(r" ?(?<![a-zA-Z0-9_/“.-])(\d{4})-(\d\d)(?:-(\d\d))?(?![a-zA-Z0-9_/”.-]) ?")
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
    return _parted(name, _TAIL)


def titled(title: str) -> Markup:
    """A page's title with a break point before the words that say what kind of page it is; one that has its own keeps it."""
    return title if isinstance(title, Markup) else _parted(title, _KIND)


def breaks(title: str) -> bool:
    """Whether a title has a place to break at that is not in the middle of a word."""
    return _BREAKS.search(title) is not None


def _parted(name: str, tail: re.Pattern[str]) -> Markup:
    found = tail.search(name)
    if not found or found.start() < 4:
        return Markup(escape(name))
    return Markup(f"{escape(name[:found.start()])}<wbr>{escape(found[0])}")


def years(limit: str) -> str:
    """60个月 → 5 年, as people say it; nothing for what is no whole number of years."""
    found = re.fullmatch("([0-9]+) ?个月", limit)
    return f"{int(found[1]) // 12}\u00a0年" if found and int(found[1]) % 12 == 0 else ""


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


def dated(text: str) -> str:
    """The days and months of a sentence as they are said: 2026-11-20 → 2026年11月20日, 2026-04 → 2026年4月.

    What is quoted, part of an address or of a file's name stays as typed.
    """
    return _DAY.sub(_said, text) if "-" in text else text


def _said(found: re.Match[str]) -> str:
    year, number, day = found.groups()
    return f"{year}年{int(number)}月" + (f"{int(day)}日" if day else "")


def bracketed(markup: str) -> str:
    """Brackets around Chinese in a page's text made full-width, whoever typed them; code and excerpts stay as typed.

    The data keep theirs: the standard names and what offices paste have both kinds, and comparing ignores the difference.
    """
    pieces = _TYPED.split(markup)  # text, then an element and its name, then text again
    del pieces[2::3]
    pieces[::2] = [_BRACKETS.sub(_wide, piece) for piece in pieces[::2]]
    return "".join(pieces)


def _wide(found: re.Match[str]) -> str:
    return found[0] if found[0].isascii() else found[0].translate(_WIDER)


FILTERS = {"breaks": breaks, "dated": dated, "full": full, "when": when, "month": month, "broken": broken, "spaced": spaced, "years": years, "titled": titled, "number": number, "unit": unit}
