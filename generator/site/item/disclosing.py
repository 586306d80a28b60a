"""政府信息公开: what a guide states of itself as a piece of government information, its 索引号 first.

The elements are those of 政府信息公开目录系统实施指引 that are known here; what is not is said to be so. A number stands
in the ledger or nowhere.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.collection.numbers import AGENCY, numbers
from generator.site.site import Site

UNNUMBERED = "未编"


def disclosed(site: Site, path: str, name: str, *, sample: bool, since: date | None) -> dict[str, Any]:
    """What the section 信息公开 of a guide's page shows. `why` says why there is no number."""
    number = numbers(site.portal).get(path, "")
    why = "" if number else "标“示例”的内容不编索引号" if sample else "还没有编" if site.settings.get(AGENCY) else "发布机构的机构代码待配置，索引号的前段用它"
    return {"disclosed": {"number": number, "why": why, "name": name, "organ": site.settings.get("主办单位", ""), "since": since}}
