"""One change at a time to a copy of the repository's own data: exactly that one new finding.

Where it must stand is computed from the text of the files, never written down as a number.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.rules.harness import REPO, check

SHIGONG, GUIHUA = "jianzhu-gongcheng-shigong-xuke", "jianshe-gongcheng-guihua-xuke"
SHUIBAO, GONGSHUI = "shuitu-baochi-fangan-shenpi", "gongshui-baozhuang"
HONGSHAN, YUANBAOSHAN, BALINYOU, NINGCHENG = "150402-hongshan", "150403-yuanbaoshan", "150423-balinyou", "150429-ningcheng"
MATERIAL = ["  - 名称: 附加证明", "    变动: 增加", "    材料类型: 复印件", "    材料形式: 纸质或电子", "    份数: 1",
            "    必要性: 必要", "    来源渠道: 申请人自备", "    依据: 示例文件第一条"]
STEP = ["  - {名称: 附加核验, 变动: 增加, 序号: 2, 办理岗位: 审批岗位, 时限: 1日}"]
End = tuple[str, int, int]


@dataclass
class Desk:
    """A copy of the data in which one file at a time is changed, looked at and put back."""

    root: Path
    before: set[tuple[str, ...]]

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def new(self, path: str, text: str | None) -> list[dict[str, Any]]:
        """The findings a change adds; the exit code must be 1."""
        target = self.root / path
        kept = target.read_bytes()
        try:
            if text is None:
                target.unlink()
            else:
                target.write_text(text, "utf-8")
            result = check(self.root)
        finally:
            target.write_bytes(kept)
        assert result.code == 1, result.error or result.raw
        return [each for each in result.findings if _key(each) not in self.before]


def _key(finding: dict[str, Any]) -> tuple[str, ...]:
    return (finding["code"], finding["fingerprint"], finding["subject"], str(finding["waived"]))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("one") / "portal"
    for top in ("catalog", "guides", "statistics"):
        shutil.copytree(REPO / top, root / top)
    result = check(root)
    assert result.code == 0, result.raw
    return Desk(root, {_key(each) for each in result.findings})


def _at(text: str, pattern: str, path: str) -> End:
    """Where the group of a pattern stands; the pattern must occur once."""
    found, = re.finditer(pattern, text, re.M)
    start = found.start(1)
    return path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _where(finding: dict[str, Any]) -> End:
    return finding["path"], finding["line"], finding["column"]


def _related(finding: dict[str, Any]) -> list[End]:
    return [_where(end) for end in finding["related"]]


def _one(findings: list[dict[str, Any]], code: str) -> dict[str, Any]:
    assert [each["code"] for each in findings] == [code], findings
    return findings[0]


def _insert(text: str, element: str, lines: list[str]) -> str:
    """Entries put first in a list of the file, or a list of their own before the change record."""
    rows = "\n".join(lines) + "\n"
    if f"\n{element}:\n" in text:
        return text.replace(f"\n{element}:\n", f"\n{element}:\n{rows}", 1)
    return text.replace("\n变更:\n", f"\n{element}:\n{rows}\n变更:\n", 1)


@pytest.mark.parametrize(("folder", "item", "key", "old", "new", "city"), [
    (HONGSHAN, SHIGONG, r"^承诺办结时限: (%s)", "3日", "6日", r"^承诺办结时限: (\S+)"),
    (BALINYOU, SHUIBAO, r"^承诺办结时限: (%s)", "6个工作日", "9个工作日", r"^承诺办结时限: (\S+)"),
    (NINGCHENG, GUIHUA, r"名称: 审查, 时限: (%s)", "10个工作日", "14个工作日", r"名称: 审查,.* 时限: ([^,}]+)"),
])
def test_limit_longer(desk: Desk, folder: str, item: str, key: str, old: str, new: str, city: str) -> None:
    path, above = f"guides/{folder}/{item}.yml", f"guides/150400-chifeng/{item}.yml"
    line, = re.findall(rf".*{(key % old).lstrip('^').replace('(', '').replace(')', '')}.*", desk.text(path))
    text = desk.text(path).replace(line, line.replace(old, new))
    finding = _one(desk.new(path, text), "LVL101")
    assert _where(finding) == _at(text, key % new, path)
    assert _related(finding) == [_at(desk.text(above), city, above)]


@pytest.mark.parametrize(("folder", "item"), [(HONGSHAN, SHIGONG), (YUANBAOSHAN, GUIHUA), (BALINYOU, SHUIBAO)])
@pytest.mark.parametrize(("code", "element", "lines", "own"), [
    ("LVL102", "申请材料", MATERIAL, r"^  - (名称: 附加证明)"),
    ("LVL103", "办理环节", STEP, r"^  - (\{名称: 附加核验)"),
])
def test_added_entry(desk: Desk, code: str, element: str, lines: list[str], own: str, folder: str, item: str) -> None:
    path, above = f"guides/{folder}/{item}.yml", f"guides/150400-chifeng/{item}.yml"
    text = _insert(desk.text(path), element, lines)
    finding = _one(desk.new(path, text), code)
    assert _where(finding) == _at(text, own, path)
    assert _related(finding) == [_at(desk.text(above), f"^({element}):", above)]


@pytest.mark.parametrize(("folder", "item", "element", "entry", "wrong"), [
    (HONGSHAN, SHIGONG, "申请材料", "施工合同", "施工合同书"),
    (YUANBAOSHAN, GUIHUA, "申请材料", "建设工程设计方案", "建设工程的设计方案"),
    (NINGCHENG, GUIHUA, "办理环节", "审查", "审查会"),
])
def test_overlay_without_target(desk: Desk, folder: str, item: str, element: str, entry: str, wrong: str) -> None:
    path = f"guides/{folder}/{item}.yml"
    assert desk.text(path).count(f"名称: {entry}") == 1
    text = desk.text(path).replace(f"名称: {entry}", f"名称: {wrong}")
    finding = _one(desk.new(path, text), "REF101")
    assert finding["path"] == path
    assert finding["line"] == _at(text, f"名称: ({wrong})", path)[1]
    assert entry in finding["advice"]


@pytest.mark.parametrize("item", ["qiye-touzi-xiangmu-beian", GONGSHUI, "linmu-caifa-xuke", SHIGONG])
def test_guide_missing_above(desk: Desk, item: str) -> None:
    findings = desk.new(f"guides/150400-chifeng/{item}.yml", None)
    wanted = set()
    for claims in sorted((desk.root / "catalog").glob("*/claims.yml")):
        path = claims.relative_to(desk.root).as_posix()
        rows = re.findall(rf".*事项: {item}, .*状态: 认领.*", desk.text(path))
        wanted |= {(path, desk.text(path).split("\n").index(row) + 1) for row in rows}
    assert len(wanted) >= 10
    assert {each["code"] for each in findings} == {"REF102"}, findings
    assert sorted((each["path"], each["line"]) for each in findings) == sorted(wanted)


FILES = (
    f"guides/{HONGSHAN}/{SHIGONG}.yml",
    f"guides/150430-aohan/{SHIGONG}.yml",  # its waiver must not be called unused
    f"guides/150400-chifeng/{SHIGONG}.yml",
    f"catalog/150400-chifeng/{SHIGONG}.yml",
    f"catalog/150000-neimenggu/{SHIGONG}.yml",
    f"catalog/{HONGSHAN}/claims.yml",
    f"guides/{HONGSHAN}/windows.yml",
    "catalog/laws.yml",
    "catalog/vocabulary/roles.yml",
    "catalog/vocabulary/project-types.yml",
)


@pytest.mark.parametrize("path", FILES)
def test_duplicate_key(desk: Desk, path: str) -> None:
    text = desk.text(path)
    first = re.search(r"^([^\s#:]+):.*$", text, re.M)
    assert first is not None
    changed = text.rstrip("\n") + f"\n{first[0]}\n" + ("  - {}\n" if first[0].rstrip().endswith(":") else "")
    finding = _one(desk.new(path, changed), "SRC101")
    line = len(text.rstrip("\n").split("\n")) + 1
    assert _where(finding) == (path, line, 1)
    assert _related(finding) == [(path, text.count("\n", 0, first.start()) + 1, 1)]


@pytest.mark.parametrize("path", [FILES[0], FILES[2], FILES[5], FILES[6]])
def test_full_width_colon(desk: Desk, path: str) -> None:
    text = desk.text(path)
    first = re.search(r"^(事项|旗县区|地方):", text, re.M)
    assert first is not None
    changed = text[: first.end() - 1] + "：" + text[first.end():]
    finding = _one(desk.new(path, changed), "SRC102")
    assert _where(finding) == (path, text.count("\n", 0, first.start()) + 1, len(first[1]) + 1)


@pytest.mark.parametrize(("item", "new"), [(SHIGONG, "8日"), (SHUIBAO, "11个工作日"), (GUIHUA, "21个工作日")])
def test_promise_longer_than_statute(desk: Desk, item: str, new: str) -> None:
    path, above = f"guides/150400-chifeng/{item}.yml", f"catalog/150000-neimenggu/{item}.yml"
    text = re.sub(r"^承诺办结时限: \S+", f"承诺办结时限: {new}", desk.text(path), flags=re.M)
    finding = _one(desk.new(path, text), "TIM101")
    assert _where(finding) == _at(text, r"^承诺办结时限: (\S+)", path)
    assert _related(finding) == [_at(desk.text(above), r"^法定办结时限: (\S+)", above)]


def test_broken_waivers_tolerate_nothing(desk: Desk) -> None:
    """What they tolerated comes out; nothing is hidden behind a file that cannot be read."""
    path = "catalog/waivers.yml"
    findings = desk.new(path, desk.text(path) + "豁免: []\n")
    assert sorted((each["code"], each["waived"]) for each in findings) == [("LVL102", False), ("LVL104", False), ("SRC101", False)]
