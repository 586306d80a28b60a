"""`portal links` and the sheets of the nightly reminder: which addresses of the data do not answer, and whose work that is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.changes.scripted import run
from tests.collection import small
from tests.publishing.outside_server import Server, serving

LAWS = "catalog/laws.yml"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as made:
        yield made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small portal without any address of its own: no test may ask beyond this machine."""
    made = small.make(tmp_path / "portal")
    settings = made / "catalog/portal.yml"
    settings.write_text(re.sub(r"https?://\S+", "''", settings.read_text("utf-8")), "utf-8")
    return made


def linked(root: Path, address: str) -> int:
    """An address at the first law; the line it stands in."""
    lines = (root / LAWS).read_text("utf-8").split("\n")
    number = next(number for number, line in enumerate(lines) if line.startswith("  - {简称:"))
    lines[number] = lines[number].replace("}", f", 链接: '{address}'}}", 1)
    small.write(root, LAWS, "\n".join(lines))
    return number + 1


def links(root: Path, *words: str) -> tuple[int, str, str]:
    done = run(root, "links", "--pause", "0", "--timeout", "2", *words)
    return done.code, done.out, done.err


def test_data_without_addresses_need_no_network(root: Path) -> None:
    assert links(root) == (0, "数据里有 0 个站外网址。\n", "")


def test_a_working_address_is_counted(root: Path, server: Server) -> None:
    linked(root, f"{server.base}/ok")
    assert links(root) == (0, "数据里有 1 个站外网址：能打开 1 个。\n", "")


def test_what_is_wrong_says_where_whose_and_what_to_do(root: Path, server: Server) -> None:
    line = linked(root, f"{server.base}/gone")
    small.own(root, "申请材料:", f"  - {{名称: 施工合同, 受理标准: 看（{server.base}/moved）。}}", "变更:", "  - {版本: 1, 类型: 新增, 生效日期: 2026-11-02}")
    code, out, _ = links(root)
    assert code == 1
    assert out.splitlines() == [
        f"市工改办　{LAWS}:{line}　网址 {server.base}/gone 打不开：网站答 404，没有这一页。换成现在的网址；没有了就删掉这个网址。",
        f"红山区　{small.OWN}:6　网址 {server.base}/moved 搬到了 {server.base}/ok。改成新网址。",
        "数据里有 2 个站外网址：搬走了 1 个，打不开 1 个。"]
    found = json.loads(links(root, "--format", "json")[1])
    assert [(each["code"], each["severity"], each["path"], each["line"]) for each in found["findings"]] == [("LINK", "warning", LAWS, line), ("LINK", "warning", small.OWN, 6)]


def test_a_site_that_refuses_programs_is_nobodys_work(root: Path, server: Server) -> None:
    linked(root, f"{server.base}/closed")
    assert links(root) == (0, "数据里有 1 个站外网址：不让程序看 1 个。\n", "")


def test_addresses_of_superseded_versions_are_not_asked_for(root: Path, server: Server) -> None:
    file = f"{small.HISTORY}/2.yml"
    small.write(root, file, (root / file).read_text("utf-8").rstrip("\n") + f"\n常见问题:\n  - {{问题: 甲, 答复: '{server.base}/gone'}}\n")
    assert links(root)[:2] == (0, "数据里有 0 个站外网址。\n")


def test_without_a_network_nobody_is_accused(root: Path, server: Server, tmp_path: Path) -> None:
    linked(root, f"{server.base}/busy")
    code, _, err = links(root)
    assert (code, "多半是这台机器上不了网" in err) == (2, True)


def test_offices_read_it_on_their_sheet(root: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = linked(root, f"{server.base}/gone")
    monkeypatch.setattr("generator.publishing.outside.time.sleep", lambda _: None)
    done = run(root, "status", "--links", "--output", str(tmp_path / "duties"))
    assert done.code == 0
    assert "数据里有 1 个站外网址：打不开 1 个。" in done.out
    assert f"- 提示 LINK `{LAWS}:{line}` 网址 {server.base}/gone 打不开" in (tmp_path / "duties" / "市工改办.md").read_text("utf-8")
    assert run(root, "status", "--links").err.startswith("--links 和 --output 一起用")


def test_only_the_nightly_workflow_goes_to_the_network(repo: Path) -> None:
    asking = {file.name for file in (repo / ".github" / "workflows").iterdir() if re.search(r"portal links|--links", file.read_text("utf-8"))}
    assert asking == {"nightly.yml"}
    assert not re.search(r"portal links|--links", (repo / "Makefile").read_text("utf-8"))
