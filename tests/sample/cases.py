"""One clean case of the sample: every record rule must pass it by.

Received on a working day in office hours, answered within five working days, pauses lawful, closed
and short, the decision never on the last day of the limit and never within the day of acceptance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from generator.clocks import Due
from generator.clocks.pauses import Span
from generator.model.quantity import Quantity, parse
from tests.sample.drawing import AFTERNOON, DAY, MORNING, Draw


class Step(NamedTuple):
    """One event of a case."""

    event: str
    time: datetime
    name: str = ""
    entered: datetime | None = None


@dataclass
class Case:
    """A case of the sample, free to be changed by a pattern."""

    id: str
    project: str
    place: str
    item: str
    steps: list[Step]


@dataclass(frozen=True)
class Kind:
    """How an item is handled, from shape.yml."""

    slug: str
    statute: Quantity
    promise: Quantity
    start: str
    procedure: str
    procedure_limit: Quantity
    a_year: int
    city: bool
    without: tuple[str, ...]

    @classmethod
    def of(cls, slug: str, row: dict[str, Any]) -> Kind:
        return cls(slug, _limit(row["法定"]), _limit(row["承诺"]), row["起点"], row.get("程序", ""), _limit(row.get("程序时限", "未规定")),
                   row.get("一年", 0), row.get("市级") == "是", tuple(row.get("不办", ())))


def _limit(text: str) -> Quantity:
    found = parse(text)
    assert found, text
    return found


def receipt(draw: Draw, kind: Kind, received: date) -> tuple[list[Step], date, date]:
    """接件 to 受理, perhaps with a supplement; the start by law and the day of acceptance."""
    steps = [Step("接件", draw.on(received, MORNING))]
    begun = received
    accepted = received if draw.chance(0.7) else draw.later(received, draw.whole(1, 3))
    if kind.statute.number and kind.start in ("受理", "收到申请") and draw.chance(0.14):
        asked = draw.later(received, draw.whole(1, 3))
        handed_in = draw.working(asked + DAY * draw.whole(2, 18))
        steps += [Step("补正开始", draw.on(asked, AFTERNOON)), Step("补正结束", draw.on(handed_in, MORNING))]
        begun, accepted = handed_in, handed_in
    moment = draw.on(accepted, AFTERNOON)
    steps.append(Step("受理", moment, entered=moment + timedelta(seconds=draw.low(0, 1500))))
    return steps, accepted if kind.start == "受理" else begun, accepted


def clean(draw: Draw, kind: Kind, received: date, late: float) -> list[Step]:
    """The events of one case."""
    if not kind.statute.number:
        return _at_once(draw, received, late)
    if draw.chance(0.01):
        return [Step("接件", draw.on(received, MORNING)), Step("不予受理", draw.on(draw.later(received, draw.whole(1, 3)), AFTERNOON))]
    steps, start, accepted = receipt(draw, kind, received)
    if draw.chance(0.02):
        return [*steps, Step("撤件", draw.on(draw.later(accepted, 1), AFTERNOON))]
    if draw.chance(0.0015):
        return steps  # forgotten: still open, and late
    spans: list[Span] = []
    if kind.procedure and draw.chance(0.4):
        paused, resumed = _pause(draw, kind, accepted)
        spans.append(Span(paused, resumed, kind.procedure))
        steps += [Step("特别程序开始", draw.on(paused, MORNING), kind.procedure), Step("特别程序结束", draw.on(resumed, MORNING), kind.procedure)]
    end = _end(draw, kind, start, max(accepted, *(span.end for span in spans), date.min), spans, late)
    result = draw.pick(("办结通过",) * 46 + ("办结不通过",) * 3 + ("办结容缺通过",))
    return [*steps, Step(result, draw.on(end, AFTERNOON))]


def _at_once(draw: Draw, received: date, late: float) -> list[Step]:
    first = draw.on(received, MORNING)
    accepted = first + timedelta(seconds=draw.whole(120, 1800))
    end = draw.on(received, AFTERNOON) if not draw.chance(0.01 * late) else draw.on(draw.later(received, 1), AFTERNOON)
    return [Step("接件", first), Step("受理", accepted, entered=accepted), Step("办结通过", end)]


def _pause(draw: Draw, kind: Kind, accepted: date) -> tuple[date, date]:
    start = draw.later(accepted, 1)
    longest = draw.calendar.due(start, kind.procedure_limit).day
    days = [day for n in range(2, (longest - start).days) if draw.calendar.working(day := start + DAY * n)]
    return start, days[draw.low(0, max(0, len(days) - 2))] if days else draw.later(start, 1)


def _end(draw: Draw, kind: Kind, start: date, after: date, spans: list[Span], late: float) -> date:
    """A working day after `after`: mostly within the promise, never the last day by statute."""
    due = draw.calendar.due(start, kind.statute, spans).day
    promised = draw.calendar.due(start, kind.promise, spans).day
    if draw.chance(0.015 * late):
        return draw.later(max(due, after), draw.low(1, 6))
    last = promised if draw.chance(0.95) else due
    days = [day for n in range(1, (last - after).days + 1) if draw.calendar.working(day := after + DAY * n) and day < due]
    if not days:
        following = draw.later(after, 1)
        return following if following < due else draw.later(max(due, after), 1)
    middle = len(days) // 4
    return days[min(len(days) - 1, middle + draw.low(0, len(days) - middle))]


def due(draw: Draw, kind: Kind, start: date) -> Due:
    """The last day by statute, no pause."""
    return draw.calendar.due(start, kind.statute)
