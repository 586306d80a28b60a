"""The repository's own site as a whole: every page is there, every link arrives, nothing is asked from outside."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from generator.publishing import scan, verify
from tests.browser.kinds import KINDS

_MANY = re.compile(r"places/(?P<place>[^/]+)/items/(?P<item>[^/]+)/index\.html")


def _folders(folder: Path) -> set[str]:
    return {child.parent.name for child in folder.glob("*/index.html")}


def test_each_item_place_and_claim_has_its_page(repo: Path, built_site: Path) -> None:
    items = {file.stem for file in (repo / "catalog/150000-neimenggu").glob("*.yml")}
    assert len(items) == 111
    assert _folders(built_site / "items") == items
    places = set(re.findall(r"代码: '?([0-9X]+)'?", (repo / "catalog/places.yml").read_text(encoding="utf-8")))
    assert len(places) == 14
    assert _folders(built_site / "places") == places
    claimed = set()
    for file in (repo / "catalog").glob("*/claims.yml"):
        for line in file.read_text(encoding="utf-8").splitlines():
            found = re.search(r"事项: ([a-z0-9-]+),.*状态: 认领[,}]", line)
            if found:
                claimed.add((file.parent.name.split("-")[0], found[1]))
    made = {(found["place"], found["item"]) for file in built_site.rglob("index.html")
            if (found := _MANY.search(file.relative_to(built_site).as_posix()))}
    assert made == claimed
    assert len(made) >= 1000


def _scans(site: Path) -> tuple[list[object], set[str]]:
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    return [scan(path, file.read_bytes()) for path, file in files.items() if path.endswith((".html", ".css"))], set(files)


def test_every_link_arrives_and_a_broken_one_is_found(built_site: Path) -> None:
    scans, files = _scans(built_site)
    assert verify(scans, files) == []
    gone = "laws/jianzhu-fa/index.html"
    broken = verify([each for each in scans if each.path != gone], files - {gone})
    assert {each.target for each in broken} == {gone}
    page = "items/jianzhu-gongcheng-shigong-xuke/index.html"
    text = (built_site / page).read_bytes()
    assert text.count(b'id="mat"') == 1
    changed = scan(page, text.replace(b'id="mat"', b'id="matt"'))
    broken = verify([changed if each.path == page else each for each in scans], files)
    assert {each.target for each in broken} == {f"{page}#mat"}


def test_the_manifest_tells_the_whole_tree(built_site: Path) -> None:
    manifest = json.loads((built_site / "manifest.json").read_text(encoding="utf-8"))
    there = {file.relative_to(built_site).as_posix() for file in built_site.rglob("*") if file.is_file()}
    assert there - set(manifest["files"]) == {"manifest.json", ".portal-site"}


_SCRIPT = re.compile(r'<script src="((?:\.\./)*assets/[^"]+)"')


def test_item_pages_are_light(built_site: Path) -> None:
    """All of them: every item, in the whole city, in every county and of every day."""
    pages = [*built_site.glob("items/*/index.html"), *built_site.glob("items/*/as-of/*/index.html"), *built_site.glob("places/*/items/*/index.html")]
    assert len(pages) > 1100
    heavy = [(page.relative_to(built_site).as_posix(), len(raw), len(packed)) for page in pages
             if (len(raw := page.read_bytes()) > 70_000) | (len(packed := gzip.compress(raw, 6)) > 15_000)]
    assert heavy == []


def test_the_first_visit_is_light_whatever_page_it_is(built_site: Path) -> None:
    """Page, style sheet and the scripts it loads, compressed as a server does."""
    style = len(gzip.compress((built_site / "assets/portal.css").read_bytes(), 6))
    heavy = {}
    for kind, path in KINDS.items():
        page = built_site / path / "index.html" if not path.endswith(".html") else built_site / path
        raw = page.read_bytes()
        scripts = {(page.parent / source).resolve() for source in _SCRIPT.findall(raw.decode())}
        whole = len(gzip.compress(raw, 6)) + style + sum(len(gzip.compress(script.read_bytes(), 6)) for script in scripts if script.exists())
        if whole >= 120_000:
            heavy[kind] = whole
    assert heavy == {}


def test_sample_pages_say_so_and_lists_are_called_reference(built_site: Path) -> None:
    for path in ("items/jianzhu-gongcheng-shigong-xuke", "places/150402", "places/150430/items/jianzhu-gongcheng-shigong-xuke", "consistency"):
        assert 'class="p-sample"' in (built_site / path / "index.html").read_text(encoding="utf-8"), path
    for page in ("index.html", "items/index.html", "places/150400/index.html"):
        assert "参考目录" in (built_site / page).read_text(encoding="utf-8"), page


def test_building_again_changes_no_byte(repo: Path, built_site: Path, tmp_path: Path, portal_cmd) -> None:  # type: ignore[no-untyped-def]
    done = portal_cmd("build", "--workbooks", "--output", tmp_path / "again", "--jobs", "1", root=repo, env={"PYTHONHASHSEED": "7", "TZ": "America/New_York"})
    assert done.code == 0, done.err
    manifests = [json.loads((site / "manifest.json").read_text(encoding="utf-8"))["files"] for site in (built_site, tmp_path / "again")]
    assert manifests[0] == manifests[1]
