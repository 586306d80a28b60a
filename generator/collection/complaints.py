"""Complaints (建议和投诉): the channels they come by, the register, and by when each is to be answered.

赤工改办综合字〔2023〕7号四(三): 完善投诉举报处理机制，切实做到渠道互通、有诉必应、高效便捷. It sets no days, so the limit of a
channel is data with its source; a limit not known (待核) makes nobody late. The register holds no word about who complained.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.clocks import Due, lineage
from generator.collection.portal import Portal
from generator.findings import Where
from generator.model.quantity import Quantity, parse
from generator.model.records import day
from generator.model.tree import Table

FILE, LIST = "catalog/complaints.yml", "投诉"
WORDS = "catalog/vocabulary/complaints.yml"
ON_TIME, LATE, UNJUDGED, WAITING, OVERDUE = "按期答复", "逾期答复", "答复了，期限待核", "等答复", "逾期没有答复"
STANDINGS = (ON_TIME, LATE, UNJUDGED, WAITING, OVERDUE)
ANSWERED, JUDGED = (ON_TIME, LATE, UNJUDGED), (ON_TIME, LATE, OVERDUE)


class Channel(NamedTuple):
    """Where complaints come by. `setting` names the entry of portal.yml with its address, empty for one each place publishes;
    `limit` is None while nobody knows it."""

    name: str
    slug: str
    about: str
    setting: str
    limit: Quantity | None
    source: str
    basis: str
    checked: str


class Complaint(NamedTuple):
    """One entry as of the portal's day: `answered` is None when not answered by then, `due` None without a known limit."""

    number: str
    channel: str
    item: str
    place: str
    received: date
    answered: date | None
    outcome: str
    due: Due | None
    standing: str
    sample: bool
    where: Where


def channels(portal: Portal) -> list[Channel]:
    """The channels as written; none when their file is missing or broken."""
    return [Channel(row.text("名称"), row.text("拼音"), row.text("内容"), row.text("地址"), parse(row.text("答复期限")), row.text("期限来源"),
                    row.text("依据"), row.text("核对")) for row in portal.table(WORDS).tables("渠道")]


@lru_cache(maxsize=4)
def complaints(portal: Portal) -> tuple[Complaint, ...]:
    """Entries received up to the portal's day, in the order of the register."""
    limits = {channel.name: channel.limit for channel in channels(portal)}
    found = (_complaint(portal, row, limits.get(row.text("渠道"))) for row in portal.table(FILE).tables(LIST))
    return tuple(each for each in found if each.received <= portal.as_of)


def _complaint(portal: Portal, row: Table, limit: Quantity | None) -> Complaint:
    place, received, answered = row.text("旗县区"), day(row.text("收到")), day(row.text("答复"))
    known = None if answered == date.min or answered > portal.as_of else answered
    due = portal.calendar.at(*lineage(place, portal.places)).due(received, limit) if limit and received > date.min else None
    return Complaint(row.text("编号"), row.text("渠道"), row.text("事项"), place, received, known, row.text("结果") if known else "", due,
                     _standing(known, due, portal.as_of), row.text("示例") == "是", row.where)


def _standing(answered: date | None, due: Due | None, today: date) -> str:
    """Late is after the due day; the day itself is in time."""
    if due is None:
        return UNJUDGED if answered else WAITING
    late = (answered or today) > due.day
    return (LATE if late else ON_TIME) if answered else (OVERDUE if late else WAITING)
