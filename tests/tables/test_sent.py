"""Files as they are sent, harmless and hostile: read as meant, or refused in one sentence, within 200 MB and 2 s."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.errors import PortalError
from generator.tables import sheets_in
from generator.tables.sent import MOST_BYTES, MOST_ROWS
from tests.tables import book, ods

ROWS = [["事项名称", "承诺时限"], ["取水许可", "5日"]]
READ = [(1, ["事项名称", "承诺时限"]), (2, ["取水许可", "5日"])]
MEMORY, SECONDS = 200 * 1024, 2  # kB of all processes together; of their processor time
_RUN = """
import json, resource, sys
from generator.errors import PortalError
from generator.tables import sheets_in
own = resource.getrusage(resource.RUSAGE_SELF)
try:
    sent = sheets_in(sys.argv[1], open(sys.argv[2], "rb").read())
    said, rows = "", [[sheet.name, sheet.rows] for sheet in sent.sheets]
    remarks = sent.remarks
except PortalError as error:
    said, rows, remarks = str(error), [], []
me, child = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))  # ru_maxrss counts what forked us
print(json.dumps([said, rows, remarks, peak + child.ru_maxrss, me.ru_utime + me.ru_stime - own.ru_utime - own.ru_stime + child.ru_utime + child.ru_stime]))
"""


class Outcome(NamedTuple):
    """What came of a file: the sentence of a refusal or the rows, and what it cost."""

    said: str
    rows: list[list[object]]
    remarks: list[str]
    memory: int
    seconds: float


def _read(folder: Path, name: str, data: bytes) -> Outcome:
    """Read a file in a process of its own, so that its cost can be told."""
    path = folder / "file"
    path.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", _RUN, name, str(path)], capture_output=True, check=True, timeout=60)
    return Outcome(*json.loads(done.stdout))


def _xlsx(folder: Path, extra: str = "", **sheets: list[list[book.Value | None]]) -> bytes:
    return book.make(folder / "made.xlsx", sheets or {"清单": [list(row) for row in ROWS]}, extra).read_bytes()


def _with(data: bytes, **parts: str | bytes) -> bytes:
    """The archive with parts of other content; `__` in a name stands for a slash."""
    buffer = io.BytesIO()
    names = {name.replace("__", "/").replace("_", "."): text for name, text in parts.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in names:
                new.writestr(name, old.read(name))
        for name, text in names.items():
            new.writestr(name, text)
    return buffer.getvalue()


def _bomb(data: bytes, part: str, size: int) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(part, "w", force_zip64=True) as file:
        for _ in range(size // 1024 ** 2):
            file.write(bytes(1024 ** 2))
    return buffer.getvalue()


def _encrypted(data: bytes) -> bytes:
    """The mark of encryption set on every part."""
    made = bytearray(data)
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + flag] |= 1
            at = made.find(mark, at + 1)
    return bytes(made)


def _hidden(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("xl/workbook.xml").decode()
    return _with(data, xl__workbook_xml=text.replace("<sheet ", '<sheet state="hidden" '))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
FAR = '<row r="1048576"><c r="{}1048576"{}</row>'
ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
MADE: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "stray formatted cell in the last row": ("a.xlsx", lambda f: _xlsx(f, FAR.format("XFD", ' s="1"/>'))),
    "stray empty text in the last row": ("a.xlsx", lambda f: _xlsx(f, FAR.format("T", ' t="inlineStr"><is><t></t></is></c>'))),
    "a value in the last cell": ("a.xlsx", lambda f: _xlsx(f, FAR.format("XFD", "><v>1</v></c>"))),
    "macros": ("a.xlsm", lambda f: _with(_xlsx(f), xl__vbaProject_bin=b"\xcc\x61" * 99)),
    "named xls, is xlsx": ("a.xls", _xlsx),
    "an external entity": ("a.xlsx", lambda f: _with(_xlsx(f), xl__styles_xml=ENTITY + "<styleSheet>&x;</styleSheet>")),
    "utf-8 with a mark": ("a.csv", lambda _: "事项名称,承诺时限\r\n取水许可,5日\r\n".encode("utf-8-sig")),
    "gb18030": ("a.csv", lambda _: "事项名称,承诺时限\r\n取水许可,5日\r\n".encode("gb18030")),
    "semicolons and old line ends": ("a.txt", lambda _: "事项名称;承诺时限\r取水许可;5日\r".encode()),
    "ods": ("a.ods", lambda _: ods.make({"清单": ROWS})),
    "ods with rows to its end": ("a.ods", lambda _: ods.make({"清单": ROWS}, '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>')),
}
REFUSED: dict[str, tuple[str, Callable[[Path], bytes], str]] = {
    "zip bomb beside the sheets": ("a.xlsx", lambda f: _bomb(_xlsx(f), "xl/media/x.bin", 300 * 1024 ** 2), "解开有"),
    "zip bomb in a sheet": ("a.xlsx", lambda f: _xlsx(f, '<row r="9"><c r="A9" t="inlineStr"><is><t>' + "x" * 100_000_000 + "</t></is></c></row>"), "读不出来"),
    "a value in every cell of an ods": ("a.ods", lambda _: ods.make({"清单": ROWS}, '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384" '
                                        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'), "读不出来"),
    "too many rows": ("a.csv", lambda _: b"a,b\n" * (MOST_ROWS + 2), "不像一份清单"),
    "too many rows of a workbook": ("a.xlsx", lambda f: _xlsx(f, "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(9, MOST_ROWS + 99))), "不像一份清单"),
    "wps": ("a.et", lambda _: OLE, "WPS 表格自己的格式"),
    "old excel": ("a.xls", lambda _: OLE, "旧的格式"),
    "encrypted by office": ("a.xlsx", lambda _: OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
    "encrypted archive": ("a.xlsx", lambda f: _encrypted(_xlsx(f)), "加了密码"),
    "encrypted ods": ("a.ods", lambda _: _with(ods.make({"清单": ROWS}), **{"META-INF__manifest_xml": "<manifest:encryption-data/>"}), "加了密码"),
    "utf-16": ("a.csv", lambda _: "事项名称,承诺时限\n".encode("utf-16"), "UTF-16"),
    "word": ("a.xlsx", lambda _: _with(ods.make({"清单": ROWS}), word__document_xml="<w/>").replace(b"content.xml", b"contents.ml"), "Word 文档"),
    "pdf": ("a.csv", lambda _: b"%PDF-1.7 ...", "PDF"),
    "a page of the web": ("a.xls", lambda _: b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
    "cut short": ("a.xlsx", lambda f: _xlsx(f)[:700], "不完整"),
    "empty": ("a.xlsx", lambda _: b"", "是空的"),
    "another kind": ("a.docx", lambda _: b"PK", "不会读"),
    "no workbook inside": ("a.xlsx", lambda f: _with(_xlsx(f), xl__workbook_xml="<workbook/>"), "没有看得见的工作表"),
    "every sheet hidden": ("a.xlsx", lambda f: _hidden(_xlsx(f)), "没有看得见的工作表"),
}


@pytest.mark.parametrize("kind", MADE)
def test_read_as_meant(tmp_path: Path, kind: str) -> None:
    name, make = MADE[kind]
    outcome = _read(tmp_path, name, make(tmp_path))
    assert outcome.said == ""
    assert [[tuple(row) for row in rows] for _, rows in outcome.rows] == [READ]  # type: ignore[attr-defined]
    assert outcome.memory < MEMORY
    assert outcome.seconds < SECONDS


@pytest.mark.parametrize("kind", REFUSED)
def test_refused_in_a_sentence(tmp_path: Path, kind: str) -> None:
    name, make, words = REFUSED[kind]
    outcome = _read(tmp_path, name, make(tmp_path))
    assert words in outcome.said
    assert outcome.said.endswith("。")
    assert outcome.memory < MEMORY
    assert outcome.seconds < SECONDS


def test_what_is_left_out_is_named(tmp_path: Path) -> None:
    far = _read(tmp_path, "a.xlsx", _xlsx(tmp_path, FAR.format("XFD", "><v>1</v></c>")))
    assert far.remarks == ["XFD1048576等 1 格离正文太远，没有读。"]
    macros = sheets_in("a.xlsm", _with(_xlsx(tmp_path), xl__vbaProject_bin=b"x"))
    assert macros.remarks == ["工作簿里有宏，没有运行，只读了格子里的内容。"]


def test_cells_are_what_they_show(tmp_path: Path) -> None:
    cells = '<row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3"><v>150402202602120001</v></c><c r="C3" t="e"><v>#REF!</v></c><c r="D3" t="b"><v>1</v></c></row>'
    (sheet,) = sheets_in("a.xlsx", _xlsx(tmp_path, cells)).sheets
    assert sheet.rows[2] == (3, ["2", None, "", "是"])


def test_a_large_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(PortalError, match="没有读"):
        sheets_in("a.xlsx", b"PK" + bytes(MOST_BYTES) + b"x")
