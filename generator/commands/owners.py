"""`portal owners`: the review teams of GitHub, made from the places."""

from __future__ import annotations

from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.writing import replace
from generator.reports.owners import MISSING, PATH, SETTING, render


@click.command(cls=Command, short_help="按区划生成 GitHub 的审核分工")
@options.root
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不写；不是最新的，退出码为 1。")
def owners(root: Path, only_check: bool) -> int:
    """按 catalog/places.yml 生成 .github/CODEOWNERS：哪个文件夹改了，要哪个地方的团队审核。

    组织名写在 catalog/portal.yml 的“GitHub组织”；没有填，文件里只有说明，没有一行生效。加了旗县区或者开发区、填了组织以后运行。
    """
    portal = Portal(root)
    organization = portal.settings.text(SETTING)
    file = root / PATH
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    after = render(portal.places.values(), organization)
    fresh = before == after
    if not fresh and not only_check:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace(file, after.encode())
    click.echo(f"{PATH} 是最新的。" if fresh else f"不是最新：{PATH}。运行 portal owners。" if only_check else f"已写 {PATH}。")
    if not organization:
        click.echo(MISSING)
    return int(only_check and not fresh)
