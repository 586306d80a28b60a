"""Atom documents (RFC 4287) as bytes: built as a tree, so that data never becomes markup.

Ids are `tag:` URIs (RFC 4151): they hold wherever the site is published, and before it has a name.
Times are the days of the data at midnight in China; the clock is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree as ET

from generator.model.records import Place

_SINCE = "2026"  # the year in which the authority of the ids was ours; part of every id, so it stays
_XHTML = "http://www.w3.org/1999/xhtml"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot carry


class Post(NamedTuple):
    """One entry: an id below the feed's authority, paragraphs, and whether each is a list."""

    key: str
    title: str
    day: date
    link: str
    paragraphs: Sequence[str | Sequence[str]]
    terms: Sequence[str] = ()


def tag(city: Place, key: str) -> str:
    """`tag:chifeng-gongjian,2026:items/…`: the same for ever, whatever host serves it."""
    return f"tag:{city.slug}-gongjian,{_SINCE}:{key}"


def document(city: Place, key: str, title: str, subtitle: str, author: str, own: str, page: str, updated: date, posts: Sequence[Post]) -> bytes:
    """A whole feed. `own` and `page` are its address and that of the page it belongs to, relative to itself."""
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "zh-CN"})
    _text(feed, "id", tag(city, key))
    _text(feed, "title", title)
    _text(feed, "subtitle", subtitle)
    _text(feed, "updated", _moment(max((post.day for post in posts), default=updated)))
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _text(ET.SubElement(feed, "author"), "name", author)
    for post in posts:
        _entry(feed, city, post)
    ET.indent(feed)
    made: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _entry(feed: ET.Element, city: Place, post: Post) -> None:
    entry = ET.SubElement(feed, "entry")
    _text(entry, "id", tag(city, post.key))
    _text(entry, "title", post.title)
    _text(entry, "updated", _moment(post.day))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": post.link})
    for term in post.terms:
        ET.SubElement(entry, "category", {"term": term})
    body = ET.SubElement(ET.SubElement(entry, "content", {"type": "xhtml"}), "div", {"xmlns": _XHTML})
    for part in post.paragraphs:
        if isinstance(part, str):
            _text(body, "p", part)
        else:
            lines = ET.SubElement(body, "ul")
            for line in part:
                _text(lines, "li", line)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _FORBIDDEN.sub("", text)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"
