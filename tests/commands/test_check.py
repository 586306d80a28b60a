"""`portal check`: exit codes, the three formats, and which findings a call is about."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.findings import ERROR, WARNING, Finding, Where
from generator.reports import github
from tests.conftest import PortalCommand

GUIDE = "guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml"
FIELDS = ["code", "name", "severity", "message", "advice", "mended_by", "place", "item", "subject", "path", "line", "column", "related", "fingerprint", "waived"]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory, copy_repo: Callable[[Path], Path]) -> Path:
    """A portal whose 红山区 states one key twice. Read only."""
    root = copy_repo(tmp_path_factory.mktemp("broken") / "portal")
    path = root / GUIDE
    path.write_text(path.read_text("utf-8").replace("版本: 1\n", "版本: 1\n版本: 1\n", 1), "utf-8")
    return root


def test_the_repositorys_own_data_pass(repo: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("check", root=repo)
    assert (done.code, done.err) == (0, ""), done.out[:2000]
    assert re.search(r"数据截至 \d{4}-\d\d-\d\d。\n\Z", done.out)


def test_json_stands_alone_and_has_the_published_shape(broken: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("check", "--format", "json", root=broken)
    assert (done.code, done.err) == (1, "")
    answer = json.loads(done.out)
    assert list(answer) == ["version", "findings", "counts"]
    assert answer["version"] == 1
    assert answer["counts"] == {
        "error": sum(each["severity"] == "error" and not each["waived"] for each in answer["findings"]),
        "warning": sum(each["severity"] == "warning" and not each["waived"] for each in answer["findings"]),
        "waived": sum(each["waived"] for each in answer["findings"]),
    }
    assert answer["findings"]
    for each in answer["findings"]:
        assert list(each) == FIELDS
        assert (broken / each["path"]).is_file()
        assert each["line"] >= 1
        assert each["column"] >= 1
        assert type(each["waived"]) is bool
        for other in each["related"]:
            assert list(other) == ["path", "line", "column"]
            assert (broken / other["path"]).is_file()
    [found] = [each for each in answer["findings"] if each["severity"] == "error" and not each["waived"]]
    lines = (broken / GUIDE).read_text("utf-8").split("\n")
    first = lines.index("版本: 1") + 1
    assert (found["code"], found["path"], found["line"], found["column"]) == ("SRC101", GUIDE, first + 1, 1)
    assert found["related"] == [{"path": GUIDE, "line": first, "column": 1}]


def test_text_shows_place_excerpt_other_end_and_cure(broken: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("check", root=broken)
    assert done.code == 1
    [found] = [part for part in done.out.split("\n\n") if part.startswith("错误 SRC101")]
    assert re.search(rf"{re.escape(GUIDE)}:\d+:1\b", found)
    assert "│ 版本: 1" in found
    assert f"对照 {GUIDE}:" in found
    assert "怎么改：" in found


def test_the_same_findings_in_every_format(broken: Path, portal_cmd: PortalCommand) -> None:
    found = [each for each in json.loads(portal_cmd("check", "--format", "json", root=broken).out)["findings"] if not each["waived"]]
    lines = portal_cmd("check", "--format", "github", root=broken).out.splitlines()
    assert sorted(re.findall(r"^::(\w+) file=([^,]+),line=(\d+),col=(\d+),title=([A-Z]{3}\d{3})", "\n".join(lines), re.MULTILINE)) == sorted(
        (each["severity"], each["path"], str(each["line"]), str(each["column"]), each["code"]) for each in found)
    text = portal_cmd("check", root=broken).out
    assert all(f"{each['path']}:{each['line']}:{each['column']}" in text for each in found)
    assert lines[0].startswith("::error ")


def test_github_annotations_are_escaped() -> None:
    where = Where("guides/a:b,c%.yml", 3, 5)
    finding = Finding("SRC101", "duplicate-key", ERROR, "100%\r\n::error::假的", "改,好:了", "工具", "", "", "", where)
    later = Finding("SRC102", "full-width-colon", WARNING, "提示", "", "工具", "", "", "", where)
    waived = finding.tolerated("文号")
    assert github.render([later, finding, waived]).splitlines() == [
        "::error file=guides/a%3Ab%2Cc%25.yml,line=3,col=5,title=SRC101 duplicate-key::100%25%0D%0A::error::假的改,好:了",
        "::warning file=guides/a%3Ab%2Cc%25.yml,line=3,col=5,title=SRC102 full-width-colon::提示",
    ]


def test_fail_on_decides_the_exit_code_alone(repo: Path, portal_cmd: PortalCommand) -> None:
    usual = portal_cmd("check", "--format", "json", root=repo)
    strict = portal_cmd("check", "--format", "json", "--fail-on", "warning", root=repo)
    assert usual.out == strict.out
    warnings = json.loads(usual.out)["counts"]["warning"]
    assert warnings > 0
    assert (usual.code, strict.code) == (0, 1)


@pytest.mark.parametrize("name", ["150402", "红山区", "hongshan", "150402-hongshan"])
def test_a_place_by_any_of_its_names(name: str, broken: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("check", name, "--format", "json", root=broken)
    found = json.loads(done.out)["findings"]
    assert {each["place"] for each in found} == {"150402"}
    assert "SRC101" in {each["code"] for each in found}
    assert done.code == 1


def test_places_add_up_and_another_place_is_not_concerned(broken: Path, portal_cmd: PortalCommand) -> None:
    whole = json.loads(portal_cmd("check", "--format", "json", root=broken).out)["findings"]
    two = portal_cmd("check", "元宝山区", "敖汉旗", "--format", "json", root=broken)
    assert json.loads(two.out)["findings"] == [each for each in whole if each["place"] in ("150403", "150430")]
    assert two.code == 0


def test_by_office_is_the_same_list_under_headings(broken: Path, portal_cmd: PortalCommand) -> None:
    plain = portal_cmd("check", root=broken)
    grouped = portal_cmd("check", "--by-office", root=broken)
    assert grouped.code == plain.code == 1
    parts = grouped.out.split("\n\n")
    headings = [part for part in parts if part.startswith("━━")]
    assert any(heading.startswith("━━ 红山区(") for heading in headings)
    assert sorted(part for part in parts if part not in headings) == sorted(plain.out.split("\n\n"))
    assert sum(int(found) for found in re.findall(r"\((\d+) 处\)━━", grouped.out)) == len(parts) - len(headings) - 1


def test_today_changes_nothing_and_as_of_does(repo: Path, portal_cmd: PortalCommand) -> None:
    usual = portal_cmd("check", root=repo)
    said = re.search(r"数据截至 (\S+)。\n\Z", usual.out)
    assert said
    assert portal_cmd("check", "--as-of", said[1], root=repo).out == usual.out
    assert "数据截至 2027-06-30。" in portal_cmd("check", "--as-of", "2027-06-30", root=repo).out


def test_check_writes_nothing(broken: Path, portal_cmd: PortalCommand) -> None:
    before = {path: path.stat().st_mtime_ns for path in broken.rglob("*")}
    portal_cmd("check", root=broken)
    assert {path: path.stat().st_mtime_ns for path in broken.rglob("*")} == before
