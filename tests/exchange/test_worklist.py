"""The reform office's work list: every open finding once, on the worksheet of whose it is, coloured by severity."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.collection import Portal
from generator.comparing import Effect
from generator.exchange import worklist
from generator.exchange.sheets import COLOURS
from generator.exchange.worklist import STATES
from generator.findings import ERROR
from generator.rules.desks import desk, offices
from generator.rules.engine import run
from generator.rules.registry import RULES
from generator.tables import open_table, parts
from tests.collection import small
from tests.conftest import REPO, PortalCommand
from tests.exchange.books import parts as xml_parts
from tests.exchange.books import sheet_xml

HEAVIER = "承诺办结时限: 3日"


@pytest.fixture
def broken(root: Path) -> Path:
    """A county with an error of its own beside what the small portal has."""
    small.change(root, small.OWN, HEAVIER, "承诺办结时限: 6日")
    return root


def _saved(root: Path, book: Path) -> Portal:
    portal = Portal(root)
    book.write_bytes(worklist(portal, run(portal)))
    return portal


def test_every_open_finding_stands_once_on_its_office_s_sheet(broken: Path, tmp_path: Path) -> None:
    book = tmp_path / "worklist.xlsx"
    portal = _saved(broken, book)
    found = run(portal)
    names = [name for name, _ in parts(book)]
    told = {office.name: [row.cells["编号"] for row in open_table(book, sheet=office.name).rows] for office in offices(portal, found) if office.name in names}
    meant: dict[str, list[str]] = {}
    by_slug = {office.slug: office.name for office in offices(portal, found)}
    for finding in sorted((each for each in found if each.open), key=lambda each: each.severity != ERROR):
        meant.setdefault(by_slug[desk(portal, finding)], []).append(f"{finding.code}\n{finding.fingerprint}")
    assert meant["红山区"]
    assert told == meant
    totals = {row.cells["单位"]: row.cells["合计"] for row in open_table(book, sheet="汇总").rows}
    assert {name: str(len(codes)) for name, codes in meant.items()} == {name: count for name, count in totals.items() if count != "0"}


def test_a_row_says_what_why_where_and_how_to_mend(broken: Path, tmp_path: Path) -> None:
    book = tmp_path / "worklist.xlsx"
    portal = _saved(broken, book)
    finding = next(each for each in run(portal) if each.open and each.item == small.ITEM and each.severity == ERROR and each.place == small.COUNTY)
    row = next(row.cells for row in open_table(book, sheet="红山区").rows if finding.fingerprint in row.cells["编号"])
    assert row["级别"] == "错误"
    assert row["事项和内容"] == f"建筑工程施工许可证核发\n{finding.subject}"
    assert (row["问题"], row["怎么改"], row["依据"]) == (finding.message, finding.advice, RULES[finding.name].basis)
    assert row["写在哪里"].startswith(f"{small.OWN} 第 {finding.where.line} 行\n对照 {small.GUIDE} 第 ")
    assert (row["办理情况"], row["说明"]) == ("", "")


def test_what_a_waiver_tolerates_stands_apart_with_its_document(tmp_path: Path) -> None:
    book = tmp_path / "worklist.xlsx"
    portal = _saved(REPO, book)
    waived = [finding for finding in run(portal) if finding.waived]
    rows = [row.cells for row in open_table(book, sheet="已豁免").rows]
    assert [(row["豁免文号"], row["编号"]) for row in rows] == [(each.waived, f"{each.code}\n{each.fingerprint}") for each in waived]
    assert {row["豁免到期"] for row in rows} <= {waiver.until.isoformat() for waiver in portal.waivers}


def test_offices_answer_from_a_list_and_colours_tell_severity(broken: Path) -> None:
    portal = Portal(broken)
    made = worklist(portal, run(portal))
    assert made == worklist(portal, run(Portal(broken)))
    assert f'"{",".join(STATES)}"' in sheet_xml(made, "红山区")
    assert "<f>" not in "".join(text for name, text in xml_parts(made).items() if name.startswith("xl/worksheets/sheet"))
    assert COLOURS[Effect.HEAVIER].removeprefix("#") in xml_parts(made)["xl/styles.xml"]


def test_the_command_writes_it_and_says_how_many(broken: Path, portal_cmd: PortalCommand, tmp_path: Path) -> None:
    book = tmp_path / "工作单.xlsx"
    done = portal_cmd("check", "红山区", "--by-office", "-o", book, root=broken)
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith(f"工作单写在 {book}：1 处错误，")
    assert [name for name, _ in parts(book)] == ["汇总", "红山区", "说明", "_词表"]


@pytest.mark.parametrize(("words", "said"), [
    (("-o", "工作单.xlsx"), "要和 --by-office 一起用"),
    (("--by-office", "--format", "json", "-o", "工作单.xlsx"), "不能和 --format 一起用"),
    (("--by-office", "-o", "工作单.csv"), "不以 .xlsx 结尾"),
    (("--by-office", "-o", "没有的文件夹/工作单.xlsx"), "写不进去"),
])
def test_wrong_use_is_one_sentence(words: tuple[str, ...], said: str, root: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("check", *words, root=root)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1
