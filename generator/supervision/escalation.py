"""Which letters are due: matters of the last patrol past their day, the next step each has reached, and by when to answer.

赤工改办综合字〔2023〕7号四(三): 不定期对市工改成员单位和旗县区进行工作提醒并发出提醒函或督办函. It sets no days, so the
steps are data (`catalog/vocabulary/escalation.yml`). A matter gets the first step once it is past its day, and the next one once
the answer to the last letter is past its own; a letter not withdrawn is never planned twice, a matter settled by one not at all.
It writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from generator.clocks import Calendar, Due, lineage
from generator.collection import Portal
from generator.collection.patrols import patrols
from generator.errors import PortalError
from generator.findings import Finding
from generator.model import quantity
from generator.model.patrol import Matter, Patrol
from generator.model.quantity import Quantity
from generator.model.records import Place
from generator.rules.sup.complaint_overdue import RULE as UNANSWERED
from generator.supervision.ledger import SETTLED, Entry, entries, following
from generator.supervision.patrol_matters import identity

FILE = "catalog/vocabulary/escalation.yml"
COUNTY, DEPARTMENT = "旗县区", "部门"
_NONE = Quantity(0, "个工作日")


class Step(NamedTuple):
    """One kind of letter. `after` counts from the matter's day, or from the last day to answer the step before."""

    name: str
    slug: str
    when: str
    after: Quantity
    reply: Quantity
    basis: str
    checked: str


class Sending(NamedTuple):
    """Who sends, under what number, sealed by whom, to whom; what is not configured is empty."""

    sender: str
    number_word: str
    phone: str
    seal: str
    recipient: str


class Recipient(NamedTuple):
    """`key` is a county's code or a department's role; `office` who is written to, empty for a department not configured."""

    key: str
    name: str
    office: str


CLUES = ("SUP", "REC")  # families that see a reason to look, not a wrong


class Point(NamedTuple):
    """One matter of a letter; `overdue` working days past its day."""

    matter: Matter
    item: str
    overdue: int


class Letter(NamedTuple):
    """One letter to be written. `earlier` are the letters it follows, `reply` the last day to answer."""

    number: str
    step: Step
    sending: Sending
    recipient: Recipient
    day: date
    reply: Due
    patrol: date
    points: tuple[Point, ...]
    earlier: tuple[Entry, ...]
    sample: bool


def steps(portal: Portal) -> tuple[Step, ...]:
    """The steps, lightest first. Raises PortalError when their file is missing or broken."""
    found = tuple(Step(row.text("名称"), row.text("拼音"), row.text("什么时候"), quantity.parse(row.text("过期")) or _NONE,
                       quantity.parse(row.text("答复")) or _NONE, row.text("依据"), row.text("核对")) for row in portal.table(FILE).tables("升级"))
    if not found:
        raise PortalError(f"{FILE} 没有或者读不出来，不知道什么时候发函。运行 portal check 看是哪一行。")
    return found


def sending(portal: Portal) -> Sending:
    """What is configured of the sender."""
    node = portal.table(FILE).get("发文")
    text = getattr(node, "text", lambda name: "")
    return Sending(*(text(name) for name in ("发文机关", "文号代字", "联系电话", "印章", "收文机关")))


def plan(portal: Portal, findings: Iterable[Finding], wanted: Iterable[str] = ()) -> list[Letter]:
    """Letters due on the portal's day, in the order of places, then of steps; what has been mended or waived since the patrol
    is left out. `wanted` are codes of counties, all recipients when empty. Raises PortalError without a patrol."""
    only = set(wanted)
    patrol = patrols(portal).latest
    if patrol is None:
        raise PortalError("还没有半月巡查的记录，不知道哪些问题过了期限。先运行 portal inspect。")
    ladder, ledger = steps(portal), entries(portal)
    still = {identity(finding): finding.message for finding in findings if finding.open}
    groups: dict[tuple[Recipient, Step], list[tuple[Matter, Entry | None]]] = defaultdict(list)
    for matter in patrol.matters:
        recipient = _recipient(portal, matter)
        last = _last(ledger, matter.id)
        step = _due_step(portal, ladder, matter, last)
        if recipient is not None and step is not None and matter.id in still and (not only or recipient.key in only):
            groups[recipient, step].append((matter._replace(message=still[matter.id]), last))
    order = {code: number for number, code in enumerate(portal.places)}
    letters: list[Letter] = []
    for (recipient, step), found in sorted(groups.items(), key=lambda pair: (order.get(pair[0][0].key, len(order)), pair[0][0].key, ladder.index(pair[0][1]))):
        letters.append(_letter(portal, patrol, following(ledger, portal.as_of, len(letters)), step, recipient, found))
    return letters


def _last(ledger: list[Entry], matter: str) -> Entry | None:
    mine = [entry for entry in ledger if entry.standing and matter in entry.matters]
    return mine[-1] if mine else None


def _due_step(portal: Portal, ladder: tuple[Step, ...], matter: Matter, last: Entry | None) -> Step | None:
    """The step a matter has reached on the day, None when it must still wait or the ladder ends."""
    if last is not None and last.status == SETTLED:
        return None
    names = [step.name for step in ladder]
    at = names.index(last.kind) + 1 if last is not None and last.kind in names else 0
    if at == len(ladder):
        return None
    since = last.reply if last is not None else matter.due
    return ladder[at] if portal.as_of > portal.calendar.due(since, ladder[at].after).day else None


def _recipient(portal: Portal, matter: Matter) -> Recipient | None:
    """The county, or for what departments mend the item's own; nobody for what the office itself or the region mends."""
    office = sending(portal).recipient
    place = county(portal, matter)
    if place is not None:
        return Recipient(place.code, place.name, f"{place.name}{office}")
    city = portal.city_file(matter.item) if matter.desk == DEPARTMENT and matter.item else None
    role = city.tree.text("主管部门") if city else ""
    return Recipient(role, f"市级部门（{role}）", "") if role else None


def county(portal: Portal, matter: Matter) -> Place | None:
    """The county a matter lies with, None when it lies with somebody else."""
    place = portal.places.get(matter.place)
    return place if matter.desk == COUNTY and place is not None and place in portal.counties else None


def _letter(portal: Portal, patrol: Patrol, number: str, step: Step, recipient: Recipient, found: list[tuple[Matter, Entry | None]]) -> Letter:
    calendar = _calendar(portal, recipient)
    earlier = {last.number: last for _, last in found if last is not None}
    points = tuple(Point(matter, portal.name(matter.item), calendar.working_days_between(matter.due, portal.as_of))
                   for matter, _ in sorted(found, key=lambda each: (each[0].due, each[0].code, each[0].item, each[0].subject)))
    return Letter(number, step, sending(portal), recipient, portal.as_of, calendar.due(portal.as_of, step.reply), patrol.as_of, points,
                  tuple(earlier[number] for number in sorted(earlier)), patrol.sample or portal.table(FILE).text("示例") == "是")


def _calendar(portal: Portal, recipient: Recipient) -> Calendar:
    return portal.calendar.at(*lineage(recipient.key, portal.places)) if recipient.key in portal.places else portal.calendar


def asked(matter: Matter) -> str:
    """What is asked of a matter: a clue is to be looked into, all else to be mended; a complaint not answered is no clue."""
    return "核实并说明" if matter.code.startswith(CLUES) and matter.code != UNANSWERED.code else "改正"
