"""What changed and who has followed, versions by day, addresses of ended items, feeds and calendars: exact, from a scripted history."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.publishing import scan, verify
from generator.site.changes.entries import entries, listed, months, opened
from generator.site.changes.periods import periods
from generator.site.files import ics
from generator.site.files.registry import all_files
from tests.site import scripted
from tests.site.scripted import ADDED, FILING, FIRE, PERMIT, STATE, Written

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return Written(scripted.make(tmp_path_factory.mktemp("scripted") / "portal"))


@pytest.fixture(scope="module")
def files(made: Written) -> dict[str, bytes]:
    return all_files(made.site)


def test_every_change_is_listed_with_its_effect_and_nothing_else(made: Written) -> None:
    assert opened(made.site) == date(2026, 9, 1)
    found = [(entry["effective"].isoformat(), entry["item"], entry["id"], [word for _, word in entry["effects"]], entry["announced"])
             for entry in listed(made.site)]
    assert found == [
        ("2026-12-15", STATE, "c2", ["废置"], True),
        ("2026-12-01", PERMIT, "g4", ["加重"], True),
        ("2026-11-16", FIRE, "c2", ["拆分"], False),
        ("2026-11-10", ADDED, "g1", ["新增事项"], False),
        ("2026-11-02", FIRE, "g2", ["减轻"], False),
        ("2026-10-08", PERMIT, "g3", ["减轻"], False),
        ("2026-03-02", PERMIT, "g2", ["减轻"], False),
    ]
    assert [month for month, _, _ in months(made.site)] == ["2026-12", "2026-11", "2026-10", "2026-03"]
    assert {path for path in made.pages if path.startswith("changes/")} == {
        "changes/", "changes/2026-12/", "changes/2026-11/", "changes/2026-10/", "changes/2026-03/"}


def test_who_has_followed_and_who_is_behind(made: Written) -> None:
    tight, eased = (next(entry for entry in entries(made.site)[PERMIT] if entry["id"] == each) for each in ("g4", "g3"))
    assert ([place.name for place in eased["followed"]], [(each["place"].name, each["late"]) for each in eased["behind"]]) == (
        ["红山区", "示例开发区"], [("敖汉旗", True)])
    assert (tight["followed"], tight["behind"], tight["due"]) == ([], [], date(2026, 12, 29))
    text = made.text("changes/")
    assert "即将生效" in text
    assert "施行以前仍按上一版办理。旗县区应于2026年12月29日前跟进（宽限20个工作日）" in text
    assert "2个旗县区已跟进，1个没有" in text
    row = re.search(rf'<li id="c-{PERMIT}-g3"[^>]*>', made.document("changes/"))
    assert row
    assert 'data-effect="ease" data-state="behind" data-place="150430"' in row[0]


def test_the_stretches_of_an_item_follow_each_other_day_by_day(made: Written) -> None:
    assert [(each.since.isoformat(), each.until and each.until.isoformat(), each.guide.number, each.current) for each in periods(made.site, PERMIT)] == [
        ("2025-01-01", "2026-03-01", 1, False), ("2026-03-02", "2026-10-07", 2, False),
        ("2026-10-08", "2026-11-30", 3, True), ("2026-12-01", None, 4, False)]
    assert [(each.since.isoformat(), each.ended) for each in periods(made.site, FIRE)] == [
        ("2026-09-01", False), ("2026-11-02", False), ("2026-11-16", True)]
    wanted = {each.path for item in made.site.items for each in periods(made.site, item)}
    assert {path for path in made.pages if "/as-of/" in path} == wanted


def test_a_page_of_a_day_says_what_held_then_and_how_it_differs(made: Written) -> None:
    text = made.text(f"items/{PERMIT}/as-of/2026-03-02/")
    for said in ("这是旧版（第2版）：2026年3月2日至2026年10月7日有效", "2026年10月8日起换成下一版", "现行更轻",
                 "依据的文件市级指南第2版、市级清单第1版、自治区清单第1版", f"/items/{PERMIT}/as-of/2026-03-02/"):
        assert said in text, said
    assert "这是现行版（第3版）：2026年10月8日起有效" in made.text(f"items/{PERMIT}/as-of/2026-10-08/")
    ahead = made.text(f"items/{PERMIT}/as-of/2026-12-01/")
    assert "这一版还没有生效：2026年12月1日起施行（第4版）" in ahead
    assert "到现场次数2次1次现行更轻" in ahead
    assert "2026年12月1日起按新的一版办理，现在还没有施行" in made.text(f"items/{PERMIT}/")


def test_the_picker_leads_to_rows_that_are_links_without_a_script(made: Written) -> None:
    for path in (f"items/{PERMIT}/history/", f"items/{PERMIT}/as-of/2026-03-02/"):
        document = made.document(path)
        assert re.search(r'<form class="p-filter p-day" data-day="stretches" hidden>', document)
        found = re.findall(r'<li data-from="([0-9-]+)">.*?href="([^"]+)"', document)
        assert [(day, target.rstrip("/").rpartition("/")[2]) for day, target in found] == [
            (day, day) for day in ("2026-12-01", "2026-10-08", "2026-03-02", "2025-01-01")]


def test_addresses_of_a_split_item_name_its_successors(made: Written) -> None:
    text = made.text(f"items/{FIRE}/")
    assert "这个事项已经拆分2026年11月16日起不再单独办理。示例原因。文号示例〔2026〕8号。" in text
    document = made.document(f"items/{FIRE}/")
    assert f'href="../../items/{PERMIT}/"' in document
    assert f'href="../../items/{FILING}/"' in document
    assert "http-equiv=\"refresh\"" not in document
    for place in made.site.portal.counties:
        local = made.document(f"places/{place.code}/items/{FIRE}/")
        assert f'href="../../../../places/{place.code}/items/{PERMIT}/"' in local
    assert "不再单独办理（拆分）" in made.text(f"items/{FIRE}/as-of/2026-11-16/")
    assert "2026年12月15日起不再单独办理这个事项，现在还没有施行" in made.text(f"items/{STATE}/")


def test_an_item_whose_region_file_is_gone_keeps_its_address(tmp_path: Path) -> None:
    root = scripted.make(tmp_path / "portal")
    (root / scripted.REGION / f"{FIRE}.yml").unlink()
    gone = Written(root)
    assert FIRE not in gone.site.items
    assert "这个事项已经拆分" in gone.text(f"items/{FIRE}/")
    assert f"items/{FIRE}/history/" in gone.pages


def test_feeds_are_well_formed_and_their_ids_name_no_host(made: Written, files: dict[str, bytes]) -> None:
    feeds = {path: ET.fromstring(data) for path, data in files.items() if path.endswith(".xml")}
    portal = made.site.portal
    assert set(feeds) == {"changes/atom.xml", *(f"places/{code}/changes.atom.xml" for code in portal.places),
                          *(f"items/{item}/changes.atom.xml" for item in made.site.items)}
    for path, feed in feeds.items():
        ids = [each.text or "" for each in feed.iter(f"{ATOM}id")]
        assert all(re.fullmatch(r"tag:chifeng-gongjian,2026:[a-z0-9/-]+", each, re.IGNORECASE) for each in ids), path
        assert len(ids) == len(set(ids)), path
        for tag in ("title", "updated", "author"):
            assert feed.find(f"{ATOM}{tag}") is not None, (path, tag)
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+08:00", each.text or "") for each in feed.iter(f"{ATOM}updated"))
    keys = [each.text.rpartition(":")[2] for each in feeds["changes/atom.xml"].iter(f"{ATOM}id") if each.text]
    assert keys == ["changes", *(f"items/{entry['item']}/{entry['id']}" for entry in listed(made.site))]
    local = {each.text.rpartition(":")[2] for each in feeds["places/150402/changes.atom.xml"].iter(f"{ATOM}id") if each.text}
    assert local == {"places/150402", f"items/{PERMIT}/g2", f"items/{PERMIT}/g3", f"items/{PERMIT}/g4", f"items/{FIRE}/g2", f"items/{FIRE}/c2"}
    (told,) = [entry for entry in feeds["changes/atom.xml"].iter(f"{ATOM}entry") if (entry.findtext(f"{ATOM}id") or "").endswith(f"{PERMIT}/g4")]
    text = "".join(told.itertext())
    for said in ("加重", "增加一次核验", "示例〔2026〕9号", "到现场次数：由1\xa0次改为2\xa0次（加重）", "旗县区应于 2026年12月29日前跟进"):
        assert said in text, said


def lines(data: bytes) -> list[str]:
    """The unfolded lines of a calendar; folding itself is checked on the way."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    physical = data.split(b"\r\n")[:-1]
    assert max(map(len, physical)) <= 75
    for line in physical:
        line.decode()  # no character is cut in two
    return data.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_calendars_hold_what_is_owed(made: Written, files: dict[str, bytes]) -> None:
    calendars = {path: lines(data) for path, data in files.items() if path.endswith(".ics")}
    assert set(calendars) == {"changes/due.ics", *(f"places/{place.code}/due.ics" for place in made.site.portal.counties)}
    found = {path: [(uid.removeprefix("UID:"), day.rpartition(":")[2]) for uid, day in zip(
        (line for line in own if line.startswith("UID:")), (line for line in own if line.startswith("DTSTART;")), strict=True)] for path, own in calendars.items()}
    behind, coming = f"{PERMIT}-after-g2-150430@chifeng-gongjian", f"{PERMIT}-after-g3-150402@chifeng-gongjian"
    assert found["places/150430/due.ics"] == [(behind, "20261104")]
    assert found["places/150402/due.ics"] == [(coming, "20261229")]
    assert sorted(found["changes/due.ics"]) == sorted(each for path, own in found.items() if path != "changes/due.ics" for each in own)
    for own in calendars.values():
        assert own[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
        assert {line for line in own if line.startswith("DTSTAMP:")} <= {"DTSTAMP:20261120T000000Z"}
        assert own.count("BEGIN:VEVENT") == own.count("END:VEVENT")
        assert "BEGIN:VTIMEZONE" in own  # a calendar without any component would not be valid


def test_text_of_a_calendar_is_escaped_and_long_characters_are_not_cut() -> None:
    event = ics.Event("a@b", date(2026, 12, 31), "甲,乙;丙\\丁\n戊" + "𠮷" * 60, "说明")
    (summary,) = (line for line in lines(ics.document("名", date(2026, 11, 20), [event])) if line.startswith("SUMMARY:"))
    assert summary == "SUMMARY:甲\\,乙\\;丙\\\\丁\\n戊" + "𠮷" * 60


def test_links_of_these_pages_and_feeds_arrive(made: Written, files: dict[str, bytes]) -> None:
    scans = [scan(f"{path}index.html", made.document(path).encode()) for path in made.pages]
    scans += [scan(path, data) for path, data in files.items() if path.endswith(".xml")]
    mine = re.compile(r"changes/|items/[^/]+/(history/|as-of/|changes)|places/[^/]+/(changes|due)")
    there = {each.path for each in scans} | set(files)
    assert [each for each in verify(scans, there) if mine.match(each.target)] == []


def test_pages_name_their_feeds(made: Written) -> None:
    for path, feed in (("changes/", "../changes/atom.xml"), ("changes/", "../changes/due.ics"),
                       (f"items/{PERMIT}/history/", f"../../../items/{PERMIT}/changes.atom.xml")):
        assert re.search(rf'<link rel="alternate" type="[a-z+/]+" title="[^"]+" href="{re.escape(feed)}">', made.document(path)), (path, feed)
