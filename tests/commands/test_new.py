"""`portal new`: what it writes validates, is canonical, explains every element, and never overwrites."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import Outcome, PortalCommand

ITEM, NAME = "ceshi-shixiang", "测试事项核发"
FILES = {
    "region-item": f"catalog/150000-neimenggu/{ITEM}.yml",
    "city-item": f"catalog/150400-chifeng/{ITEM}.yml",
    "city-guide": f"guides/150400-chifeng/{ITEM}.yml",
    "county-guide": f"guides/150402-hongshan/{ITEM}.yml",
}
CLAIMS, WINDOWS = "catalog/150431-ceshi/claims.yml", "guides/150431-ceshi/windows.yml"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory, copy_repo: Callable[[Path], Path], portal_cmd: PortalCommand) -> Path:
    """A portal with an item, its city guide and one county's overlay fresh from `portal new`. Read only."""
    root = copy_repo(tmp_path_factory.mktemp("started") / "portal")
    for words in (["item", ITEM, "--name", NAME], ["guide", ITEM], ["guide", ITEM, "--place", "红山区"]):
        done = portal_cmd("new", *words, root=root)
        assert (done.code, done.err) == (0, ""), done
        assert "已生成 " in done.out
        assert "接着：" in done.out
    return root


def unreadable(done: Outcome) -> list[tuple[str, str, int, str]]:
    """Findings that say a file cannot be read or does not conform."""
    found = json.loads(done.out)["findings"]
    return [(each["code"], each["path"], each["line"], each["message"]) for each in found if each["code"][:3] in ("SRC", "SCH")]


def test_what_is_written_reads_and_conforms(started: Path, portal_cmd: PortalCommand) -> None:
    assert unreadable(portal_cmd("check", "--format", "json", root=started)) == []


def test_what_is_written_is_canonical(started: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("fmt", "--check", root=started)
    assert (done.code, "要整理：" in done.out) == (0, False), done.out


def test_every_element_has_a_line_with_title_and_description(started: Path) -> None:
    for schema, path in FILES.items():
        elements = json.loads((started / f"catalog/schemas/{schema}.schema.json").read_text("utf-8"))["properties"]
        lines = (started / path).read_text("utf-8").split("\n")
        for key, element in elements.items():
            [at] = [number for number, line in enumerate(lines) if re.match(rf"(# )?{key}:", line)]
            above = lines[max(0, at - 16):at]
            assert any(line.startswith(f"# {key}") and element["title"] in line and element["description"] in line for line in above), (path, key)


def test_every_example_commented_out_conforms_when_taken_in(started: Path, copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    for name in FILES.values():
        text = (started / name).read_text("utf-8")
        taken = re.sub(r"(?m)^# (?=[\u4e00-\u9fff]+:( |$))|^# (?=  - \{)", "", text)
        assert taken.count("\n# ") < text.count("\n# ") - 4
        (copy_of_repo / name).write_text(taken, "utf-8")
    assert unreadable(portal_cmd("check", "--format", "json", root=copy_of_repo)) == []


def test_an_overlay_states_nothing_and_tells_how(started: Path) -> None:
    text = (started / FILES["county-guide"]).read_text("utf-8")
    assert set(yaml.safe_load(text)) == {"事项", "版本", "示例", "核对", "变更"}
    assert "变动: 不要求" in text
    assert "变动: 增加" in text


def test_an_overlay_names_what_the_city_has(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    item = "jianzhu-gongcheng-shigong-xuke"
    assert portal_cmd("new", "guide", item, "--place", "150404", root=copy_of_repo).code == 0
    text = (copy_of_repo / f"guides/150404-songshan/{item}.yml").read_text("utf-8")
    city = yaml.safe_load((copy_of_repo / f"guides/150400-chifeng/{item}.yml").read_text("utf-8"))
    for material in city["申请材料"]:
        assert material["名称"] in text


def test_a_county_claims_every_item_of_its_level(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("new", "county", "150431", "ceshi", "测试旗", root=copy_of_repo)
    assert (done.code, done.err) == (0, ""), done
    of_level = {path.stem for path in (copy_of_repo / "catalog/150000-neimenggu").glob("*.yml")
                if "旗县级" in yaml.safe_load(path.read_text("utf-8"))["行使层级"]}
    rows = yaml.safe_load((copy_of_repo / CLAIMS).read_text("utf-8"))["认领"]
    assert {row["事项"] for row in rows} == of_level
    for row in rows:
        guide = yaml.safe_load((copy_of_repo / f"guides/150400-chifeng/{row['事项']}.yml").read_text("utf-8"))
        assert (row["状态"], row["跟随版本"]) == ("认领", guide["版本"])
    [line] = [line for line in done.out.splitlines() if line.startswith("  - {代码")]
    places = copy_of_repo / "catalog/places.yml"
    text = places.read_text("utf-8")
    places.write_text(text.replace("\n\n# 开发区", f"\n{line}\n\n# 开发区"), "utf-8")
    checked = portal_cmd("check", "测试旗", "--format", "json", root=copy_of_repo)
    found = json.loads(checked.out)["findings"]
    assert [each for each in found if each["severity"] == "error"] == []
    assert portal_cmd("fmt", "--check", root=copy_of_repo).code == 0


def test_a_county_not_yet_listed_is_found_and_crashes_nothing(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    assert portal_cmd("new", "county", "150431", "ceshi", "测试旗", root=copy_of_repo).code == 0
    done = portal_cmd("check", "--format", "json", root=copy_of_repo)
    assert done.code == 1, done.err
    assert {each["code"][:3] for each in json.loads(done.out)["findings"] if each["path"] == CLAIMS} == {"REF"}


def test_a_zone_goes_under_its_own_heading(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("new", "county", "X15040001", "ceshiqu", "测试开发区", root=copy_of_repo)
    assert done.code == 0
    assert "“开发区”" in done.out
    assert "代管:" in done.out
    [line] = [line for line in done.out.splitlines() if line.startswith("  - {代码")]
    places = copy_of_repo / "catalog/places.yml"
    places.write_text(places.read_text("utf-8").replace("开发区: []", f"开发区:\n{line}"), "utf-8")
    assert unreadable(portal_cmd("check", "--format", "json", root=copy_of_repo)) == []


def test_nothing_is_overwritten_and_nothing_else_written(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    item = "gongshui-baozhuang"
    kept = copy_of_repo / f"catalog/150400-chifeng/{item}.yml"
    (copy_of_repo / f"catalog/150000-neimenggu/{item}.yml").unlink()
    before = kept.read_bytes()
    done = portal_cmd("new", "item", item, "--name", "供水报装", root=copy_of_repo)
    assert (done.code, done.out) == (2, "")
    assert f"已经有 catalog/150400-chifeng/{item}.yml" in done.err
    assert kept.read_bytes() == before
    assert not (copy_of_repo / f"catalog/150000-neimenggu/{item}.yml").exists()


@pytest.mark.parametrize(("words", "said"), [
    (["item", "../x", "--name", "某事项"], "不能作标识"),
    (["item", "Da-Xie", "--name", "某事项"], "不能作标识"),
    (["item", "x-y", "--name", "某"], "名称至少两个字"),
    (["item", "x-y"], "缺少"),
    (["guide", "gongshui-baozhang"], "是不是 gongshui-baozhuang"),
    (["guide", "gongshui-baozhuang", "--place", "内蒙古自治区"], "没有办事指南"),
    (["guide", "gongshui-baozhuang", "--place", "某某区"], "没有“某某区”这个地方"),
    (["county", "150400", "chifeng", "赤峰市"], "不是旗县区的代码"),
    (["county", "150402", "hongshan", "红山县"], "与写的不同"),
    (["county", "150431", "../x", "测试旗"], "不能作文件夹的名字"),
])
def test_wrong_use_is_one_sentence(words: list[str], said: str, repo: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("new", *words, root=repo)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.strip().split("\n")) == 1
