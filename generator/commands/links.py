"""`portal links`: do the addresses outside still answer? The one command that goes to the network."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.errors import PortalError
from generator.findings import Finding
from generator.publishing.outside import Manner, ask
from generator.reports.text import office
from generator.supervision.links import findings, named, reached, tally


@click.command(cls=Command, short_help="站外的网址还打得开吗(要有网络)")
@options.root
@options.as_of
@click.option("--timeout", type=click.FloatRange(0.1, 120), default=15.0, show_default=False, metavar="秒", help="等一个网站应答最多几秒，默认 15。")
@click.option("--pause", type=click.FloatRange(0, 60), default=2.0, show_default=False, metavar="秒", help="同一个网站问两次之间隔几秒，默认 2。")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式：text 给人看，json 给程序。")
def links(root: Path, as_of: date | None, timeout: float, pause: float, style: str) -> int:
    """问一遍数据里写的站外网址(法律的链接、网站信息里的网址等)。同一个网站一次只问一个，只问有没有，不下载；不让程序看的不算打不开。

    要有网络，只在每日流程和自己想看的时候运行；检查和生成从不用网络。退出码：0 都能打开，1 有要改的，2 没能检查。
    """
    portal = Portal(root, as_of)
    answers = ask((each.address for each in named(portal)), Manner(timeout, pause))
    if not reached(answers):
        raise PortalError(f"{len(answers)} 个网址没有一个应答，多半是这台机器上不了网。连上网络再运行。")
    found = findings(portal, answers)
    if style == "json":
        click.echo(json.dumps({"version": 1, "answers": {address: answer._asdict() for address, answer in answers.items()},
                               "findings": [finding.as_json() for finding in found]}, ensure_ascii=False, indent=1))
    else:
        for finding in found:
            click.echo(_line(portal, finding))
        click.echo(tally(answers))
    return int(bool(found))


def _line(portal: Portal, finding: Finding) -> str:
    return f"{office(portal, finding)}　{finding.where.path}:{finding.where.line}　{finding.message}{finding.advice}"
