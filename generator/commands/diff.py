"""`portal diff`: what a change does to applicants and to counties, before it lands."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from generator.changes import Diff
from generator.commands import options
from generator.commands.chinese import Command
from generator.reading.source import Folder, Revision
from generator.reports import change, change_text
from generator.rules.diffing import run_diff


@click.command(cls=Command, short_help="比较两个版本：改了什么，影响到谁")
@click.argument("base", metavar="旧版本")
@click.argument("head", metavar="[新版本]", default="")
@options.root
@options.as_of
@click.option("--format", "style", type=click.Choice(["text", "json", "markdown"]), default="text", help="输出格式：text 给人看，json 给程序，markdown 贴到拉取请求里。")
def diff(base: str, head: str, root: Path, as_of: date | None, style: str) -> int:
    """比较两个提交里的清单和指南；不写新版本，就比较现在文件夹里的样子。

    逐条写明减负、加重、不变还是待判，哪些旗县区照着执行、哪些另有规定、哪些会变得比市级重、最迟哪天跟进，
    哪些页面会变。不改任何文件，也不切换版本。版本写提交号、分支名或者标签，如 HEAD~1、origin/main。

    退出码：0 没有要改的错误，1 有，2 没能比较。
    """
    new = Revision(root, head) if head else Folder(root)
    found = Diff(Revision(root, base), new, as_of)
    findings = run_diff(found)
    row = change.gather(found, findings)
    if style == "json":
        click.echo(json.dumps(row, ensure_ascii=False, indent=1))
    else:
        click.echo(change_text.render(row, markdown=style == "markdown"), nl=False)
    return int(change.errors(findings))
