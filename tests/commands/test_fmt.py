"""`portal fmt`: one layout, the same tree, every comment, and the repository's own data in it."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import PortalCommand

GUIDE = "guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml"
CLAIMS = "catalog/150402-hongshan/claims.yml"


def comments(text: str) -> list[str]:
    """All comments, in any order; the editor's line aside."""
    return sorted(re.findall(r"(?m)(?:^|(?<=\s))#(?! yaml-language-server).*$", text))


def test_the_repository_is_canonical(repo: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("fmt", "--check", root=repo)
    assert done.code == 0, done.out


def test_a_messy_file_becomes_canonical_and_keeps_its_comments(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    path = copy_of_repo / GUIDE
    clean = path.read_text("utf-8")
    messy = "\ufeff" + clean.partition("\n")[2].replace("\n变更:", "\n\n\n变更:").replace("必要性: 必要\n", "必要性: 必要   \n").replace("\n", "\r\n") + "\r\n\r\n"
    path.write_bytes(messy.encode())
    listed = portal_cmd("fmt", "--check", root=copy_of_repo)
    assert (listed.code, f"要整理：{GUIDE}" in listed.out) == (1, True)
    assert path.read_bytes() == messy.encode(), "--check 不写文件"
    assert portal_cmd("fmt", root=copy_of_repo).code == 0
    assert path.read_bytes() == clean.encode()
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize("seed", range(5))
def test_keys_in_any_order_come_back_in_the_schemas(seed: int, copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    path = copy_of_repo / GUIDE
    clean = path.read_text("utf-8")
    head, *blocks = re.split(r"(?m)^(?=[\u4e00-\u9fff]+:)", clean)
    random.Random(seed).shuffle(blocks)
    path.write_text(head + "".join(f"# 说明 {number}\n{block}" for number, block in enumerate(blocks)), "utf-8")
    shuffled = path.read_text("utf-8")
    assert portal_cmd("fmt", path, root=copy_of_repo).code == 0
    text = path.read_text("utf-8")
    assert comments(text) == comments(shuffled)
    assert yaml.safe_load(text) == yaml.safe_load(clean)
    assert list(yaml.safe_load(text)) == list(yaml.safe_load(clean))
    assert [line for line in text.split("\n") if line and not line.startswith("# 说明 ")] == [line for line in clean.split("\n") if line]
    again = portal_cmd("fmt", "--check", path, root=copy_of_repo)
    assert again.code == 0, "整理过的文件再整理,什么都不变"


def test_codes_get_quotes_and_numbers_do_not(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    path = copy_of_repo / CLAIMS
    clean = path.read_text("utf-8")
    path.write_text(clean.replace("'150402'", "150402"), "utf-8")
    assert portal_cmd("fmt", path, root=copy_of_repo).code == 0
    assert path.read_text("utf-8") == clean
    assert "跟随版本: 1," in clean


def test_a_file_that_cannot_be_read_is_left_and_said(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    path = copy_of_repo / GUIDE
    broken = path.read_text("utf-8").replace("\n办理结果: ", "\n办理结果： ") + "\n\n"
    line = broken[: broken.index("办理结果：")].count("\n") + 1
    path.write_text(broken, "utf-8")
    done = portal_cmd("fmt", root=copy_of_repo)
    assert f"没有整理：{GUIDE}:{line}:" in done.out
    assert path.read_text("utf-8") == broken


def test_text_over_several_lines_is_not_changed(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    path = copy_of_repo / GUIDE
    text = path.read_text("utf-8").replace("办理结果: 建筑工程施工许可证", "办理结果: |+\n  建筑工程施工许可证  \n\n\n  一份")
    path.write_text(text, "utf-8")
    done = portal_cmd("fmt", path, root=copy_of_repo)
    assert "没有整理：" in done.out
    assert path.read_text("utf-8") == text


def test_superseded_versions_are_left_as_they_stood(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    old = sorted((copy_of_repo / "guides").glob("*/history/*/*.yml"))[0]
    old.write_bytes(old.read_bytes() + b"\n\n")
    assert portal_cmd("fmt", "--check", root=copy_of_repo).code == 0


def test_only_what_is_named(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    for path in (GUIDE, CLAIMS):
        (copy_of_repo / path).write_bytes((copy_of_repo / path).read_bytes() + b"\n")
    done = portal_cmd("fmt", "--check", copy_of_repo / "guides", root=copy_of_repo)
    assert (GUIDE in done.out, CLAIMS in done.out) == (True, False)


@pytest.mark.parametrize(("name", "said"), [("nowhere.yml", "没有"), ("/etc", "不在数据文件夹"), ("README.md", "不是数据文件")])
def test_a_wrong_path_is_one_sentence(name: str, said: str, copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    (copy_of_repo / "README.md").write_text("x", "utf-8")
    done = portal_cmd("fmt", copy_of_repo / name, root=copy_of_repo)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
