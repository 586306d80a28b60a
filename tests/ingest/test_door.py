"""Nothing about a person comes through: columns dropped, rows with numbers refused, codes let pass."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from generator.errors import PortalError
from generator.ingest import plan, read_mapping
from generator.ingest.door import is_personal
from tests.ingest.running import REPO, ingest, portal, table

ID = "11010519491231002X"
HEAD = "办件编号,工程代码,事项编码,行政区划,办理单位,事件,时间,程序名称,备注,联系电话"


@pytest.mark.parametrize("name", ["申请人", "申请人名称", "联系人", "联系人手机", "联系电话", "证件号", "证件号码", "身份证号", "办理人", "经办人", "LXR", "LXRSJH",
                                  "BLR", "applyer_name", "applyer_page_code", "handle_user_name", "org:resource", "trace:applicant", "contact_mobile", "姓名"])
def test_personal_columns(name: str) -> None:
    assert is_personal(name)


@pytest.mark.parametrize("name", ["办件编号", "办理单位", "申请时间", "apply_date", "accept_date", "证照名称", "许可证件名称", "事项名称", "org:group", "BLSJ", "BLZT",
                                  "trace:application_id", "审批部门", "DWMC", "project_no", "办理结果", "受理时间"])
def test_other_columns(name: str) -> None:
    assert not is_personal(name)


@pytest.mark.parametrize(("row", "refused"), [
    ("A1,P1,R060,150402,示例单位,接件,2026-03-02,,,13900000000", False),  # in a column that is dropped
    ("A1,P1,R060,150402,示例单位,接件,2026-03-02,,请打13900000000,", True),
    ("A1,P1,R060,150402,示例单位,接件,2026-03-02,13900000000,,", True),
    ("A1,P1,R060,150402,13900000000,接件,2026-03-02,,,", True),
    (f"A1,P1,R060,150402,示例单位,接件,2026-03-02,,证件{ID},", True),
    (f"{ID},P1,R060,150402,示例单位,接件,2026-03-02,,,", True),
    ("15040200123,P1,R060,150402,示例单位,接件,2026-03-02,,,", False),  # a code that begins like a mobile number
    ("A1,P1,R060,150402,示例单位,接件,2026-03-02,,15040200123,", False),
    ("A1,P1,R060,150402,示例单位,接件,2026-03-02,,座机0476-0000000,", False),
    ("A1,110105194912310021,R060,150402,示例单位,接件,20260302130000,,,", False),  # no check digit of a person's number
])
def test_rows(tmp_path: Path, row: str, refused: bool) -> None:
    found = ingest(tmp_path, [table(tmp_path / "t.csv", HEAD, row)], "events")
    assert found.refused == ([("t.csv", 2, "含个人信息")] if refused else [])


def test_no_personal_value_is_kept_anywhere(tmp_path: Path) -> None:
    rows = [f"A{n},P1,R060,150402,示例单位,接件,2026-03-02,,找李某某{note},13900000000" for n, note in enumerate(("", "13900000001", ID))]
    ingest(tmp_path, [table(tmp_path / "in" / "t.csv", HEAD, *rows)], "events")
    kept = b"".join(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in (tmp_path / "private").rglob("*.*") if path.is_file())
    assert not [text for text in ("李某某", "13900000", ID) if text.encode() in kept]


def test_the_plan_says_what_is_dropped(tmp_path: Path) -> None:
    file = table(tmp_path / "t.csv", HEAD, "A1,P1,R060,150402,示例单位,接件,2026-03-02,,,")
    (part,) = plan(portal(), [file], read_mapping(portal(), "events")).parts
    assert (part.dropped, part.left) == (("联系电话",), ("备注",))


@pytest.mark.parametrize("column", ["申请人", "受托者"])
def test_a_mapping_that_reads_a_person_is_refused(tmp_path: Path, column: str) -> None:
    text = (REPO / "statistics/mappings/events.yml").read_text(encoding="utf-8").replace("办理单位", column)
    file = tmp_path / "own.yml"
    file.write_text(f"{text}个人信息: [受托者]\n", encoding="utf-8")
    with pytest.raises(PortalError, match=f"“{column}”,这是个人信息|“{column}”，这是个人信息"):
        read_mapping(portal(), str(file))


def test_an_unread_column_does_no_harm(tmp_path: Path) -> None:
    text = (REPO / "statistics/mappings/events.yml").read_text(encoding="utf-8")
    (tmp_path / "own.yml").write_text(f"{text}不看: [备注]\n", encoding="utf-8")
    file = table(tmp_path / "t.csv", HEAD, "A1,P1,R060,150402,示例单位,接件,2026-03-02,,请打13900000000,")
    assert ingest(tmp_path, [file], str(tmp_path / "own.yml")).refused == []
