"""Home, item lists, places and the matrix say what the data say: exact sets, from the repository's own data."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from generator.collection import Portal
from generator.comparing import Effect
from generator.model.records import BY_CITY, CLAIMED
from generator.rules.engine import run
from generator.site import frame
from generator.site.entries import rows
from generator.site.pages import consistency, county, home, index, places
from generator.site.rendering import Renderer
from generator.site.site import CATEGORIES, STAGES, Site
from generator.site.sounds import syllables
from generator.site.standing import standings

REPO = Path(__file__).resolve().parents[2]
MODULES = (home, index, places, county, consistency)
LONG = "jianzhu-gongcheng-shigong-xuke"


@cache
def site() -> Site:
    portal = Portal(REPO)
    return Site(portal, run(portal))


@cache
def frames() -> frame.Frames:
    return frame.render(REPO, site={"数据截至": "2026-11-20"})


def rendered(own: Site) -> dict[str, str]:
    renderer = Renderer(REPO, own, frames())
    return {page.path: main(renderer.page(page).decode()) for module in MODULES for page in module.pages(own)}


@cache
def written() -> dict[str, str]:
    return rendered(site())


def main(html: str) -> str:
    return html[html.index("<main"):html.index("</main>")]


def words(html: str) -> str:
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", html)))


class Rows(HTMLParser):
    """Attributes of the rows a filter looks at, and all ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[dict[str, str]] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if "data-words" in known:
            self.rows.append(known)
        if "id" in known:
            self.ids.append(known["id"])


def section(html: str, name: str) -> str:
    start = html.index(f'id="{name}"')
    return html[start:html.index("</section>", start)]


def counties() -> list[str]:
    return [place.code for place in site().portal.counties]


def test_the_addresses_are_these() -> None:
    assert set(written()) == {
        "", "items/", "places/", "consistency/",
        *(f"stages/{slug}/" for slug in STAGES.values()), *(f"categories/{slug}/" for slug in CATEGORIES.values()),
        *(f"consistency/{slug}/" for slug in STAGES.values()), *(f"places/{code}/" for code in site().portal.places),
    }
    assert len(site().portal.places) == 14


def test_every_page_has_one_h1_and_no_id_twice() -> None:
    for path, html in written().items():
        assert html.count("<h1>") == 1, path
        twice = [name for name, n in Counter(Rows(html).ids).items() if n > 1]
        assert not twice, (path, twice)


def test_all_items_stand_once_in_the_list_by_pinyin() -> None:
    html = written()["items/"]
    linked = re.findall(r'<h3><a href="\.\./items/([a-z0-9-]+)/">', html)
    assert sorted(linked) == sorted(site().items)
    sounds = [rows(site())[item]["sound"] for item in linked]
    assert sounds == sorted(sounds)
    assert re.findall(r'<h2>([A-Z])</h2>', html) == sorted({sound[0].upper() for sound in sounds})


def test_an_item_is_found_by_name_alias_reference_pinyin_and_initials() -> None:
    found = rows(site())[LONG]["words"].split()
    assert {"建筑工程施工许可证核发", "开工证", "R060", "kaigongzheng", "kgz", "sgxkz", "jzgcsgxkzhf"} <= set(found)
    polyphone = rows(site())["shehui-wending-fengxian-pinggu"]["words"]
    assert "zhongda" in polyphone
    assert "chongda" not in polyphone


def test_the_dictionary_of_phrases_would_change_no_reading() -> None:
    names = sorted({name for item in site().items for file in [site().portal.region_file(item)] if file
                    for name in (site().name(item), *file.tree.texts("俗称"))})
    program = ("import json, sys; from pypinyin import Style, pinyin; "
               "print(json.dumps([' '.join(p[0] for p in pinyin(n, style=Style.NORMAL, errors='ignore')) for n in json.load(sys.stdin)]))")
    full = {key: value for key, value in os.environ.items() if not key.startswith("PYPINYIN")}
    done = subprocess.run([sys.executable, "-c", program], input=json.dumps(names), env=full, capture_output=True, text=True, check=True)
    read = dict(zip(names, json.loads(done.stdout), strict=True))
    assert {name: syllables(name) for name in names} == read, "这些名称里有多音字，单字读音不够，要在 generator/site/sounds.py 里补上词组"


def test_stage_and_category_lists_hold_the_items_of_the_catalogue() -> None:
    for names, groups, folder in ((STAGES, site().by_stage, "stages"), (CATEGORIES, site().by_category, "categories")):
        for name, slug in names.items():
            linked = re.findall(r'<h3><a href="\.\./\.\./items/([a-z0-9-]+)/">', written()[f"{folder}/{slug}/"])
            assert linked == groups[name], slug
            assert len(linked) > 0


def test_the_filter_matches_what_the_rows_carry() -> None:
    for path in ("items/", "places/150400/", "places/150000/"):
        html = written()[path]
        assert len(Rows(html).rows) == len(site().items), path
        for name, known in (("stage", STAGES), ("category", CATEGORIES)):
            select = html[html.index(f'name="{name}"'):]
            options = set(re.findall(r'<option value="([a-z-]+)"', select[:select.index("</select>")]))
            assert options == {row[f"data-{name}"] for row in Rows(html).rows} == set(known.values())


def test_side_navigations_use_the_addresses_of_the_site() -> None:
    renderer = Renderer(REPO, site(), frames())
    for name, folder, names in (("items", "stages", STAGES), ("items", "categories", CATEGORIES), ("consistency", "consistency", STAGES)):
        side = renderer.env.get_template(f"side/{name}.html").render(current="", href=lambda path: path)
        assert set(re.findall(rf'href="{folder}/([a-z-]+)/"', side)) == set(names.values())


def test_home_counts_what_there_is() -> None:
    html = written()[""]
    claimed = sum(claim.status == CLAIMED for claims in site().portal.claims.values() for claim in claims.values())
    behind = {(holding.place, holding.item) for holding in site().portal.holdings() if site().lag(holding)}
    heavier = sum(difference.effect is Effect.HEAVIER for holding in site().portal.holdings() for difference in holding.differences)
    figures = words(section(html, "figures"))
    assert claimed >= 1000
    assert f"旗县区认领{claimed:,}项次" in figures
    assert f"落后于市级指南{len(behind)}项" in figures
    assert f"比市级标准更重{heavier}处" in figures
    newer = sum(len(site().steps(item)) - 1 for item in site().items if site().steps(item))
    assert section(html, "changes").count('class="when"') == min(newer, home.LATEST)


def test_each_county_is_told_as_its_data_tell() -> None:
    for code in counties():
        html, claims = written()[f"places/{code}/"], site().portal.claims[code]
        listed = {row["id"].removeprefix("i-"): row for row in Rows(html).rows}
        assert set(listed) == set(site().items), code
        claimed = {item for item, claim in claims.items() if claim.status == CLAIMED}
        assert set(re.findall(rf'class="q q-[a-z]" href="\.\./\.\./places/{code}/items/([a-z0-9-]+)/"', html)) == claimed
        above = {item for item, row in listed.items() if row["data-status"] == "above"}
        assert {item for item, claim in claims.items() if claim.status == BY_CITY} <= above
        assert f"认领{len(claimed)}项" in words(html[:html.index("</header>")])


def test_the_lag_table_names_version_change_due_date_and_waiver() -> None:
    lagging = {code: {holding.item for holding in site().portal.holdings() if holding.place == code and site().lag(holding)}
               for code in counties()}
    for code, items in lagging.items():
        todo = section(written()[f"places/{code}/"], "todo")
        assert set(re.findall(r'<th scope="row"><a href="\.\./\.\./places/[0-9]+/items/([a-z0-9-]+)/">', todo)) == items
    late = words(section(written()["places/150426/"], "todo"))
    assert "第2版，现行第3版" in late
    assert "2026年11月4日" in late
    assert "已过期" in late
    grace = words(section(written()["places/150422/"], "todo"))
    assert "2026年11月30日6个工作日" in grace


def test_the_matrix_has_a_square_for_each_item_and_county() -> None:
    for stage, slug in STAGES.items():
        html = written()[f"consistency/{slug}/"]
        squares = re.findall(r'<td><a class="q q-([a-z])" href="[^"]+">', html)
        marks = [site().mark(code, item)[0] for item in site().by_stage[stage] for code in counties()]
        assert squares == marks, slug
        assert html.count("<tr data-words=") <= consistency.ROWS


def test_heavier_ones_stand_in_words_under_the_matrix() -> None:
    html = written()["consistency/shigong-xuke/"]
    heavier = section(html, "heavier")
    assert set(re.findall(r'href="\.\./\.\./places/(15[0-9]+)/items/([a-z0-9-]+)/"', heavier)) == {("150430", LONG)}
    assert "农民工工资保证金缴存凭证" in heavier
    assert "已豁免" in heavier


def test_places_are_counted_in_one_table() -> None:
    table = section(written()["places/"], "all")
    told = dict(re.findall(r'places/(15[0-9]+)/">[^<]+</a></th><td class="num">([0-9]+)</td>', table))
    assert told == {code: str(standing.claimed) for code, standing in standings(site()).items()}


def test_a_county_whose_claims_cannot_be_read_is_not_published(tmp_path: Path) -> None:
    for name in ("catalog", "guides", "statistics"):
        shutil.copytree(REPO / name, tmp_path / name)
    broken = tmp_path / "catalog/150423-balinyou/claims.yml"
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text.replace("\n认领:", "\n认领：", 1), encoding="utf-8")
    (tmp_path / "catalog/150424-linxi/claims.yml").unlink()
    portal = Portal(tmp_path)
    pages = rendered(Site(portal, run(portal)))
    line = text[:text.index("\n认领:")].count("\n") + 2
    told = words(pages["places/150423/"])
    assert f"catalog/150423-balinyou/claims.yml第{line}行" in told
    assert "这一部分暂未发布" in told
    assert "i-" + LONG not in pages["places/150423/"]
    assert "还没有认领表" in words(pages["places/150424/"])
    assert "认领表读不出来，暂未发布" in words(section(pages["places/"], "all"))
    matrix = words(pages["consistency/shigong-xuke/"])
    assert "巴林右旗，暂未发布" in matrix
    assert "巴林右旗，未认领" not in matrix
    assert pages["places/150425/"] == written()["places/150425/"]
