"""Consistency: totals, and one matrix of items and counties for each stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.site.entries import rows
from generator.site.page import Crumb, Page
from generator.site.site import (
    ABOVE,
    BEHIND,
    BROKEN,
    HEAVIER,
    LIGHTER,
    MISSING,
    NOT,
    SAME,
    STAGES,
    Mark,
    Site,
)
from generator.site.standing import STATES, Entry, standings, states

HOME, TOP = Crumb("首页", ""), Crumb("一致性", "consistency/")
ROWS = 40  # items on one matrix
MEANINGS: tuple[tuple[Mark, str], ...] = (
    (SAME, "当地指南与它跟随的市级版本一致。"),
    (LIGHTER, "材料、环节、时限、费用或者次数比市级少，没有一样比市级多。"),
    (HEAVIER, "至少有一样比市级多。没有登记豁免的是错误，当地页面仍显示市级的内容。"),
    (BEHIND, "市级指南有了新版，当地还跟随旧版。"),
    (MISSING, "旗县级可以行使，当地没有认领，也没有写明理由。"),
    (ABOVE, "由市级或者更高一级办理，或者并入了别的事项。"),
    (NOT, "当地不实施，写明了理由；或者不由行政机关行使。"),
)


def pages(site: Site) -> Iterator[Page]:
    """The overview, then a matrix for each stage, on several pages when it is long."""
    sample = "各旗县区的认领和差别用来演示，不是各地公布的数据。" if any(each.sample for each in standings(site).values()) else ""
    yield Page("consistency/", "consistency", "一致性", "同一事项在各旗县区是否同一标准：哪里更重，哪里落后。", "consistency/index.html",
               lambda: _overview(site), (HOME, Crumb("一致性")), sample, ("consistency", ""), "lists")
    for stage, slug in STAGES.items():
        items = site.by_stage[stage]
        paths = [f"consistency/{slug}/" + (f"{number}/" if number > 1 else "") for number in range(1, -(-len(items) // ROWS) + 1)]
        for number, path in enumerate(paths or [f"consistency/{slug}/"]):
            title = f"一致性矩阵：{stage}" + (f"（第 {number + 1} 页）" if number else "")
            yield Page(path, "consistency", title, f"{stage}各事项在各旗县区的一致性。", "consistency/stage.html",
                       partial(_matrix, site, stage, slug, items[number * ROWS:(number + 1) * ROWS], paths),
                       (HOME, TOP, Crumb(stage)), sample, ("consistency", stage), "lists")


def _count(site: Site, items: Sequence[str]) -> dict[str, int]:
    """Cells of some items in all counties; what is handled above or not at all is no cell."""
    marks = Counter(each.marks[item][2] for each in standings(site).values() for item in items)
    expected = sum(marks.values()) - marks["上级办理"] - marks["不实施"]
    return {"expected": expected, "behind": marks["落后"], "heavier": marks["更重"], "missing": marks["未认领"],
            "fine": marks["一致"] + marks["更轻"], "unread": marks["暂未发布"]}


def _sentence(site: Site, items: Sequence[str]) -> str:
    counts, counties = _count(site, items), len(standings(site))
    words = [f"一致或更轻 {counts['fine']:,} 处", f"落后 {counts['behind']} 处", f"更重 {counts['heavier']} 处"]
    words += [f"{word} {counts[key]} 处" for key, word in (("missing", "未认领"), ("unread", "暂未发布")) if counts[key]]
    return (f"同一事项在 {counties} 个旗县区应当同一标准：可以更轻，不得更重。"
            f"{len(items)} 个事项、{counts['expected']:,} 处应当一致，其中{'，'.join(words)}。")


def _entries(site: Site, name: str, stage: str = "") -> list[Entry]:
    """Entries of all counties, those of one stage when it is named; what falls due first stands first."""
    found = [entry for each in standings(site).values() for entry in getattr(each, name) if stage in ("", entry["stage"])]
    return sorted(found, key=lambda entry: entry["due"]) if name == "behind" else found


def _overview(site: Site) -> Mapping[str, Any]:
    return {"lede": _sentence(site, site.items), "meanings": MEANINGS,
            "stages": [(stage, f"consistency/{slug}/", _count(site, site.by_stage[stage])) for stage, slug in STAGES.items()],
            "heavy": _entries(site, "heavier"), "late": _entries(site, "behind")}


def _matrix(site: Site, stage: str, slug: str, own: list[str], paths: list[str]) -> Mapping[str, Any]:
    counties = list(standings(site).values())
    present = {each.marks[item] for each in counties for item in own}
    return {
        "stage": stage, "lede": _sentence(site, site.by_stage[stage]), "counties": counties, "pages": paths,
        "chips": [(name, f"consistency/{each}/") for name, each in STAGES.items()], "list": f"stages/{slug}/",
        "marks": [mark for mark, _ in MEANINGS] + [BROKEN] * (BROKEN in present),
        "states": states(present),
        "rows": [_row(site, item) for item in own],
        "sums": [sum(each.marks[item] in (BEHIND, HEAVIER) for item in own) for each in counties],
        "heavy": _entries(site, "heavier", stage), "late": _entries(site, "behind", stage),
    }


def _row(site: Site, item: str) -> dict[str, Any]:
    cells, row = [], rows(site)[item]
    for code, standing in standings(site).items():
        mark = standing.marks[item]
        held = site.portal.holding(code, item) is not None
        path = f"places/{code}/items/{item}/" if held else f"places/{code}/" if standing.trouble else f"places/{code}/#i-{item}"
        cells.append((mark, path, f"{standing.place.name}，{mark[2]}"))
    return {"name": row["name"], "words": row["words"], "path": row["path"], "cells": cells,
            "states": " ".join(sorted({STATES[mark] for mark, _, _ in cells}))}
