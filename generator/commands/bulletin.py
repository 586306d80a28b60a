"""`portal bulletin`: the monthly bulletin, as text or as an official document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.collection.patrols import patrols
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.writing import create
from generator.errors import PortalError
from generator.reports import supervision as text
from generator.rules.engine import run
from generator.supervision.bulletin import bulletin as make
from generator.supervision.bulletin import published, today
from generator.supervision.escalation import sending


@click.command(cls=Command, short_help="月通报")
@click.option("--month", metavar="月份", default=None, help="哪个月，如 2026-10，默认是已公布的最后一个月。")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="写成公文，以 .docx 结尾；已有的不覆盖。")
@options.root
@options.as_of
def bulletin(month: str | None, output: Path | None, root: Path, as_of: date | None) -> None:
    """各旗县区一个月的办结、按时、用时、补正、停钟、落后和发现，和上月比。数字只出自已经公布的汇总。

    写 -o 就写成 GB/T 9704 版式的公文；发文机关、文号没有配置的留“待填”，标成黄色。同样的数据写出的文件一个字节也不差。
    """
    portal = Portal(root, as_of)
    found = make(portal, today(portal, run(portal)), month or published(portal).last)
    click.echo(text.bulletin(found))
    if output is None:
        return
    from generator.letters import bulletin_document

    if output.suffix.lower() != ".docx":
        raise PortalError(f"{output} 不以 .docx 结尾。公文只写这一种，Word 和 WPS 都能打开。")
    create({output: bulletin_document(found, sending(portal), portal, patrols(portal).latest)})
    click.echo(f"\n已写 {output}。标成黄色的是待填的，填好再发。")
