"""`portal rollback`: the version published before, back in one step."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands import options
from generator.commands.chinese import Command
from generator.publishing import bring_back


@click.command(cls=Command, short_help="换回上一次发布的网站")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@options.root
def rollback(folder: Path, root: Path) -> int:
    """把 portal publish 的文件夹换回上一次发布的样子，一步换上。

    只留上一版；再运行一次就又换到新的一版。
    """
    done = bring_back(folder, root)
    click.echo(f"已换回上一版：{done.files} 个文件，数据截至 {done.meta.get('数据截至', '待核')}。再运行一次又换到新的一版。")
    return 0
