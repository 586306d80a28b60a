"""`portal number`: index numbers for guides that have none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.changes.numbering import numbering
from generator.collection import Portal
from generator.collection.numbers import FILE, guides
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.writing import write


@click.command(cls=Command, short_help="给新公布的指南编索引号")
@options.root
@options.as_of
@click.option("--dry-run", is_flag=True, help="只说要编哪些号，不写文件。")
def number(root: Path, as_of: date | None, dry_run: bool) -> None:
    """给还没有索引号的指南编号，记到 catalog/index-numbers.yml 的末尾。

    号是“机构代码/年份-流水号”，年份是 --as-of 的那一年。编了就不变，指南没有了也不重用；标“示例”的不编。
    先用 --dry-run 看一遍：写进去提交以后不能改。再运行一次什么都不加。
    """
    portal = Portal(root, as_of)
    plan = numbering(portal)
    for line in plan.done:
        click.echo(line)
    samples = sum(guide.sample for guide in guides(portal))
    if samples:
        click.echo(f"另有 {samples} 份是示例，不编。")
    if not plan.files:
        click.echo("没有要编的。")
    elif dry_run:
        click.echo(f"只是预演，没有写。要编 {len(plan.done)} 个号。")
    else:
        write(root, plan.files, portal.schemas)
        click.echo(f"编了 {len(plan.done)} 个号，记在 {FILE}。看过再提交：提交以后不能改。")
