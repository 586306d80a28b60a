"""Documents keep to GB/T 9704-2012, read from their XML; the same content is the same bytes; nothing is invented."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree

import pytest

from generator.collection import Portal
from generator.collection.patrols import patrols
from generator.letters import bulletin_document, letter_document
from generator.rules.engine import run
from generator.supervision.bulletin import bulletin, published, today
from generator.supervision.escalation import Letter, Sending, plan, sending
from tests.letters.reading import Read, W

DAY = date(2026, 12, 21)
FULL = Sending("示例市工程建设项目审批制度改革工作领导小组办公室", "示工改办函", "0476-0000000", "代章", "工程建设项目审批制度改革工作领导小组办公室")


@pytest.fixture(scope="module")
def portal(repo: Path) -> Portal:
    return Portal(repo, DAY)


@pytest.fixture(scope="module")
def letter(portal: Portal) -> Letter:
    return plan(portal, run(portal))[0]


@pytest.fixture(scope="module")
def documents(portal: Portal, letter: Letter) -> dict[str, bytes]:
    month = bulletin(portal, today(portal, run(portal)), published(portal).last)
    return {"函": letter_document(letter, portal.city), "文件": letter_document(letter, portal.city, "文件"),
            "填好": letter_document(letter._replace(sending=FULL), portal.city, "文件"), "通报": bulletin_document(month, sending(portal), portal, patrols(portal).latest)}


KINDS = ["函", "文件", "填好", "通报"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet(documents: dict[str, bytes], kind: str) -> None:
    """A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; page numbers 7 mm below it."""
    read = Read(documents[kind])
    assert (read.mm("pgSz", "w"), read.mm("pgSz", "h")) == (210, 297)
    assert (read.mm("pgMar", "top"), read.mm("pgMar", "left"), read.mm("pgMar", "right"), read.mm("pgMar", "bottom")) == (37, 28, 26, 35)
    assert read.mm("pgMar", "gutter") == 0
    high = 15.6 / 72 * 25.4
    assert read.mm("pgMar", "bottom") - read.mm("pgMar", "footer") - high == pytest.approx(7, abs=.1)


@pytest.mark.parametrize("kind", KINDS)
def test_twenty_two_lines_of_twenty_eight_characters(documents: dict[str, bytes], kind: str) -> None:
    read = Read(documents[kind])
    grid = read.section.find(f"{W}docGrid")
    pitch = int(grid.get(f"{W}linePitch"))
    assert (grid.get(f"{W}type"), int(225 / 25.4 * 1440 / pitch)) == ("lines", 22)
    normal = read.styles["Normal"]
    spacing = normal.find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == (str(pitch), "exact")
    closer, size = int(normal.find(f"{W}rPr/{W}spacing").get(f"{W}val")), int(normal.find(f"{W}rPr/{W}sz").get(f"{W}val")) / 2
    assert size == 16
    assert int(156 / 25.4 * 72 / (size + closer / 20)) == 28


@pytest.mark.parametrize("kind", KINDS)
def test_title_and_text(documents: dict[str, bytes], kind: str) -> None:
    """标题二号小标宋居中, 正文三号仿宋, 首行空二字, 一级标题黑体."""
    read = Read(documents[kind])
    title = [each for each in read.paragraphs if each.style == "公文标题"]
    assert {(each.align, piece.font, piece.size) for each in title for piece in each.pieces} == {("center", "方正小标宋简体", 44)}
    assert "".join(each.text for each in title) == ("关于2026年10月全市工程建设项目审批情况的通报" if kind == "通报" else "关于工程建设项目审批监督发现问题逾期未改的提醒函")
    assert all(len(each.text) <= 20 for each in title)
    texts = [each for each in read.paragraphs if each.style == "公文正文"]
    assert {(piece.font, piece.size) for each in texts for piece in each.pieces} == {("仿宋", 32)}
    indent = read.styles[read.names["公文正文"]].find(f"{W}pPr/{W}ind")
    assert int(indent.get(f"{W}firstLine")) == 2 * (320 - 5)
    heads = [each for each in read.paragraphs if each.style == "公文一级标题"]
    assert {piece.font for each in heads for piece in each.pieces} == {"黑体"}
    assert [each.text[:2] for each in heads] == [f"{n}、" for n in "一二三四"[:4 if kind == "通报" else 2]]


@pytest.mark.parametrize("kind", KINDS)
def test_page_numbers(documents: dict[str, bytes], kind: str) -> None:
    """四号半角宋体, a dash on either side; odd pages right, even pages left, one character in; a letter's first page has none."""
    read = Read(documents[kind])
    settings = read.part("settings")
    assert settings.find(f"{W}evenAndOddHeaders") is not None
    for footer, side, edge in (("default", "right", "right"), ("even", "left", "left")):
        found = read.footer(footer)
        assert found.align == side
        assert found.text == "— 1 —"
        assert {(piece.font, piece.size) for piece in found.pieces} == {("宋体", 28)}
        assert [each.text.strip() for each in found.element.iter(f"{W}instrText")] == ["PAGE"]
        assert found.element.find(f"{W}pPr/{W}ind").get(f"{W}{edge}") == "280"
    first = read.section.find(f"{W}titlePg")
    assert (first is not None and first.get(f"{W}val") != "0") == (kind == "函")
    if kind == "函":
        assert read.footer("first").text == ""


def test_the_letter_form(documents: dict[str, bytes]) -> None:
    """The mark 30 mm below the edge; double lines of 170 mm, 4 mm below it and 20 mm above the lower edge, thick inside."""
    read = Read(documents["函"])
    assert read.mm("pgMar", "header") == 30
    parts = {name: Tree.fromstring(read.zip.read(name)) for name in read.zip.namelist() if name.startswith(("word/header", "word/footer"))}
    lines = [(line.tag.removeprefix(W), line.get(f"{W}val"), line.get(f"{W}color"), paragraph.find(f"{W}pPr/{W}ind").attrib) for part in parts.values()
             for paragraph in part.iter(f"{W}p") for line in paragraph.iterfind(f"{W}pPr/{W}pBdr/*")]
    assert sorted((side, kind, colour) for side, kind, colour, _ in lines) == [("bottom", "thickThinSmallGap", "FF0000"), ("top", "thickThinSmallGap", "FF0000")]
    for *_, indent in lines:
        assert 156 - (int(indent[f"{W}left"]) + int(indent[f"{W}right"])) / 56.6929 == pytest.approx(170, abs=.1)


def test_the_head_of_a_document(documents: dict[str, bytes]) -> None:
    """发文机关标志 red, on one line, 35 mm below the top of the type area; the number centred; a red line as wide as the type area."""
    read = Read(documents["填好"])
    mark, *_ = read.paragraphs
    assert mark.text == f"{FULL.sender}文件"
    assert {(piece.font, piece.colour, piece.marked) for piece in mark.pieces} == {("方正小标宋简体", "FF0000", False)}
    assert mark.pieces[0].size / 2 * len(mark.text) <= 156 / 25.4 * 72
    assert int(mark.element.find(f"{W}pPr/{W}spacing").get(f"{W}before")) / 56.6929 == pytest.approx(35, abs=.1)
    lined = [each for each in read.paragraphs if each.element.find(f"{W}pPr/{W}pBdr") is not None]
    assert [(each.text, each.align) for each in lined] == [("示工改办函〔2026〕待填号", "center")]
    bottom = lined[0].element.find(f"{W}pPr/{W}pBdr/{W}bottom")
    assert (bottom.get(f"{W}val"), bottom.get(f"{W}color"), round(int(bottom.get(f"{W}space")) / 72 * 25.4)) == ("single", "FF0000", 4)


def test_what_is_not_configured_is_marked_and_never_invented(documents: dict[str, bytes]) -> None:
    marked = [piece.text for each in Read(documents["函"]).paragraphs for piece in each.pieces if piece.marked]
    assert marked == ["待填〔2026〕待填号", "待填", "（待填：发文机关）（待填：印章）"]
    filled = [piece.text for each in Read(documents["填好"]).paragraphs for piece in each.pieces if piece.marked]
    assert filled == ["示工改办函〔2026〕待填号"]


def test_signature_and_date_stand_on_one_centre(documents: dict[str, bytes]) -> None:
    """署名 above 成文日期; both end at least two characters before the edge."""
    for kind, name in (("函", "（待填：发文机关）（待填：印章）"), ("填好", f"{FULL.sender}（代章）")):
        paragraphs = Read(documents[kind]).paragraphs
        at = next(n for n, each in enumerate(paragraphs) if each.text == name)
        ends = []
        for each in (paragraphs[at], paragraphs[at + 1]):
            width = sum(.5 if character.isascii() else 1 for character in each.text)
            right = int(each.element.find(f"{W}pPr/{W}ind").get(f"{W}right")) / 315
            assert each.align == "right"
            assert right >= 1.99
            ends.append(right + width / 2)
        assert ends[0] == pytest.approx(ends[1], abs=.05)
        assert paragraphs[at + 1].text == "2026年12月21日"


def test_the_record_at_the_foot(documents: dict[str, bytes]) -> None:
    read = Read(documents["填好"])
    table = read.body.findall(f"{W}tbl")[-1]
    texts = [read.paragraph(each) for each in table.iter(f"{W}p")]
    assert [each.text for each in texts] == ["抄送：待填。", f"{FULL.sender}2026年12月21日印发"]
    assert {(piece.font, piece.size) for each in texts for piece in each.pieces} == {("仿宋", 28)}
    place = table.find(f"{W}tblPr/{W}tblpPr")
    assert (place.get(f"{W}vertAnchor"), place.get(f"{W}tblpYSpec")) == ("margin", "bottom")
    assert {each.tag.removeprefix(W): (each.get(f"{W}val"), each.get(f"{W}sz")) for each in table.find(f"{W}tblPr/{W}tblBorders")} == {
        "top": ("single", "8"), "bottom": ("single", "8"), "insideH": ("single", "4"), "left": ("nil", None), "right": ("nil", None), "insideV": ("nil", None)}


def test_every_matter_is_in_the_letter_with_its_day(documents: dict[str, bytes], letter: Letter) -> None:
    texts = [each.text for each in Read(documents["函"]).paragraphs]
    numbered = [text for text in texts if text[:1].isdigit() and text[1:2] == "．"]
    assert len(numbered) == len(letter.points)
    for text, point in zip(numbered, letter.points, strict=True):
        assert f"（规则 {point.matter.code}）" in text
        assert "示例数据" in text
    reply = letter.reply.day
    assert any(f"请在{reply.year}年{reply.month}月{reply.day}日" in text and "放假安排尚未公布" in text for text in texts)


def test_tables_of_the_bulletin_repeat_their_heads_and_hold_every_county(documents: dict[str, bytes], portal: Portal) -> None:
    read = Read(documents["通报"])
    tables = read.body.findall(f"{W}tbl")[:-1]
    assert [table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables] == [True] * 3
    names = {read.paragraph(row.find(f"{W}tc/{W}p")).text for row in tables[0].findall(f"{W}tr")[1:]}
    assert names == {place.name for place in portal.counties} | {"市本级"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_says_so(documents: dict[str, bytes], kind: str) -> None:
    assert "（示例，用来演示，不是公文）" in Read(documents[kind]).text


@pytest.mark.parametrize("kind", KINDS)
def test_all_parts_are_stamped_alike_and_name_nobody(documents: dict[str, bytes], kind: str) -> None:
    read = Read(documents[kind])
    assert {info.date_time for info in read.zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert read.zip.namelist()[0] == "[Content_Types].xml"
    about = read.zip.read("docProps/core.xml").decode()
    assert "python-docx" not in about
    assert not any("thumbnail" in name for name in read.zip.namelist())
    assert ("2026-11-20T00:00:00Z" if kind == "通报" else "2026-12-21T00:00:00Z") in about


def test_the_same_content_is_the_same_bytes(documents: dict[str, bytes], portal: Portal, letter: Letter) -> None:
    again: dict[str, Any] = {"函": letter_document(letter, portal.city), "文件": letter_document(letter, portal.city, "文件")}
    for kind, data in again.items():
        assert hashlib.sha256(data).digest() == hashlib.sha256(documents[kind]).digest()
