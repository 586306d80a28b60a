"""CODEOWNERS from the places: whose review a change to a folder needs. It returns text.

Teams are named as the places are; the organization they belong to is configuration. Without one no
line takes effect, for an owner that does not exist would only look like a review.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.records import Place

PATH = ".github/CODEOWNERS"
SETTING, NOT_USED = "GitHub组织", "不用"
MISSING = f"catalog/portal.yml 的“{SETTING}”还没有填，审核分工没有一行生效，别人的改动没有指定的人审核。填好以后运行 portal owners。"


def render(places: Iterable[Place], organization: str) -> str:
    """One line a folder; the last line that fits a file decides. Comments alone where there is no organization."""
    head = [f"# 由 portal owners 按 catalog/places.yml 和 catalog/portal.yml 的“{SETTING}”生成，不要手改",
            "# 团队的名字就是地方的拼音；program 维护程序，shigonggaiban 管公共数据"]
    if organization == NOT_USED:
        return "\n".join([head[0], "# 不用 GitHub，没有审核分工"]) + "\n"
    rows = ["* program", *(f"/{top}/ shigonggaiban" for top in ("catalog", "guides", "statistics")), "/catalog/schemas/ program",
            *(f"/{top}/{place.folder}/ {place.slug}" for place in places for top in ("catalog", "guides"))]
    if not organization:
        return "\n".join([*head, f"# {MISSING}", *(f"# {row}" for row in rows)]) + "\n"
    return "\n".join([*head, *(row.replace(" ", f" @{organization}/") for row in rows)]) + "\n"
