"""`portal ingest`: case records of another system into the private folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.ingest import Plan, Report, plan, read_mapping, run
from generator.ingest.reasons import REASONS


@click.command(cls=Command, short_help="读入别的系统导出的办件记录")
@click.argument("files", nargs=-1, required=True, metavar="文件…", type=click.Path(path_type=Path))
@click.option("--mapping", required=True, metavar="对照表", help="statistics/mappings/ 里的名称，或者自己写的 .yml 文件。")
@click.option("--name", default="", metavar="名称", help="这批数据叫什么；同名的再读一次就替换。默认由对照表和文件名得出。")
@click.option("--place", default="", metavar="旗县区", help="文件里没有行政区划时，写明是哪里的：代码、名称或者拼音。")
@click.option("--dry-run", is_flag=True, help="只看会怎样，不留下任何文件。第一次读一种文件，先这样运行。")
@options.root
@options.as_of
def ingest(files: tuple[Path, ...], mapping: str, name: str, place: str, dry_run: bool, root: Path, as_of: date | None) -> int:
    """把办件记录整理成统一的样子，写进 private/events/，网站和仓库都看不到它。

    个人信息的栏目不读；文字里有手机号、身份证号的行不收。读到的行 = 计入的行 + 按原因排除的行，
    排除的每一行在 private/events/<名称>.refused.csv 里有行号和原因。
    """
    portal = Portal(root, as_of)
    code = options.places(portal, (place,))[0].code if place else ""
    chosen = plan(portal, files, read_mapping(portal, mapping), name, code)
    _say_plan(chosen)
    report = run(portal, root, chosen, dry=dry_run, progress=lambda what, count: click.echo(f"  {what}：{count}", err=True))
    _say(report, chosen, dry_run)
    return 0


def _say_plan(chosen: Plan) -> None:
    click.echo(f"对照表：{chosen.mapping.title}；数据截至 {chosen.as_of}")
    for part in chosen.parts:
        click.echo(f"{part.label} → {part.sheet.title}")
        click.echo(f"  读：{'、'.join(part.sheet.used)}")
        if part.dropped:
            click.echo(f"  个人信息，不读：{'、'.join(part.dropped)}")
        if part.left:
            click.echo(f"  用不到：{'、'.join(part.left)}")


def _say(report: Report, chosen: Plan, dry_run: bool) -> None:
    excluded = report.reasons()
    click.echo(f"读到 {report.rows.total()} 行 = 计入 {report.counted.total()} 行 + 排除 {sum(excluded.values())} 行；"
               f"得到 {report.cases} 件、{report.events} 个事件。")
    for reason, count in excluded.items():
        click.echo(f"  {reason} {count} 行：{REASONS[reason]}。")
    click.echo("这次只是试读，没有写文件。" if dry_run else f"已写入 {chosen.output}，排除的各行见同一文件夹的 {chosen.source}.refused.csv。")
