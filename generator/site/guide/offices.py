"""Where to go: windows of one place with the items they take, department by department."""

from __future__ import annotations

from typing import Any

from generator.model.records import Place
from generator.model.tree import Node, Scalar
from generator.site.guide.course import Course
from generator.site.item.process import WINDOW


def offices(course: Course) -> list[dict[str, Any]]:
    """Windows, each with its address, hours and phones as the resolved guides state them, and departments with items."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for item, row in course.rows.items():
        handler = course.handler(item)
        elements = {} if handler is course.site.portal.region else course.guides[item]
        facts = tuple((name, _text(elements.get(name))) for name in WINDOW)
        name = _name(course, handler, elements.get(WINDOW[0]))
        window = found.setdefault((handler.code, name, *(text for _, text in facts)), {
            "name": name or "窗口还不知道", "place": handler, "facts": facts, "sample": course.site.origins.sample(elements.get(WINDOW[0])), "roles": {}})
        window["roles"].setdefault((row["role"], row["body"]), []).append(row)
    return list(found.values())


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else "待核"


def _name(course: Course, place: Place, address: Node | None) -> str:
    """A guide that states no place of its own shares its address with a row of the place's windows."""
    rows = course.site.portal.windows(place.code).tables("窗口")
    return next((row.text("名称") for row in rows if address is not None and row.get("地址") is address), "")
