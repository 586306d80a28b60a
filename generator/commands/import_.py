"""`portal import`: take the edits of a workbook into the data files, after showing them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.writing import write
from generator.errors import PortalError

if TYPE_CHECKING:
    from generator.exchange import Plan

_SHOWN = 60  # characters of a value in the plan


@click.command("import", cls=Command, short_help="把工作簿里的改动写进数据文件")
@click.argument("name", metavar="地方")
@click.argument("book", metavar="工作簿", type=click.Path(path_type=Path))
@options.root
@options.as_of
@click.option("--yes", is_flag=True, help="不再问，直接写。")
@click.option("--dry-run", is_flag=True, help="只列出要改什么，不写。")
def import_(name: str, book: Path, root: Path, as_of: date | None, yes: bool, dry_run: bool) -> int:
    """比较工作簿和现在的数据，列出改动，确认以后写进去；旗县区只写与市级不同的地方。

    只认 portal export 导出的工作簿。有一处不能改就一处也不写；从不删事项。
    退出码：0 写好了，或者没有改动；1 有不能改的地方；2 没能读。
    """
    from generator.exchange import plan

    portal = Portal(root, as_of)
    (place,) = options.places(portal, (name,))
    found = plan(portal, place, book)
    _show(found)
    if found.troubles:
        click.echo(f"有 {len(found.troubles)} 处不能改，什么都没有写。")
        return 1
    if not found.files:
        click.echo("没有改动。")
        return 0
    if dry_run:
        click.echo("只是预演，没有写。")
        return 0
    if not yes and not click.confirm(f"写 {len(found.files)} 个文件吗", default=False):
        click.echo("没有写。")
        return 0
    if any(before != ((root / path).read_bytes() if (root / path).exists() else None) for path, before in found.before.items()):
        raise PortalError("看计划的时候文件又被改过，什么都没有写。再运行一次。")
    write(root, found.files, portal.schemas)
    click.echo(f"已写 {len(found.files)} 个文件。接着运行 portal check {place.name}；内容改了的，把“版本”加一，在“变更”里写明。")
    return 0


def _show(found: Plan) -> None:
    for edit in found.edits:
        click.echo(f"{edit.where}  {edit.title}：{edit.subject}  {_short(edit.old) or '(空)'} → {_short(edit.new) or '(空)'}")
    for path in found.files:
        click.echo(f"{'改' if found.before[path] is not None else '新建'} {path}")
    for trouble in found.troubles:
        click.echo(f"不能改：{trouble.where}  {trouble.message}")


def _short(text: str) -> str:
    line = text.replace("\n", "⏎")
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
