"""The command line as a whole: Chinese help, wrong use in one Chinese sentence, exit codes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PortalCommand

COMMANDS = ["check", "build", "serve", "explain", "new", "fmt", "schemas", "ingest", "publish-statistics", "diff", "release", "claim", "status",
            "review", "gate", "owners", "publish", "rollback", "export", "import", "compare", "desk", "inspect", "sample", "bulletin", "score",
            "evaluate", "letters", "number", "links"]
ENGLISH = re.compile(r"\b(Usage|Options|Commands|Error|Try|Show|Missing|Invalid|No such|Got|default|valid|integer|TEXT|PATH|INTEGER|RANGE|required)\b")


@pytest.mark.parametrize("words", [[], *([each] for each in COMMANDS), ["new", "item"], ["new", "guide"], ["new", "county"]], ids=" ".join)
def test_help_is_chinese(words: list[str], portal_cmd: PortalCommand) -> None:
    done = portal_cmd(*words, "--help")
    assert (done.code, done.err) == (0, "")
    assert not ENGLISH.search(done.out), ENGLISH.findall(done.out)
    assert done.out.startswith("用法：portal")
    assert "显示这段说明" in done.out


def test_without_a_command_it_shows_the_commands(portal_cmd: PortalCommand) -> None:
    done = portal_cmd(env={})
    assert done.code == 0
    assert re.findall(r"(?m)^  ([a-z][a-z-]+) ", done.out) == COMMANDS


@pytest.mark.parametrize(("words", "said"), [
    (["chekc"], "没有 chekc 这个命令"),
    (["check", "--formt", "json"], "--format"),
    (["check", "--format", "xml"], "--format 只能是：text、json、github"),
    (["check", "--fail-on", "all"], "--fail-on 只能是：error、warning"),
    (["check", "--as-of", "昨天"], "不是日期"),
    (["check", "某某旗"], "没有“某某旗”这个地方"),
    (["explain", "ABC999"], "没有 ABC999 这条规则"),
    (["explain", "LVL101", "LVL102"], "命令的写法不对"),
    (["serve", "--port", "99999"], "--port"),
    (["build", "--jobs", "很多"], "--jobs"),
    (["new"], ""),
    (["new", "item"], "缺少"),
    (["fmt", "--chek"], "--check"),
], ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_wrong_use_is_chinese_and_exit_2(words: list[str], said: str, portal_cmd: PortalCommand) -> None:
    done = portal_cmd(*words)
    assert done.code == (2 if said else 0)
    assert (done.out == "") == bool(said)
    assert said in done.err
    assert not ENGLISH.search(done.err)


@pytest.mark.parametrize("command", [["check"], ["build"], ["serve"], ["fmt"], ["schemas"], ["new", "guide", "x-y"], ["diff", "HEAD"], ["release", "赤峰市", "x-y"],
                                     ["claim", "红山区", "--confirm"], ["status"], ["owners"]], ids=" ".join)
def test_a_folder_that_is_no_portal(command: list[str], tmp_path: Path, portal_cmd: PortalCommand) -> None:
    for root in (tmp_path, tmp_path / "nowhere"):
        done = portal_cmd(*command, root=root)
        assert done.code == 2
        assert "没有 catalog 文件夹" in done.err
        assert "Traceback" not in done.err


def test_a_closed_pipe_is_no_error(repo: Path) -> None:
    portal = Path(sys.executable).with_name("portal")
    done = subprocess.run(["bash", "-c", f'set -o pipefail; "{portal}" explain | head -1'], cwd=repo, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_explain_lists_and_shows_every_rule(portal_cmd: PortalCommand) -> None:
    listed = re.findall(r"(?m)^([A-Z]{3}\d{3})  (.+)  \(([a-z-]+)\)$", portal_cmd("explain").out)
    assert len(listed) > 20
    for code, title, name in listed[:3] + listed[-3:]:
        by_code, by_name = portal_cmd("explain", code.lower()), portal_cmd("explain", name)
        assert by_code.code == 0
        assert by_code.out == by_name.out
        assert by_code.out.startswith(f"{code} {title}\n")
        assert "怎么改" in by_code.out


def test_schemas_are_cut_and_a_stale_one_is_found(copy_of_repo: Path, portal_cmd: PortalCommand) -> None:
    assert portal_cmd("schemas", "--check", root=copy_of_repo).code == 0
    path = copy_of_repo / "catalog/schemas/item.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    schema["properties"]["俗称"]["description"] = "群众怎么叫它。供查找"
    path.write_text(json.dumps(schema, ensure_ascii=False), "utf-8")
    stale = portal_cmd("schemas", "--check", root=copy_of_repo)
    assert (stale.code, stale.out.count("不是最新：")) == (1, 1)
    assert "群众怎么叫它" not in (copy_of_repo / "catalog/schemas/region-item.schema.json").read_text("utf-8")
    assert portal_cmd("schemas", root=copy_of_repo).code == 0
    assert "群众怎么叫它" in (copy_of_repo / "catalog/schemas/region-item.schema.json").read_text("utf-8")
    assert portal_cmd("schemas", "--check", root=copy_of_repo).code == 0
