"""`portal status`: what counties owe, and what to type."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from generator.changes import standing
from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.errors import PortalError
from generator.findings import Finding
from generator.publishing.outside import ask
from generator.reports import duties
from generator.rules.engine import run
from generator.supervision.links import findings, named, reached, tally


@click.command(cls=Command, short_help="旗县区要跟进什么、最迟哪天")
@click.argument("names", nargs=-1, metavar="[旗县区…]")
@options.root
@options.as_of
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式：text 给人看，json 给程序。")
@click.option("--links", is_flag=True, help="和 --output 一起用：先问一遍站外的网址，打不开的写进各单位那一份。要有网络，见 portal links。")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), default=None, help="每个单位写一份 Markdown 到这个空文件夹，连同检查指出的问题。")
def status(names: tuple[str, ...], root: Path, as_of: date | None, style: str, links: bool, output: Path | None) -> None:
    """列出旗县区要跟进的事项：跟随第几版、现行第几版、改了哪些部分、最迟哪天、还剩或者超过几个工作日、运行什么命令。

    不写旗县区就列出全部。不改任何数据。
    """
    if links and output is None:
        raise PortalError("--links 和 --output 一起用；只想看哪些网址打不开，运行 portal links。")
    portal = Portal(root, as_of)
    places = options.places(portal, names) if names else portal.counties
    found = [standing(portal, place) for place in places]
    if output is not None:
        _sheets(output, duties.sheets(portal, [*run(portal), *(_links(portal) if links else ())], found))
    elif style == "json":
        click.echo(json.dumps({"version": 1, "as_of": portal.as_of.isoformat(), "places": [duties.rows(each) for each in found]}, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(duties.text(each) for each in found))
        click.echo(f"数据截至 {portal.as_of.isoformat()}。")


def _links(portal: Portal) -> list[Finding]:
    """What is wrong with addresses outside; without a network nothing is known, and the other duties still go out."""
    answers = ask(each.address for each in named(portal))
    if not reached(answers):
        click.echo(f"{len(answers)} 个站外网址没有一个应答，多半是这台机器上不了网，这次没有核对。")
        return []
    click.echo(tally(answers))
    return findings(portal, answers)


def _sheets(output: Path, sheets: dict[str, str]) -> None:
    if output.exists() and any(output.iterdir()):
        raise PortalError(f"{output} 里有东西，没有写。换一个空文件夹。")
    output.mkdir(parents=True, exist_ok=True)
    for name, text in sheets.items():
        (output / name).write_text(text, encoding="utf-8")
        click.echo(f"已写 {output / name}")
