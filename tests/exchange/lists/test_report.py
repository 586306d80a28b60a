"""The report: a workbook with their list marked, text and JSON, all of the same findings; the command; mappings; waivers."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from generator.collection import Portal
from generator.errors import PortalError
from generator.exchange.lists import Report, compared
from tests.collection import small
from tests.conftest import PortalCommand
from tests.exchange.books import parts
from tests.exchange.lists import baseline, cases

CASE = "01 两行表头"
ODD = "单号,办的事,多久办完\n1,建筑工程施工许可证核发,9日\n"
MAPPING = "# yaml-language-server: $schema=../schemas/list-words.schema.json\n核对: 待核\n表头:\n  - {要素: 名称, 叫法: [办的事]}\n  - {要素: 承诺办结时限, 叫法: [多久办完]}\n不读: [单号]\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up city. Read it; never write into it."""
    return baseline.make(tmp_path_factory.mktemp("report") / "portal")


@pytest.fixture(scope="module")
def portal(root: Path) -> Portal:
    return Portal(root)


@pytest.fixture(scope="module")
def report(portal: Portal) -> Report:
    case = cases.case(CASE)
    return compared(portal, portal.places[case.place], case.name, case.data)


def _kinds(portal: Portal, text: str, mapping: bytes | None = None) -> list[str]:
    found = compared(portal, portal.places["150402"], "清单.csv", text.encode(), mapping)
    return [each.kind for each in found.findings if each.kind != "缺项"]


def test_the_workbook_says_what_the_findings_say(report: Report) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(report.workbook()))
    assert book.sheet_names == ["汇总", "问题", "红山区"]
    head, *rows = book.get_sheet_by_name("问题").to_python()
    assert head[:8] == ["序号", "级别", "种类", "事项", "位置", "清单写的", "市级的", "问题"]
    assert [(row[2], row[4]) for row in rows] == [(each.kind, " ".join(filter(None, (each.sheet, each.cell))) or "清单里没有") for each in report.findings]
    assert all(row[8] and row[9] for row in rows)


def test_their_list_stands_as_it_came_with_the_findings_in_place(report: Report) -> None:
    data = report.workbook()
    book = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("红山区")
    rows = book.to_python(skip_empty_area=False)
    assert all([str(cell) for cell in rows[number - 1][:len(cells)]] == cells for number, cells in report.sheets[0].rows)
    assert "F7 时限更长" in str(rows[6][-1])
    assert rows[0][-1] == "对照结果"
    comments = " ".join(text for name, text in parts(data).items() if "comments" in name)
    assert set(re.findall(r'<comment ref="([A-Z]+\d+)"', comments)) == {each.cell for each in report.findings if each.cell}
    assert sorted(book.merged_cell_ranges or ()) == sorted(((top - 1, left - 1), (bottom - 1, right - 1)) for top, left, bottom, right in report.sheets[0].merged)


def test_no_formula_and_the_same_bytes(portal: Portal, report: Report) -> None:
    text = ODD.replace("9日", '"=1+1"').replace("1,建", '"=cmd|\' /C calc\'!A0",建')
    hostile = compared(portal, portal.places["150402"], "清单.csv", text.encode(), MAPPING.encode()).workbook()
    assert not any("<f>" in text or "<f " in text for text in parts(hostile).values())
    assert report.workbook() == report.workbook()


def test_text_and_json_tell_the_same(report: Report) -> None:
    told = json.loads(report.json())
    assert told["version"] == 1
    assert [each["kind"] for each in told["findings"]] == [each.kind for each in report.findings]
    assert told["summary"]["kinds"] == {"缺项": 1, "时限更长": 1, "多材料": 1, "兜底条款": 1}
    text = report.text()
    assert all(each.message in text and each.clause in text and each.cure in text for each in report.findings)
    assert "第15行“合计”不是事项，没有比。" in text


def test_every_finding_has_clause_cure_and_place(report: Report) -> None:
    assert all(each.clause and each.cure for each in report.findings)
    assert {(each.kind, each.code) for each in report.findings} == {("时限更长", "LVL101"), ("多材料", "LVL102"), ("兜底条款", "GDE102"), ("缺项", "LVL116")}
    assert all(each.baseline for each in report.findings if each.kind != "兜底条款")


def test_headings_nobody_knows_need_a_mapping(portal: Portal) -> None:
    with pytest.raises(PortalError, match="没有找到清单的表头"):
        _kinds(portal, ODD)
    assert _kinds(portal, ODD, MAPPING.encode()) == ["时限更长"]
    with pytest.raises(PortalError, match="对照表第 4 行有错"):
        _kinds(portal, ODD, MAPPING.replace("叫法", "叫什么", 1).encode())


def test_what_is_not_read_is_said(portal: Portal) -> None:
    text = "事项名称,承诺时限,承诺期限,领导批示\n建筑工程施工许可证核发,5日,9日,同意\n,待核,,\n"
    found = compared(portal, portal.places["150402"], "清单.csv", text.encode())
    assert [each.kind for each in found.findings if each.kind != "缺项"] == []
    assert found.remarks == ["“领导批示”这几栏认不出，没有读。", "C栏“承诺期限”和前面一栏意思相同，只读了前面的。"]


@pytest.mark.parametrize("limit", ["待核", "未公布"])
def test_what_nobody_has_published_is_no_finding(portal: Portal, limit: str) -> None:
    assert _kinds(portal, f"事项名称,承诺时限\n建筑工程施工许可证核发,{limit}\n") == []


def test_a_waiver_speaks_for_a_list_too(tmp_path: Path) -> None:
    root = baseline.make(tmp_path / "portal")
    small.write(root, "catalog/waivers.yml", "# yaml-language-server: $schema=schemas/waivers.schema.json\n豁免:\n  - 规则: limit-longer-than-parent\n    旗县区: '150402'\n"
                f"    事项: {small.ITEM}\n    对象: 承诺办结时限\n    容许: 9日\n    理由: 示例，正在报请市级统一\n    文号: 示例〔2026〕7号\n    批准: 赤峰市工改办(示例)\n    自: 2026-01-01\n    至: 2027-01-01\n")
    portal = Portal(root)
    report = compared(portal, portal.places["150402"], "清单.csv", ODD.encode(), MAPPING.encode())
    assert [(each.kind, each.waived) for each in report.findings if each.kind != "缺项"] == [("时限更长", "示例〔2026〕7号")]
    assert report.summary.errors == 0


def test_the_command(root: Path, tmp_path: Path, portal_cmd: PortalCommand) -> None:
    case = cases.case(CASE)
    (tmp_path / case.name).write_bytes(case.data)
    done = portal_cmd("compare", "红山区", tmp_path / case.name, "-o", tmp_path / "report.xlsx", root=root)
    assert (done.code, done.err.strip()) == (1, f"报告写在 {tmp_path / 'report.xlsx'}。")
    assert "共 2 处错误" in done.out
    assert CalamineWorkbook.from_path(tmp_path / "report.xlsx").sheet_names[0] == "汇总"
    assert json.loads(portal_cmd("compare", "红山区", tmp_path / case.name, "--format", "json", root=root).out)["place"] == "150402"


def test_the_command_in_wrong_use(root: Path, tmp_path: Path, portal_cmd: PortalCommand) -> None:
    (tmp_path / "清单.csv").write_text(ODD, "utf-8")
    for words, said in (
        (["红山区", tmp_path / "没有.xlsx"], "打不开"), (["火星", tmp_path / "清单.csv"], "没有“火星”这个地方"), (["内蒙古自治区", tmp_path / "清单.csv"], "没有办事指南"),
        (["红山区", tmp_path / "清单.csv"], "没有找到清单的表头"), (["红山区", tmp_path / "清单.csv", "--mapping", "没有"], "没有“没有”这份对照表"),
        (["红山区", tmp_path / "清单.csv", "-o", tmp_path / "a.pdf"], "不以 .xlsx 结尾"),
    ):
        done = portal_cmd("compare", *words, root=root)
        assert (done.code, done.out) == (2, "")
        assert said in done.err
        assert "Traceback" not in done.err


def test_a_mapping_by_its_name(tmp_path: Path, portal_cmd: PortalCommand) -> None:
    root = baseline.make(tmp_path / "portal")
    small.write(root, "catalog/list-mappings/hongshan.yml", MAPPING)
    (tmp_path / "清单.csv").write_text(ODD, "utf-8")
    assert portal_cmd("check", root=root).code == portal_cmd("check", root=baseline.make(tmp_path / "other")).code
    assert "时限更长" in portal_cmd("compare", "红山区", tmp_path / "清单.csv", "--mapping", "hongshan", root=root).out
