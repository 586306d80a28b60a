"""A slow reference for the figures of a case: it walks day by day and asks what the law says of that day.

Written from the words of 行政许可法 and 民法典, not from the code. Working days come from an
independent calendar; nothing here imports what it checks but the shape of terms and events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import chinese_calendar

from generator.clocks import Event, Terms
from generator.model.quantity import Quantity

ONE = timedelta(1)
DECIDED = {"办结通过", "办结容缺通过", "办结不通过"}
DROPPED = {"撤件", "不受理", "不予受理", "撤回", "撤销"}
RECEIVED = {"接件", "受理", "初审受理"}
NOTICED = range(2018, 2027)
Day = Callable[[date], bool]


def works(day: date) -> bool:
    """Working days by another source; beyond it weekends are off."""
    return chinese_calendar.is_workday(day) if day.year in NOTICED else day.weekday() < 5


def days(after: date, until: date) -> Iterator[date]:
    """The days of a period: the first is not counted (民法典第二百零一条), the last is."""
    while after < until:
        after += ONE
        yield after


def last_day(start: date, limit: Quantity, stopped: Day = lambda day: False) -> date:
    """Walk until the limit is used up; time that stands still is neither counted nor ended upon."""
    if limit.unit in ("", "小时"):
        return start
    left, unit = limit.number, limit.unit
    if unit == "个月":
        target = (start.year * 12 + start.month - 1 + left)
        same = next(day for size in range(start.day, 0, -1) if (day := _date(target // 12, target % 12 + 1, size)))
        left = sum(1 for _ in days(start, same))
    day = start
    while left > 0:
        day += ONE
        if not stopped(day) and (unit != "个工作日" or works(day)):
            left -= 1
    while unit != "个工作日" and (stopped(day) or not works(day)):  # 民法典第二百零三条
        day += ONE
    return day


def _date(year: int, month: int, size: int) -> date | None:
    try:
        return date(year, month, size)
    except ValueError:
        return None


def story(events: Iterable[Event], as_of: date) -> tuple[list[Event], date, str, date | None]:
    """The round that counts, its last day, how it ended (在办 when it has not), the first receipt of all."""
    rows = sorted({(row.time, row.event, "".join(row.name.split())) for row in events if row.time.date() <= as_of})
    decision = next((time for time, kind, _ in rows if kind in DECIDED), None)
    begun = dropped = newest = first = None
    for time in sorted({row[0] for row in rows}):
        kinds = {kind for at, kind, _ in rows if at == time}
        if kinds & RECEIVED and (decision is None or time.date() <= decision.date()):
            first = first or time.date()
            begun, dropped = newest or begun, None
        if kinds & DROPPED:
            newest, dropped = time, dropped or time
    ended = decision or dropped
    outcome = next((kind for time, kind, _ in rows if time == ended and kind in (DECIDED if decision else DROPPED)), "在办")
    last = ended.date() if ended else as_of
    mine = [Event(kind, time, name) for time, kind, name in rows if (begun is None or time > begun) and time.date() <= last]
    return mine, last, outcome, first


def closed_pairs(rows: list[Event], start: str, end: str, named: bool) -> list[tuple[date, date | None, str]]:
    """Walk the days; each end closes the start of its name that has been open longest."""
    found: list[list[Any]] = []
    for day in sorted({row.time.date() for row in rows}):
        today = [row for row in rows if row.time.date() == day]
        found += [[day, None, row.name if named else ""] for row in today if row.event == start]
        for row in today:
            if row.event == end:
                open_ones = [each for each in found if each[1] is None and each[2] == (row.name if named else "")]
                if open_ones:
                    min(open_ones, key=lambda each: each[0])[1] = day
    return [(begin, finish, name) for begin, finish, name in found]


def on(rows: list[Event], kind: str) -> list[date]:
    """Days of a kind of event."""
    return sorted(row.time.date() for row in rows if row.event == kind)


def begins(kind: str, received: date, accepted: list[date], asked: tuple[date, date | None] | None,
           notice: Quantity, end: date, closed: bool) -> date | None:
    """Walk from receipt and see on which day the law's clock begins (行政许可法第三十二条)."""
    if not kind:
        return None
    if kind == "受理" and accepted and accepted[0] < received:
        return accepted[0]
    moves = kind in ("收到申请", "收到全部信息")
    if kind != "受理" and (not moves or (accepted and accepted[0] < received)):
        return received
    base, supplementing, used = received, False, False
    for day in (received, *days(received, end)):
        if not supplementing and day > last_day(base, notice):
            return base                                     # 逾期不告知的，自收到申请材料之日起即为受理
        accepting = accepted[:1] == [day]
        finished = asked is not None and asked[1] == day
        if asked and asked[0] == day and not used and (finished or not accepting):
            supplementing = used = True                     # 当场或者在五日内一次告知
        if supplementing and (finished or accepting):
            base, supplementing = (day if finished else base), False
            if moves or (accepting and not finished):
                return day
        if accepting:
            return day if kind == "受理" else base
    if supplementing:
        return received if closed else None
    return base if closed or moves else None


def reference(events: Iterable[Event], terms: Terms, as_of: date) -> dict[str, Any]:
    """All figures of a case by name; what does not exist is None."""
    rows, end, outcome, first = story(events, as_of)
    closed, decided = outcome != "在办", outcome in DECIDED
    receipts = [row.time.date() for row in rows if row.event in RECEIVED]
    if not receipts or first is None:
        return {"outcome": outcome, "received": None, "ended": end if closed else None}
    received = min(receipts)
    supplements = closed_pairs(rows, "补正开始", "补正结束", named=False)
    allowed = [(a, min(b, _longest(a, b, terms.procedures[name])), name)
               for a, b, name in closed_pairs(rows, "特别程序开始", "特别程序结束", named=True) if b and name in terms.procedures]
    accepted, reviewing = on(rows, "受理"), on(rows, "初审受理")
    handed = [day for day in on(rows, "初审报送") if day >= (reviewing[0] if reviewing else received)]
    since: date | None = received
    if handed:
        since = handed[0]
    elif reviewing:
        since = accepted[0] if accepted else received if closed else None

    def start_of(kind: str, base: date | None, took: list[date], until: date, over: bool) -> date | None:
        own = [pair for pair in supplements if base and pair[0] >= base]
        asked = min(own, key=lambda pair: (pair[0], pair[1] is None, pair[1] or pair[0]), default=None)
        return None if base is None else begins(kind, base, took, asked[:2] if asked else None, terms.notice, until, over)

    def due(start: date | None, limit: Quantity | None, extension: Quantity | None) -> date | None:
        if start is None or limit is None or limit.number < 0:
            return None
        def stopped(day: date) -> bool:
            return any(max(a, start) < day <= b for a, b, _ in allowed)
        last = last_day(start, limit, stopped)
        approved = any(day <= last for day in on(rows, "延长批准"))  # 二十日内不能作出决定的，经批准可以延长
        if not extension or extension.number <= 0 or not approved:
            return last
        if extension.unit == limit.unit:
            return last_day(start, Quantity(limit.number + extension.number, limit.unit), stopped)
        return last_day(last, extension, stopped)

    started = start_of(terms.start, since, accepted, end, closed)
    promised = start_of(terms.promise_start, since, accepted, end, closed)
    last, promised_last = due(started, terms.limit, terms.extension), due(promised, terms.promise, None)
    years = range(first.year, max(end, last or end).year + 1)
    found = {"outcome": outcome, "received": received, "started": started, "ended": end if closed else None,
             "due": last, "promised_due": promised_last, "provisional": any(year not in NOTICED for year in years)}
    if closed and not decided:
        return found
    own_time = {day for a, b, _ in supplements if b for day in days(max(a, received), min(b, end)) if works(day)}
    gross = sum(works(day) for day in days(received, end))
    found |= {"gross": gross, "supplement": len(own_time), "service": gross - len(own_time), "span": (end - first).days,
              "late": last and end > last, "promised_late": promised_last and end > promised_last}
    if reviewing or handed:
        until = handed[0] if handed else end
        begun = start_of("受理", received, reviewing, until, bool(handed))
        limit = due(begun, Quantity(20, "个工作日"), None)    # 行政许可法第四十三条
        spent = None if begun is None else sum(works(day) and not any(a < day <= b for a, b, _ in allowed) for day in days(begun, until))
        found["review"] = (begun, handed[0] if handed else None, limit, limit and until > limit, spent)
    if started is None:
        return found
    excluded: dict[str, int] = {}
    working = natural = 0
    for day in days(started, end):
        here = [(max(a, started), b, name) for a, b, name in allowed if a < day <= b]
        if here:
            name = min(here)[2]
            excluded[name] = excluded.get(name, 0) + works(day)
        else:
            natural, working = natural + 1, working + works(day)
    by_days = terms.limit is not None and terms.limit.unit in ("日", "个月")
    return found | {"net": working, "statutory": natural if by_days else working, "excluded": excluded,
                    "before": sum(works(day) for day in days(received, started))}


def _longest(start: date, end: date, limit: Quantity | None) -> date:
    return end if limit is None or limit.number < 0 else last_day(start, limit)
