"""How fresh what is published is: for each column with a rhythm, its newest day, and until when that may stand.

The rhythms of a government site come from 国办秘函〔2019〕19号 (首页 and news two weeks, 办事统计 three months, 政策文件
and notices six months), that of patrols from the notice. A column nobody has ever filled is not stale; its page says that
there is nothing. Everything is counted on the portal's day, so a nightly run asks with the day of the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.collection.articles import EXPERIENCE, NEWS, articles
from generator.collection.patrols import FOLDER, patrols
from generator.collection.portal import Portal
from generator.collection.snapshots import snapshots
from generator.findings import Where
from generator.model.quantity import Quantity
from generator.model.records import day

SITE_RULES, NOTICE = "国办秘函〔2019〕19号", "赤工改办综合字〔2023〕7号四(三)"
_SETTINGS, _DAY = "catalog/portal.yml", "数据截至"


class Column(NamedTuple):
    """A column: its name, site path, newest day, in words how long that may stand, by which rule, and the file it comes from.
    `due` is the last day on which it is fresh; a last day of rest moves on to the next working day."""

    name: str
    path: str
    newest: date
    limit: str
    basis: str
    where: Where
    cure: str
    due: date
    stale: bool


def columns(portal: Portal) -> Iterator[Column]:
    """The columns that have something, in the order of the site."""
    told = day(portal.settings.text(_DAY))
    if told > date.min:
        yield _column(portal, "首页", "", told, "两周", Quantity(14, "日"), SITE_RULES, portal.settings.place_of(_DAY),
                      "核对数据，把 catalog/portal.yml 的“数据截至”改到核对的那一天，重新发布。")
    if change := _change(portal):
        yield _column(portal, "变更", "changes/", change[0], "六个月", Quantity(6, "个月"), SITE_RULES, change[1],
                      "逐项核对清单和指南，有变的用 portal release 发布新版；确实都没有变的，把核对的结果告诉主管部门。")
    for name, path, said, limit in ((NEWS, "news/", "两周", Quantity(14, "日")), (EXPERIENCE, "experience/", "六个月", Quantity(6, "个月"))):
        if article := next((each for each in articles(portal) if each.column == name), None):
            yield _column(portal, name, path, article.day, said, limit, SITE_RULES, article.where, "写一篇新的放到 catalog/articles/；没有新的事，不要改旧文章的日期。")
    if snapshot := snapshots(portal).latest:
        yield _column(portal, "办理用时", "times/", snapshot.as_of, "三个月", Quantity(3, "个月"), SITE_RULES,
                      Where(f"statistics/{snapshot.as_of.isoformat()}/snapshot.json", 1, 1), "在有办件记录的机器上运行 portal publish-statistics，提交快照。")
    if patrol := patrols(portal).latest:
        yield _column(portal, "半月巡查", "inspections/", patrol.as_of, "半个月", Quantity(16, "日"), NOTICE,
                      Where(f"{FOLDER}/{patrol.as_of.isoformat()}.json", 1, 1), "在有办件记录的机器上运行 portal inspect，提交巡查结果。")


def _column(portal: Portal, name: str, path: str, newest: date, said: str, limit: Quantity, basis: str, where: Where, cure: str) -> Column:
    due = portal.calendar.due(newest, limit).day
    return Column(name, path, newest, said, basis, where, cure, due, portal.as_of > due)


def _change(portal: Portal) -> tuple[date, Where] | None:
    """The newest change in force of any list or guide, and the file it made."""
    dates = [(version.effective, version.path) for versions in portal.histories() for version in versions if date.min < version.effective <= portal.as_of]
    if not dates:
        return None
    newest, path = max(dates)
    return newest, Where(path, 1, 1)
