"""The page of supervision metrics: every one with formula, weight and clause; every address it leads to is made."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from generator.collection import Portal
from generator.site import frame
from generator.site.pages import metrics
from generator.site.rendering import Renderer
from generator.site.site import Site
from generator.supervision.scoring import rubric
from tests.conftest import REPO
from tests.site.small_times import copy


def written(root: Path) -> str:
    portal = Portal(root)
    site = Site(portal, [])
    (page,) = metrics.pages(site)
    return Renderer(root, site, frame.render(root, site={"数据截至": portal.as_of.isoformat()})).page(page).decode()


def plain(html: str) -> str:
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", html))).replace("（", "(").replace("）", ")")


def test_each_metric_has_formula_weight_and_clause() -> None:
    html, portal = written(REPO), Portal(REPO)
    weights = {metric.slug: metric.weight for metric in rubric(portal).metrics}
    rows = portal.table(metrics.FILE).tables(metrics.LIST)
    assert re.findall(r'<tr id="m-([a-z-]+)">', html) == [row.text("拼音") for row in rows]
    for row in rows:
        part = html[html.index(f'id="m-{row.text("拼音")}"'):]
        said = plain(part[:part.index("</tr>")])
        whole = "" if row.text("分母") == "无" else f"÷{row.text('分母')}"
        assert plain(f"{row.text('分子')}{whole}{row.text('计量单位')}") in said
        assert plain(row.text("依据")) in said
        assert (str(weights[row.text("拼音")]) if row.text("拼音") in weights else "不计分") in said


def test_the_weights_shown_are_the_whole_rubric() -> None:
    said = plain(written(REPO))
    total = sum(metric.weight for metric in rubric(Portal(REPO)).metrics)
    assert f"评分满分{total}" in said
    assert all(plain(f"{metric.part}÷{metric.whole}") in said for metric in rubric(Portal(REPO)).metrics if metric.slug not in
               {row.text("拼音") for row in Portal(REPO).table(metrics.FILE).tables(metrics.LIST)})


def test_without_the_rubric_nothing_is_weighed(tmp_path: Path) -> None:
    root = copy(tmp_path / "portal")
    (root / "catalog/vocabulary/scoring.yml").unlink()
    html = written(root)
    assert html.count("不计分") == len(Portal(root).table(metrics.FILE).tables(metrics.LIST))
