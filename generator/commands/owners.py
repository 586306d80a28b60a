"""`portal owners`: the review teams of GitHub, made from the places."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.writing import replace
from generator.errors import PortalError
from generator.reports.owners import PATH, organization, render


@click.command(cls=Command, short_help="按区划生成 GitHub 的审核分工")
@options.root
@click.option("--org", default="", metavar="组织", help="GitHub 上的组织名；不写就用文件里原来的。")
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不写；不是最新的，退出码为 1。")
def owners(root: Path, org: str, only_check: bool) -> int:
    """按 catalog/places.yml 生成 .github/CODEOWNERS：哪个文件夹改了，要哪个地方的团队审核。加了旗县区或者开发区以后运行。"""
    if org and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*", org):
        raise PortalError(f"“{org}”不是 GitHub 的组织名。只有字母、数字和 -。")
    file = root / PATH
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    after = render(Portal(root).places.values(), org or organization(before))
    if before == after:
        click.echo(f"{PATH} 是最新的。")
        return 0
    if only_check:
        click.echo(f"不是最新：{PATH}。运行 portal owners。")
        return 1
    file.parent.mkdir(parents=True, exist_ok=True)
    replace(file, after.encode())
    click.echo(f"已写 {PATH}。")
    return 0
