"""A repository whose history is written by a script: the small portal, one commit a step."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from generator.commands.cli import cli
from generator.errors import PortalError
from tests.collection import small
from tests.conftest import Outcome

CITY = "150400-chifeng"
FIRE = "teshu-jianshe-gongcheng-xiaofang-sheji-shencha"
RECORD = "qiye-touzi-xiangmu-beian"
NEW = "xin-shixiang"


class History:
    """The portal in a folder under git; `at` remembers commits by the name of their step."""

    def __init__(self, root: Path) -> None:
        self.root = small.make(root)
        self.at: dict[str, str] = {}
        self.git("init", "-q", "-b", "main")
        self.commit("开头")

    def git(self, *words: str) -> str:
        """One git command, as nobody in particular."""
        name = ("-c", "user.name=t", "-c", "user.email=t@t.invalid", "-c", "commit.gpgsign=false")
        return subprocess.run(["git", "-C", str(self.root), *name, *words], check=True, capture_output=True, encoding="utf-8").stdout.strip()

    def commit(self, step: str) -> None:
        """All of the work tree as it is."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", step)
        self.at[step] = self.git("rev-parse", "HEAD")

    def change(self, path: str, old: str, new: str) -> None:
        """One place of one file."""
        small.change(self.root, path, old, new)

    def run(self, *words: str) -> Outcome:
        """A command in this process: what it printed, and the sentence it stopped with."""
        return run(self.root, *words)

    def portal(self, *words: str) -> str:
        """A command that must succeed; what it printed."""
        done = self.run(*words)
        assert (done.code, done.err) == (0, ""), done.out + done.err
        return done.out

    def diff(self, base: str, head: str) -> dict[str, Any]:
        """`portal diff` between two steps, as JSON."""
        done = self.run("diff", self.at[base], self.at[head], "--format", "json")
        assert done.err == ""
        return dict(json.loads(done.out), code=done.code)


def run(root: Path, *words: str) -> Outcome:
    """A command on a portal, in this process."""
    result = CliRunner().invoke(cli, [*words, "--root", str(root)], standalone_mode=False)
    if isinstance(result.exception, PortalError):
        return Outcome(2, result.output, f"{result.exception}\n")
    if result.exception is not None:
        raise result.exception
    return Outcome(result.return_value or 0, result.output, "")


def write_all(history: History) -> None:
    """Addition, tightening, loosening, split, abolition: each the office's own way, with the real commands."""
    root = history.root
    for path in (f"catalog/150000-neimenggu/{RECORD}.yml", f"catalog/{CITY}/{RECORD}.yml", f"guides/{CITY}/{RECORD}.yml"):
        text = (root / path).read_text(encoding="utf-8").replace(RECORD, NEW).replace("名称: 企业投资项目备案", "名称: 新事项备案")
        small.write(root, path.replace(RECORD, NEW), text)
    history.commit("新增")

    small.own(root, "承诺办结时限: 5日")  # the city's own value of today, lighter once the city tightens
    history.commit("红山照写")

    history.change(small.GUIDE, "承诺办结时限: 5日", "承诺办结时限: 6日")
    history.portal("release", "赤峰市", small.ITEM, "--reason", "增加现场核查", "--document", "示例〔2026〕5号",
                   "--effective", "2026-11-02", "--grace", "20个工作日")
    history.commit("加重")

    history.change(small.GUIDE, "承诺办结时限: 6日", "承诺办结时限: 4日")
    history.portal("release", "赤峰市", small.ITEM, "--reason", "压缩时限", "--effective", "2026-11-16", "--grace", "5个工作日")
    history.commit("减负")

    history.portal("release", "赤峰市", FIRE, "--kind", "拆分", "--reason", "上级清单拆分", "--document", "示例〔2026〕6号",
                   "--effective", "2026-11-18", "--grace", "20个工作日", "--successor", small.ITEM, "--successor", NEW)
    history.commit("拆分")

    history.portal("release", "赤峰市", RECORD, "--kind", "废置", "--reason", "法律取消", "--document", "示例〔2026〕7号",
                   "--effective", "2026-11-19", "--grace", "20个工作日")
    history.commit("废置")
