"""The index of the search page and the list by pinyin say what the catalogue says, in the same bytes each time."""

from __future__ import annotations

import json
import re
import string
from functools import cache
from html import unescape
from pathlib import Path

from generator.collection import Portal
from generator.model.tree import Items, Table
from generator.rules.engine import run
from generator.site import frame
from generator.site.citations import citations
from generator.site.files import search, search_pages
from generator.site.item.county import has_page
from generator.site.links import Links
from generator.site.pages import search as pages
from generator.site.pages.registry import all_pages
from generator.site.environment import TEMPLATES, environment
from generator.site.site import Site
from generator.site.sounds import syllables

REPO = Path(__file__).resolve().parents[2]


@cache
def site() -> Site:
    portal = Portal(REPO)
    return Site(portal, run(portal))


@cache
def index() -> dict[str, object]:
    """The index as a browser reads it."""
    [file] = search.files(site())
    text = file.make(Links(1).to).decode()
    return dict(json.loads(text.removeprefix("window.portalIndex=").removesuffix(";\n")))


def test_every_name_and_alias_is_in_the_index() -> None:
    told = [(item["id"], item["name"], item.get("aliases", [])) for item in index()["items"]]
    files = [(item, site().portal.region_file(item)) for item in site().items]
    assert told == [(item, site().name(item), list(file.tree.texts("俗称")) if file else []) for item, file in files]
    assert len(told) == 111


def test_every_material_names_the_items_that_ask_for_it() -> None:
    asked: dict[str, list[str]] = {}
    for item in site().items:
        baseline = site().portal.baseline(item)
        materials = baseline.elements.get("申请材料") if baseline else None
        for material in materials if isinstance(materials, Items) else ():
            assert isinstance(material, Table)
            asked.setdefault(material.text("名称"), []).append(item)
    assert {name: [site().items[n] for n in items] for name, items in index()["materials"]} == asked
    assert len(asked) > 150


def test_every_law_names_the_items_that_rest_on_it() -> None:
    cited = citations(site().portal)
    for law in index()["laws"]:
        own = cited.get(law["name"], [])
        basis = {each.item for each in own if each.item and each.basis}
        assert {site().items[n] for n in law.get("basis", [])} == basis, law
        assert {site().items[n] for n in law.get("cited", [])} == {each.item for each in own if each.item} - basis, law
    assert [law["name"] for law in index()["laws"]] == list(site().portal.laws)


def test_a_mark_tells_whether_the_county_has_a_page() -> None:
    places = [code for code, _ in index()["places"]]
    assert places == [place.code for place in site().portal.counties]
    for item in index()["items"]:
        assert [mark in "slhob" for mark in item["marks"]] == [has_page(site(), code, item["id"]) for code in places], item["id"]


def test_the_table_of_sounds_spells_every_label_as_the_lists_do() -> None:
    of = {character: sound for sound, characters in index()["sounds"].items() for character in characters}
    items = [label for item in index()["items"] for label in (item["name"], *item.get("aliases", []))]
    laws = [label for law in index()["laws"] for label in (law["name"], law.get("title", ""))]
    for label in (*items, *laws, *(name for name, _ in index()["materials"])):
        assert " ".join(of[character] for character in label if character in of) == syllables(label), label


def test_pages_bear_the_titles_they_are_found_by() -> None:
    titles = {page.path: page.title for page in all_pages(site())}
    prose = frame.render(REPO, site={"数据截至": "2026-11-20"}).pages
    for path, names in (*search_pages.OWN, search_pages.WHOLE):
        title = titles.get(path) or re.findall(r"<h1>(.*?)</h1>", prose[path])[0]
        assert {"items/": "全部事项"}.get(path, title) == names[0], path


def test_pages_in_the_index_are_there(built_site: Path) -> None:
    seen: dict[str, str] = {}
    rows = [row for _, rows in index()["pages"] for row in rows]
    for href, *names in rows:
        path, _, anchor = str(href).partition("#")
        file = (built_site / "search" / path / "index.html").resolve()
        assert anchor == "" or f'id="{anchor}"' in seen.setdefault(path, file.read_text("utf-8")), href
        assert file.exists(), href
        assert all(names), href
    assert len(rows) > 150


def test_the_index_is_the_same_each_time() -> None:
    [first], [again] = search.files(site()), search.files(Site(site().portal, site().findings))
    assert first.make(Links(1).to) == again.make(Links(1).to)


def test_the_list_by_pinyin_links_every_item_under_every_name() -> None:
    page = {page.path: page for page in pages.pages(site())}["search/a-z/"]
    html = environment(REPO / TEMPLATES).get_template(page.template).render(page=page, href=Links(2).to, **page.context())
    linked = [(href, unescape(re.sub(r"<small>.*?</small>|<wbr>", "", text)))
              for href, text in re.findall(r'<li><a href="\.\./\.\./items/([a-z0-9-]+)/">(.*?)</a>', html)]
    files = [(item, site().portal.region_file(item)) for item in site().items]
    assert sorted(linked) == sorted((item, label) for item, file in files for label in (site().name(item), *(file.tree.texts("俗称") if file else ())))
    sounds = [syllables(label) for _, label in linked]
    assert sounds == sorted(sounds)
    letters = re.findall(r'<section class="p-sec" id="pinyin-([A-Z])"><h2>\1</h2>', html)
    assert letters == [letter for letter in string.ascii_uppercase if any(sound[0].upper() == letter for sound in sounds)]


def test_the_page_fetches_no_way_a_disk_forbids_and_makes_no_markup() -> None:
    script = (REPO / "site_templates/assets/search.js").read_text(encoding="utf-8")
    assert [word for word in ("window.fetch", "import(", "XMLHttpRequest", "Worker(", "eval(", "innerHTML", "insertAdjacentHTML", "document.write")
            if word in script] == []
    assert "minisearch-LICENSE.txt" in script
    kept = (REPO / "site_templates/assets/minisearch-LICENSE.txt").read_bytes()
    assert kept == (REPO / "node_modules/minisearch/LICENSE.txt").read_bytes()
