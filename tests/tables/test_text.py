"""CSV: what is read, and what a slip costs: its own line, named, and no other."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import PortalError
from generator.tables import open_table
from generator.tables.row import MISCOUNTED, UNDECODABLE, UNPAIRED
from generator.tables.text import split

Read = list[tuple[int, list[str] | str]]


def _read(path: Path, data: bytes | str, encoding: str = "utf-8", name: str = "t.csv") -> Read:
    file = path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode(encoding))
    return [(row.line, row.fault or list(row.cells.values())) for row in open_table(file).rows]


def test_nothing_is_guessed_about_values(tmp_path: Path) -> None:
    """What pandas takes for missing, numbers, dates or booleans stays what was typed."""
    text = "编号,名称,代码,是否\n0150402,NA,1:30,NO\n110000198001010000,None,2026-02-12,null\n1e5,nan, 甲 ,\n"
    assert _read(tmp_path, text) == [
        (2, ["0150402", "NA", "1:30", "NO"]), (3, ["110000198001010000", "None", "2026-02-12", "null"]), (4, ["1e5", "nan", " 甲 ", ""])]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_an_editor_s(tmp_path: Path, end: str) -> None:
    text = end.join(["甲,乙", "1,2", "", "3,\u20284", ",", '"5",6'])
    assert _read(tmp_path, text) == [(2, ["1", "2"]), (4, ["3", "\u20284"]), (6, ["5", "6"])]


@pytest.mark.parametrize(("text", "wanted"), [
    ("甲,乙\n1,2,3\n4,5\n", [(2, MISCOUNTED), (3, ["4", "5"])]),  # an extra comma
    ("甲,乙\n1,2,\n3,4,\n", [(2, MISCOUNTED), (3, MISCOUNTED)]),  # one on every row shifts nothing
    ("甲,乙\n1\n4,5\n", [(2, MISCOUNTED), (3, ["4", "5"])]),
    ('甲,乙\n1,"2\n3,4\n5,6\n', [(2, UNPAIRED), (3, ["3", "4"]), (4, ["5", "6"])]),  # a stray quote swallows nothing
    ('甲,乙\n1,2"\n3,4\n', [(2, UNPAIRED), (3, ["3", "4"])]),
    ('甲,乙\n1,"2"3\n3,4\n', [(2, UNPAIRED), (3, ["3", "4"])]),
    ('甲,乙\n1,"2\n5,6\n7,8"\n9,0\n', [(2, UNPAIRED), (3, ["5", "6"]), (4, UNPAIRED), (5, ["9", "0"])]),  # two strays far apart
    ('甲,乙\n1,"一,二\n三""四"\n5,6\n', [(2, ["1", '一,二\n三"四']), (4, ["5", "6"])]),  # a value on two lines
    ('甲,乙\n1,"', [(2, UNPAIRED)]),
])
def test_a_slip_costs_its_own_line(tmp_path: Path, text: str, wanted: Read) -> None:
    assert _read(tmp_path, text) == wanted


@pytest.mark.parametrize("separator", list(",\t;|，"))
def test_separators_are_found_by_the_heading(tmp_path: Path, separator: str) -> None:
    assert _read(tmp_path, f"甲{separator}乙\n1{separator}2\n") == [(2, ["1", "2"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_encodings_say_the_same(tmp_path: Path, encoding: str) -> None:
    text = "办件编号,名称\n" + "".join(f"{n},旗县区第{n}件\n" for n in range(40))
    assert _read(tmp_path, text, encoding) == [(n + 2, [str(n), f"旗县区第{n}件"]) for n in range(40)]
    assert open_table(tmp_path / "t.csv").columns == ("办件编号", "名称")


def test_a_damaged_line_is_refused_alone(tmp_path: Path) -> None:
    data = "编号,名称\n1,红山区\n2,元宝山区\n3,松山区\n".encode().replace("元宝".encode(), "元宝".encode("gbk"))
    assert _read(tmp_path, data) == [(2, ["1", "红山区"]), (3, UNDECODABLE), (4, ["3", "松山区"])]


def test_gzipped(tmp_path: Path) -> None:
    assert _read(tmp_path, gzip.compress("甲,乙\n1,二\n".encode()), name="t.csv.gz") == [(2, ["1", "二"])]


@pytest.mark.parametrize(("name", "data", "said"), [
    ("t.csv", "甲,乙\n".encode("utf-16"), "UTF-16"), ("t.csv", b"PK\x03\x04....", "xlsx"), ("t.csv", b"", "没有表头"),
    ("t.csv", "甲,乙,甲\n".encode(), "写了两次"), ("t.csv.gz", gzip.compress(b"a,b\n" * 99)[:-9], "压缩包不完整"), ("t.docx", b"", "不会读"),
    ("t.csv", b"a,b\n" + b"x" * 2_000_000, "不像是表格"),
], ids=["utf-16", "zip", "empty", "twice", "cut", "docx", "long"])
def test_what_is_no_table_is_said_in_one_sentence(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(PortalError, match=said):
        _read(tmp_path, data, name=name)


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=8), min_size=2, max_size=4), min_size=1, max_size=4))
def test_fields_are_those_of_the_csv_module(rows: list[list[str]]) -> None:
    for row in rows:
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow(row)
        assert split(out.getvalue(), ",") == row
