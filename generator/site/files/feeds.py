"""Atom feeds: all changes, those that concern a place, those of one item. Every place and item has one from the first
day, so that its address can be kept before anything changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from generator.model.records import Place
from generator.model.tree import Table
from generator.reading.layout import CITY, COUNTY
from generator.site.changes.entries import Entry, entries, known, listed, opened
from generator.site.changes.local import Local, local
from generator.site.files import atom
from generator.site.files.file import Feed, File, Href
from generator.site.site import Site

ALL = Feed("changes/atom.xml", "全部变更")


def of_item(site: Site, item: str) -> Feed:
    """How pages name the feed of an item."""
    return Feed(f"items/{item}/changes.atom.xml", f"{site.name(item)}的变更")


def of_place(place: Place) -> Feed:
    """How pages name the feed of a place."""
    return Feed(f"places/{place.code}/changes.atom.xml", f"{place.name}办理事项的变更")


def files(site: Site) -> Iterator[File]:
    """The feed of all, then of places, then of items."""
    yield _file(site, ALL, "changes", "changes/", "清单和指南改了什么，对申请人是减轻还是加重", listed(site))
    for place in site.portal.places.values():
        yield _file(site, of_place(place), f"places/{place.code}", f"places/{place.code}/", _concern(place),
                    [entry for entry in listed(site) if _concerns(site, place, entry)], place if place.level == COUNTY else None)
    for item in known(site):
        yield _file(site, of_item(site, item), f"items/{item}", f"items/{item}/history/", "清单和指南的每一版",
                    entries(site)[item])


def _concern(place: Place) -> str:
    if place.level == COUNTY:
        return f"{place.name}认领的事项，市级指南和清单的变更，以及{place.name}自己的变更"
    return f"{place.name}的清单{'和指南' if place.level == CITY else ''}的变更"


def _concerns(site: Site, place: Place, entry: Entry) -> bool:
    """Counties: items they claim. Region and city: what their own files say."""
    if place.level != COUNTY:
        return bool((entry["kind_of_file"] == "自治区清单") == (place.code == site.portal.region.code))
    claim = site.portal.claim(place.code, entry["item"])
    return claim is not None and claim.claimed


def _file(site: Site, feed: Feed, key: str, page: str, subtitle: str, own: Sequence[Entry], county: Place | None = None) -> File:
    return File(feed.path, partial(_bytes, site, feed, key, page, subtitle, own, county))


def _bytes(site: Site, feed: Feed, key: str, page: str, subtitle: str, own: Sequence[Entry], county: Place | None, href: Href) -> bytes:
    settings = site.portal.settings
    posts = [post(entry, href) for entry in own if entry["effective"] > date.min]
    if county is not None:
        posts += [local_post(county, each, href) for mine in local(site, county.code).values() for each in mine]
        posts.sort(key=lambda each: (each.day, each.key), reverse=True)
    return atom.document(site.portal.city, key, f"{feed.title}_{_name(settings)}", subtitle,
                         settings.text("主办单位") or _name(settings), href(feed.path), href(page), opened(site) or site.portal.as_of, posts)


def _name(settings: Table) -> str:
    return settings.text("站名") or "工程建设项目审批公开"


def post(entry: Entry, href: Href) -> atom.Post:
    """A version as an entry of a feed. Who has followed is left out: it changes while the entry does not."""
    words = [word for _, word in entry["effects"]] if entry["listed"] else []
    title = f"{entry['name']}：{entry['file']}第 {entry['number']} 版" + (f"（{'、'.join(words)}）" if words else "")
    day = entry["effective"]
    lines: list[str | Sequence[str]] = [f"{day.year}年{day.month}月{day.day}日起生效。" + ("示例，不是公布的变更。" if entry["sample"] else "")]
    if entry["reason"]:
        lines.append(f"原因：{entry['reason'].rstrip('。')}。")
    if entry["document"]:
        lines.append(f"文号：{entry['document']}。")
    if entry["rows"]:
        lines.append([f"{row['said'].head}{row['said'].tail}（{row['word']}）" for row in entry["rows"]])
    if entry["next"]:
        lines.append(f"由这些事项承接：{'、'.join(each['name'] for each in entry['next'])}。")
    if entry["due"]:
        due = entry["due"]
        lines.append(f"旗县区应于 {due.year}年{due.month}月{due.day}日{'（暂定）' if entry['provisional'] else ''}前跟进。")
    return atom.Post(f"items/{entry['item']}/{entry['letter']}{entry['number']}", ("【示例】" if entry["sample"] else "") + title, day,
                     href(entry["history"]), lines, words)


def local_post(place: Place, entry: Local, href: Href) -> atom.Post:
    """What a county itself changed as an entry of its feed."""
    words, day = [word for _, word in entry["effects"]], entry["day"]
    title = f"{place.name}{entry['name']}：{entry['said']}" + (f"（{'、'.join(words)}）" if words else "")
    lines: list[str | Sequence[str]] = [f"{day.year}年{day.month}月{day.day}日起。" + ("示例，不是公布的变更。" if entry["sample"] else "")]
    lines += [f"原因：{entry['reason'].rstrip('。')}。"] if entry["reason"] else []
    lines += [f"文号：{entry['document']}。"] if entry["document"] else []
    lines += [[f"{row['said'].head}{row['said'].tail}（{row['word']}）" for row in entry["rows"]]] if entry["rows"] else []
    return atom.Post(entry["key"], ("【示例】" if entry["sample"] else "") + title, day, href(entry["path"]), lines, words)
