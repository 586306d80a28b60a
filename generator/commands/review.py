"""`portal review`: a pull request as the workflow looks at it, the same on anyone's machine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.changes import Diff
from generator.changes.gate import asker, gate
from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.reading.source import Folder, Revision, fork, touched
from generator.reports import change
from generator.reports.review import Review, annotated, render
from generator.rules.diffing import run_diff
from generator.rules.engine import run


@click.command(cls=Command, short_help="审一次提交：能不能合并，为什么")
@click.argument("base", metavar="旧版本")
@click.argument("head", metavar="[新版本]", default="")
@options.root
@options.as_of
@click.option("--branch", default="", metavar="分支", help="分支名；以地方的拼音开头(hongshan/…)就按那个地方算。")
@click.option("--format", "style", type=click.Choice(["text", "markdown", "github"]), default="text", help="输出格式：text 给人看，markdown 贴到别处，github 在拉取请求里标注。")
@click.option("--summary", type=click.Path(path_type=Path, dir_okay=False), default=None, help="把 Markdown 的全文接着写到这个文件末尾。")
def review(base: str, head: str, root: Path, as_of: date | None, branch: str, style: str, summary: Path | None) -> int:
    """从两个版本分开的地方算起：改了不该改的文件没有，新出现了哪些问题，改了什么，影响到谁。

    原来就有的问题只报个数，不拦这次提交。退出码：0 可以合并，1 还不能，2 没能检查。
    """
    start = fork(root, base, head)
    old, new = Revision(root, start), Revision(root, head) if head else Folder(root)
    before, after = Portal(old, as_of), Portal(new, as_of)
    known = {finding.fingerprint for finding in run(before) if finding.open}
    difference = Diff(old, new, as_of)
    told = run_diff(difference)
    found = {finding.fingerprint: finding for finding in (*run(after), *told) if finding.open}
    fresh = [finding for key, finding in found.items() if key not in known]
    places = list(before.places.values())
    seen = Review(after, gate(touched(root, start, head), places, asker(branch, places)), fresh, len(found) - len(fresh),
                  change.gather(difference, told))
    if summary is not None:
        with open(summary, "a", encoding="utf-8") as file:
            file.write(render(seen, markdown=True))
    click.echo(annotated(seen) if style == "github" else render(seen, markdown=style == "markdown"), nl=False)
    return int(seen.wrong > 0)
