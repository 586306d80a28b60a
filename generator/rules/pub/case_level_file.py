"""仓库里放了一件一件的办件记录

## 为什么
办件记录里有申请人、项目和经办人。仓库和网站都是公开的，原始记录一律放在仓库旁边的 `private/`；这里只放按地方、事项、月份汇总好的数。
表头里有办件编号、项目代码、申请人、证件号这类栏目的文件，没有注明示例的，都在这里指出。
整理好的办件事件（`portal ingest` 的结果，压缩的也看），要每一件的编号都以“示例”开头才放行。

## 会指出
从系统里导出的表：

```yaml
# 文件: statistics/shigong-xuke-2026.csv
办件编号,申请人,受理时间  # expect: PUB101
B2026001,某单位,2026-10-09
```

## 不指出
汇总好的数；注明示例的样表：

```yaml
# 文件: statistics/shigong-xuke-huizong.csv
旗县区,事项,月份,件数
150402,jianzhu-gongcheng-shigong-xuke,2026-10,12
```

```yaml
# 文件: statistics/yangbiao.csv
办件编号(示例),申请人,受理时间
S0001,示例单位,2026-10-09
```

## 怎么改
把文件移到 `private/`，用汇总命令算出按月的数再放进来。已经提交过的，联系维护网站的人把它从历史里清掉。
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Where
from generator.ingest.normal import HEADER
from generator.rules.packed import unpacked
from generator.rules.rule import Rule

_COLUMNS = ("办件编号|办件号|办件流水号|业务流水号|流水号|受理编号|受理号|项目代码|项目编号|申请人|申请人名称|申请人姓名|申请单位|"
            "身份证|身份证号|身份证号码|证件号|证件号码|联系人|联系电话|手机|手机号|统一社会信用代码")
_CELL = re.compile(rf"(?:^|[,;\t|，])\s*[\"']?((?:{_COLUMNS})(?:[(（][^,;\t]*[)）])?)[\"']?\s*(?=[,;\t|，]|$)")
_KEY = re.compile(rf"^[\s{{,-]*[\"']?({_COLUMNS})[\"']?\s*:")
_IN_SHEET = re.compile(rf">({_COLUMNS})<")
_RECORDS = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".yml", ".yaml", ".csv.gz")
_SHEETS = (".xlsx", ".xlsm", ".ods")
_SAMPLE = "示例"
_MARKED = f"\n{_SAMPLE}".encode()  # a line of a sample, every one of them but the heading
_EVENTS = ",".join(HEADER).encode() + b"\n"
_MOST = 4 * 1024 * 1024
_HEAD = 20  # lines in which a table's heading is looked for


def check(portal: Portal) -> Iterator[Fact]:
    """Tables and record files among the data with columns of single cases."""
    for path in portal.source.paths():
        if path in portal.documents or path.startswith("catalog/schemas/") or not path.endswith(_RECORDS + _SHEETS):
            continue
        try:
            found = _column(path, unpacked(path, portal.source.read(path)))
        except OSError:
            continue
        if found:
            where, name = found
            yield Fact(where, f"这个文件有“{name}”一栏，像是一件一件的办件记录，不能公开。",
                       "移到 private/，这里只放汇总好的数；是样表的，在文件里注明 示例。", subject=name)


def _column(path: str, data: bytes) -> tuple[Where, str] | None:
    if path.endswith(_SHEETS):
        text = _sheet(data)
        found = None if _SAMPLE in text else _IN_SHEET.search(text)
        return (Where(path, 1, 1), found[1]) if found else None
    if data.startswith(_EVENTS):
        sample = data.endswith(b"\n") and b"\r" not in data and data.count(b"\n") == 1 + data.count(_MARKED)
        return None if sample else (Where(path, 1, 1), HEADER[0])
    text = _decode(data)
    if _SAMPLE in text:
        return None
    table = path.endswith((".csv", ".tsv", ".txt", ".csv.gz"))
    for number, line in enumerate(text.split("\n"), 1):
        found = _CELL.search(line.rstrip("\r")) if table else _KEY.match(line)
        if found:
            return Where(path, number, found.start(1) + 1), found[1]
        if table and number >= _HEAD:
            return None
    return None


def _sheet(data: bytes) -> str:
    """The text of a workbook, tags included; workbooks are zip archives of XML."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if part.filename.endswith(".xml") and part.file_size <= _MOST]
            return "".join(archive.read(part).decode("utf-8", "replace") for part in parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return ""


def _decode(data: bytes) -> str:
    try:
        return data[:_MOST].decode("utf-8-sig")
    except UnicodeDecodeError:
        return data[:_MOST].decode("gb18030", "replace")


RULE = Rule(code="PUB101", name="case-level-file", severity=ERROR, since="0.1",
            basis="个人信息保护法第二十五条", mended_by="部门", check=check)
