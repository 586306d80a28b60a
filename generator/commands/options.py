"""Options that several commands share, and what they read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.collection import Portal
from generator.errors import PortalError
from generator.model.records import Place
from generator.model.sampled import period

root = click.option("--root", type=click.Path(path_type=Path), default=Path("."), show_default=False, help="数据所在的文件夹，默认是当前文件夹。")


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PortalError(f"--as-of 写的是“{value}”，不是日期。写成 2026-11-20 的样子。") from None


as_of: Callable[[Any], Any] = click.option("--as-of", callback=_day, metavar="日期", help="按哪一天检查，默认是 catalog/portal.yml 的“数据截至”。")


events = click.option("--events", type=click.Path(path_type=Path), multiple=True, help="归一的事件文件，可以写几次，默认是 private/events/ 里的全部。")


def event_files(root: Path, given: tuple[Path, ...]) -> list[Path]:
    """The files of events to read: those given, else all of the private folder."""
    for path in given:
        if not path.is_file():
            raise PortalError(f"没有 {path} 这个文件。")
    return list(given) or sorted((root / "private" / "events").glob("*.csv.gz"))


def quarter(text: str) -> str:
    """A quarter as typed."""
    try:
        period(text)
    except ValueError:
        raise PortalError(f"--quarter 写的是“{text}”，不是季度。写成 2026Q3 的样子。") from None
    return text


def places(portal: Portal, names: tuple[str, ...]) -> list[Place]:
    """Places by code, name or pinyin."""
    found = []
    for name in names:
        match = [place for place in portal.places.values() if name in (place.code, place.name, place.slug, place.folder)]
        if not match:
            raise PortalError(f"没有“{name}”这个地方。可以写代码、名称或者拼音，如：{'、'.join(place.name for place in portal.counties[:3])}。")
        found.append(match[0])
    return found
