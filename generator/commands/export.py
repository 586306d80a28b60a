"""`portal export`: a place's lists as a workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.writing import book_at, replace


@click.command(cls=Command, short_help="导出一个地方的清单工作簿")
@click.argument("name", metavar="地方")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="写到哪个文件，以 .xlsx 结尾；已有的会换掉。")
@click.option("--blank", is_flag=True, help="空白的：只有事项和市级的内容，本地的空着，给旗县区填了核对用，不能导入。")
@options.root
@options.as_of
def export(name: str, output: Path, blank: bool, root: Path, as_of: date | None) -> None:
    """把一个旗县区的清单和指南导出成 Excel、WPS 都能打开的工作簿，市级的写在旁边，不同的地方标了颜色。

    写赤峰市就是市级的清单。改好以后用 portal import 导入。同样的数据导出的文件一个字节也不差。
    """
    from generator.exchange import workbook

    book_at(output)
    portal = Portal(root, as_of)
    (place,) = options.places(portal, (name,))
    replace(output, workbook(portal, place, blank=blank))
    click.echo(f"已导出 {output}：{place.name}{'，空白的' if blank else f'，{len(portal.items)} 个事项'}，数据截至 {portal.as_of.isoformat()}。怎么填看“说明”这张表。")
