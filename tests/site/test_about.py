"""名词解释, 部门不能做什么, 核对到哪一步: what stands on them is what the data say, recounted by hand."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.collection import Portal
from generator.rules.engine import run
from generator.rules.registry import RULES
from generator.site import frame
from generator.site.pages import coverage, glossary, violations
from generator.site.rendering import Renderer
from generator.site.site import Site

REPO = Path(__file__).resolve().parents[2]
STATES = ("已核条文", "已核网页", "待核", "未公布")


@cache
def site() -> Site:
    portal = Portal(REPO)
    return Site(portal, run(portal))


@cache
def written() -> dict[str, str]:
    renderer = Renderer(REPO, site(), frame.render(REPO, site={"数据截至": str(site().portal.as_of)}))
    return {page.path: renderer.page(page).decode() for module in (glossary, violations, coverage) for page in module.pages(site())}


def data(path: str) -> Any:
    return yaml.load((REPO / path).read_text("utf-8"), yaml.BaseLoader)


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def recount(item: str) -> Counter[str]:
    """The facts of one item from the bare files: the schema says which elements count, 核对 how far each is checked."""
    elements = json.loads((REPO / "catalog/schemas/item.schema.json").read_text("utf-8"))["properties"]
    count: Counter[str] = Counter()
    portal = site().portal
    for version in (portal.region_file(item), portal.city_file(item), portal.guide(item)):
        file = data(version.path) if version else {}
        checked = file.get("核对", {})
        for name, value in file.items():
            if elements[name].get("x-meta") or elements[name]["x-burden"] == "free":
                continue
            rows = value if isinstance(value, list) and value and isinstance(value[0], dict) else None
            cells = [(value, [name])] if rows is None else [
                (cell, [name, next(row[key] for key in ("名称", "事项", "问题", "内容") if key in row), field])
                for row in rows for field, cell in row.items() if field != "曾用名"]
            for cell, path in cells:
                stated = [checked["/".join(path[:n])] for n in (3, 2, 1) if "/".join(path[:n]) in checked]
                count[cell if cell in ("待核", "未公布") else stated[0] if stated else checked.get("其余", "待核")] += 1
    return count


def test_coverage_is_what_a_recount_gives() -> None:
    html = written()["about/coverage/"]
    counts = {item: recount(item) for item in site().portal.items}
    rows = re.findall(r'<a href="\.\./\.\./items/([a-z0-9-]+)/">.*?</th>(.*?)</tr>', html)
    shown = {item: [int(number) for number in re.findall(r">(\d+)</td>", cells.replace(",", ""))] for item, cells in rows}
    assert shown == {item: [*(count[state] for state in STATES), count.total()] for item, count in counts.items()}
    whole = sum(counts.values(), Counter[str]())
    totals = dict(re.findall(r"<dt>([^<]+)</dt><dd>([\d,]+)</dd>", html[html.index('id="total"'):]))
    assert totals == {**{state: f"{whole[state]:,}" for state in STATES}, "合计": f"{whole.total():,}"}
    roles: dict[str, Counter[str]] = {}
    for item, count in counts.items():
        city = site().portal.city_file(item)
        assert city is not None
        roles.setdefault(data(city.path)["主管部门"], Counter()).update(count)
    part = html[html.index('id="roles"'):html.index("</table>")]
    listed = {name: [int(number) for number in re.findall(r">(\d+)</td>", cells.replace(",", ""))][1:]
              for name, cells in re.findall(r'<tr><th scope="row">([^<]+)</th>(.*?)</tr>', part)}
    assert listed == {role: [*(count[state] for state in STATES), count.total()] for role, count in roles.items()}


def test_shares_are_rounded_from_what_was_checked() -> None:
    html = written()["about/coverage/"]
    for cells in re.findall(r"</th>(<td.*?)</tr>", html[:html.index('id="fresh"')]):
        numbers = [int(number) for number in re.findall(r">(\d+)</td>", cells.replace(",", ""))][-5:]
        share = re.findall(r"(\d+)%", cells)
        assert share == [str(round(100 * (numbers[0] + numbers[1]) / numbers[4]))]
        assert re.findall(r'class="g-bar" width="(\d+)"', cells) == share


def test_the_glossary_shows_each_term_once_with_its_words() -> None:
    html = written()["about/glossary/"]
    terms = data("catalog/vocabulary/glossary.yml")["名词"]
    shown = re.findall(r'<li id="([a-z0-9-]+)" data-words="[^"]*"><h3>([^<]+?)(?: <small>.*?</small>)?</h3>\n<p>(.*?)。</p>', html)
    assert sorted((slug, name, unescape(text)) for slug, name, text in shown) == sorted((term["拼音"], term["名称"], term["说明"]) for term in terms)
    assert [slug for slug, _, _ in shown] == sorted(slug for slug, _, _ in shown)
    assert set(re.findall(r'href="#([a-z][a-z0-9-]*)"', html)) <= set(re.findall(r'id="([^"]+)"', html))


def test_violations_show_clause_rules_and_channels() -> None:
    html = written()["about/violations/"]
    table = data("catalog/vocabulary/violations.yml")
    for kind in table["违规情形"]:
        part = html[html.index(f'id="{kind["拼音"]}"'):]
        part = part[:part.index("</section>")]
        words = plain(part)
        assert all(text in words for text in (kind["名称"], kind["一句话"], kind["部门不得"], kind["依据"], kind["局限"]))
        assert all(form["内容"] in words for form in kind["表现"])
        codes = [RULES[name].code for form in kind["表现"] for name in form["规则"]]
        assert re.findall(r"rules/([A-Z]{3}\d{3})/", part) == [*codes, *dict.fromkeys(codes)]
        assert part.count("从数据里看不出来，请您反映") == sum(not form["规则"] for form in kind["表现"])
    turn = plain(html[html.index('id="turn"'):html.index("</section>")])
    assert all(channel["名称"] in turn and channel["内容"] in turn for channel in table["反映渠道"])
    assert "热线未公布" in turn
    assert [place.name for place in (site().portal.city, *site().portal.counties) if f"{place.name}未公布" not in turn] == []


def test_every_kind_of_violation_has_words_to_take_away() -> None:
    html = written()["about/violations/"]
    texts = [unescape(text) for text in re.findall(r'<pre class="p-text" data-copy>(.*?)</pre>', html, re.DOTALL)]
    assert [text.splitlines()[0] for text in texts] == [f"反映：{kind['名称']}" for kind in data("catalog/vocabulary/violations.yml")["违规情形"]]
    assert all("地方（旗县区）：\n哪一天：\n" in text and "\n依据：" in text for text in texts)


def test_contacts_are_those_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(site().settings, "热线", "0476-0000000")
    monkeypatch.setitem(site().settings, "投诉小程序", "https://example.invalid/tousu")
    assert violations.contacts(site()) == [("热线", "0476-0000000", ""), ("“改革建议和投诉”小程序", "打开", "https://example.invalid/tousu"), ("主办单位", "", "")]


def test_the_side_navigation_is_that_of_the_prose_pages() -> None:
    prose = frame.render(REPO, site={}).pages["about/method/"]

    def side(html: str) -> list[tuple[str, ...]]:
        part = html[html.index('<nav class="p-side"'):]
        return re.findall(r'<h2>([^<]+)</h2>|<li><a href="([^"]+)"(?: aria-current="page")?>([^<]+)', part[:part.index("</nav>")])

    assert side(prose) == side(written()["about/coverage/"])
    for path, html in written().items():
        assert re.findall(r'aria-current="page">([^<]+)</a></li>', html[html.index('<nav class="p-side"'):]) == [
            {"about/glossary/": "名词解释", "about/violations/": "部门不能做什么", "about/coverage/": "核对到哪一步"}[path]]
