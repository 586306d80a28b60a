"""Calendars of what counties owe: until when each must follow a change of the city's guides. One for all, one a county."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from generator.model.records import Place
from generator.site.changes.entries import Entry, listed
from generator.site.files import ics
from generator.site.files.file import Feed, File, Href
from generator.site.site import Site
from generator.site.standing import Standing, standings

CALENDAR = "text/calendar"
ALL = Feed("changes/due.ics", "各旗县区应跟进日", CALENDAR)


def of_place(place: Place) -> Feed:
    """How pages name the calendar of a county."""
    return Feed(f"places/{place.code}/due.ics", f"{place.name}应跟进日", CALENDAR)


def files(site: Site) -> Iterator[File]:
    """All counties together, then each."""
    counties = list(standings(site).values())
    yield File(ALL.path, partial(_bytes, site, ALL, counties))
    for standing in counties:
        feed = of_place(standing.place)
        yield File(feed.path, partial(_bytes, site, feed, [standing]))


def _bytes(site: Site, feed: Feed, counties: Sequence[Standing], href: Href) -> bytes:
    events = [event for standing in counties for event in _events(site, standing)]
    return ics.document(feed.title, site.portal.as_of, sorted(events, key=lambda event: (event.day, event.uid)))


def _events(site: Site, standing: Standing) -> Iterator[ics.Event]:
    for owed in standing.behind:
        waived = f"已豁免：{owed['waived']}，到 {owed['until'].isoformat()} 为止。" if owed["waived"] else ""
        yield _event(site, standing.place, owed["item"], owed["followed"], owed["latest"], owed["due"], owed["provisional"],
                     f"现在用第 {owed['followed']} 版，市级指南已是第 {owed['latest']} 版。改了：{'；'.join(owed['what'])}。{waived}",
                     standing.sample, [word for _, word in owed["effects"]])
    behind = {owed["item"] for owed in standing.behind}
    for entry in reversed(listed(site)):
        followed = _pinned(site, standing.place, entry) if entry["announced"] and entry["due"] and entry["letter"] == "g" else 0
        if followed and entry["item"] not in behind:
            behind.add(entry["item"])
            day = entry["effective"]
            yield _event(site, standing.place, entry["item"], followed, entry["number"], entry["due"], entry["provisional"],
                         f"第 {entry['number']} 版 {day.isoformat()} 起生效。{entry['reason'].rstrip('。')}。", entry["sample"],
                         [word for _, word in entry["effects"]])


def _pinned(site: Site, place: Place, entry: Entry) -> int:
    """The older version a county still names, 0 when it names this one or does not claim the item."""
    claim = site.portal.claim(place.code, entry["item"])
    return claim.follows if claim is not None and claim.claimed and claim.follows < entry["number"] else 0


def _event(site: Site, place: Place, item: str, followed: int, number: int, day: date, provisional: bool, said: str, sample: bool,
           effects: list[str]) -> ics.Event:
    """The id names the version left, so that it stays the same while later versions come."""
    title = f"{place.name}应跟进：{site.name(item)}第 {number} 版" + ("（日期暂定）" if provisional else "")
    more = "\n放假安排还没有公布，日期暂定。" if provisional else ""
    return ics.Event(f"{item}-after-g{followed}-{place.code}@{site.portal.city.slug}-gongjian", day, ("【示例】" if sample else "") + title,
                     f"{said}{more}\n网站上的位置：places/{place.code}/items/{item}/", effects, provisional)
