"""`portal publish`: put the built site where the web server reads it, in one step."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands import options
from generator.commands.chinese import Command
from generator.publishing import carry


@click.command(cls=Command, short_help="把生成好的网站换到服务器的文件夹")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--from", "source", type=click.Path(path_type=Path), default=None, help="生成好的网站在哪里，默认是数据文件夹里的 site。")
@options.root
def publish(folder: Path, source: Path | None, root: Path) -> int:
    """把 portal build 生成的网站放到网站服务器读的文件夹，一步换上。

    换上以前逐个核对文件；核对不过就不换。上一版留在旁边，portal rollback 换回来。
    """
    done = carry(source or root / "site", folder, root)
    assert done.summary is not None
    if not (done.summary.added or done.summary.changed or done.summary.removed):
        click.echo(f"{folder} 里已经是这一版，没有改动。数据截至 {done.meta.get('数据截至', '待核')}。")
        return 0
    click.echo(f"已发布到 {folder}：{done.files} 个文件（新增 {len(done.summary.added)}，改动 {len(done.summary.changed)}，"
               f"删除 {len(done.summary.removed)}）。数据截至 {done.meta.get('数据截至', '待核')}。")
    click.echo(f"不对就换回上一版：portal rollback {folder}")
    return 0
