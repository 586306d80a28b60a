"""CODEOWNERS from the places: whose review a change to a folder needs. It returns text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model.records import Place

PATH = ".github/CODEOWNERS"
_ORG = re.compile(r"^# 组织: (\S+)$", re.M)
NO_ORG = "ORGANIZATION"


def organization(text: str) -> str:
    """The organization a file was made for; a word to be replaced where none was named."""
    found = _ORG.search(text)
    return found[1] if found else NO_ORG


def render(places: Iterable[Place], org: str) -> str:
    """One line a folder; the last line that fits a file decides."""
    head = ["# 由 portal owners 按 catalog/places.yml 生成，不要手改；组织改名用 portal owners --org 组织",
            f"# 组织: {org}", "# 团队的名字就是地方的拼音；program 维护程序，shigonggaiban 管公共数据",
            f"* @{org}/program", *(f"/{top}/ @{org}/shigonggaiban" for top in ("catalog", "guides", "statistics")),
            f"/catalog/schemas/ @{org}/program"]
    rows = [f"/{top}/{place.folder}/ @{org}/{place.slug}" for place in places for top in ("catalog", "guides")]
    return "\n".join([*head, *rows]) + "\n"
