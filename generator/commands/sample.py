"""`portal sample`: a quarter's random check of closed cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.sampling import answered, kept
from generator.supervision import sampling


@click.command(cls=Command, short_help="季度抽查：按公告的种子抽已办结的件")
@click.option("--quarter", required=True, metavar="季度", help="抽哪一季办结的件，如 2026Q3。")
@click.option("--seed", metavar="种子", help="公告的那个文件的路径，或者它的 SHA-256。抽的时候写，读回结果时不用。")
@click.option("--results", type=click.Path(path_type=Path), multiple=True, help="填好的抽查表，可以写几次；只读回结果，不再抽。")
@options.events
@click.option("--dry-run", is_flag=True, help="只说抽几件，不写文件。")
@options.root
@options.as_of
def sample(quarter: str, seed: str | None, results: tuple[Path, ...], events: tuple[Path, ...], dry_run: bool, root: Path, as_of: date | None) -> int:
    """从一季办结的件里，每个地方随机抽几件，核对要件和时限。

    种子是事先公告的、到那天才公布的一个文件的摘要，谁也挑不了；同样的记录和种子，谁来抽、按什么次序读，都是同样的件。
    抽中的件和抽查表（Excel 填了读回，Word 打印了带去调卷宗）写在 private/samples/季度/，不进仓库；公布的 statistics/samples/季度.json 只有件数。
    退出码：0 完成，2 没能抽或者读不回来。
    """
    portal = Portal(root, as_of)
    options.quarter(quarter)
    if results:
        good, bad, unclear, waiting = answered(root, portal, quarter, results, dry=dry_run)
        click.echo(f"{quarter} 的抽查结果：符合 {good}，不符合 {bad}，无法判断 {unclear}，还没有填 {waiting}（要件、时限各算一次）。")
        click.echo("这是试读，没有写文件。" if dry_run else f"已写 {root / sampling.path_of(quarter)}，核对后提交。")
        return 0
    digest = sampling.seed_of(seed or "")
    drawn = sampling.draw(portal, options.event_files(root, events), sampling.rule(portal, quarter, digest), digest)
    for place, cases in drawn.cases.items():
        click.echo(f"{portal.places[place].name}：办结 {drawn.closed[place]} 件，抽 {len(cases)} 件")
    click.echo(f"共办结 {sum(drawn.closed.values())} 件，抽 {sum(map(len, drawn.cases.values()))} 件。种子 {digest}。")
    if dry_run:
        click.echo("这是试抽，没有写文件。")
        return 0
    folder = kept(root, portal, drawn)
    click.echo(f"抽查表在 {folder}，一个地方一份 Excel、一份 Word，不要提交。已写 {root / sampling.path_of(quarter)}，核对后提交。")
    return 0
