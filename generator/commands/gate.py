"""`portal gate`: may this pull request touch these files?"""

from __future__ import annotations

from pathlib import Path

import click

from generator.changes.gate import asker
from generator.changes.gate import gate as trespasses
from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.reading.source import Revision, fork, touched


@click.command(cls=Command, short_help="这次提交能不能改这些文件")
@click.argument("base", metavar="旧版本")
@click.argument("head", metavar="[新版本]", default="")
@options.root
@click.option("--branch", default="", metavar="分支", help="分支名；以地方的拼音开头(hongshan/…)就按那个地方算。")
def gate(base: str, head: str, root: Path, branch: str) -> int:
    """从两个版本分开的地方算起，看改了哪些文件：旗县区只能改自己的文件夹，改数据的不能同时改程序、模板、格式和流程。

    区划按旧版本的 catalog/places.yml。退出码：0 可以，1 有不能改的文件，2 没能检查。
    """
    start = fork(root, base, head)
    source = Revision(root, start)
    places = list(Portal(source.only({path for path in source.paths() if path.startswith(("catalog/schemas/", "catalog/p"))})).places.values())
    paths = touched(root, start, head)
    found = trespasses(paths, places, asker(branch, places))
    for each in found:
        click.echo(f"{each.path}：{each.message}")
    click.echo(f"改了 {len(paths)} 个文件，{f'{len(found)} 个不能改。' if found else '都可以改。'}")
    return int(bool(found))
