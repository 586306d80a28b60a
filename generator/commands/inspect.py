"""`portal inspect`: the half-monthly patrol, kept as a dated file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options, private
from generator.commands.chinese import Command
from generator.commands.writing import replace as replace_file
from generator.errors import PortalError
from generator.reports import patrol as report
from generator.rules.engine import run
from generator.supervision import patrol as patrols


@click.command(cls=Command, short_help="半月巡查：流程、时限、要件、记录、跟进")
@options.root
@options.as_of
@options.events
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式：text 给人看，json 是公布的那个文件。")
@click.option("--by-office", is_flag=True, help="按单位列出要改的，每一项写最迟哪天。")
@click.option("--dry-run", is_flag=True, help="只巡查，不写文件。")
@click.option("--replace", is_flag=True, help="同一天已经巡查过、数据又改了的，换成这一次的。")
def inspect(root: Path, as_of: date | None, events: tuple[Path, ...], style: str, by_office: bool, dry_run: bool, replace: bool) -> int:
    """核对每个旗县区：办结的件和受理那天有效的指南逐件比，检查指出的问题列成工作单，写明哪天以前改好。

    结果写到 statistics/patrols/日期.json，只有件数，没有一件一件的记录；信号是哪几件，写在 private/supervision/。
    和上一次巡查比，分新出现的、还没改的、已经改好的。退出码：0 完成，2 没能巡查。
    """
    portal = Portal(root, as_of)
    paths = options.event_files(root, events)
    data, found, seen = patrols.inspect(portal, paths, run)
    click.echo(data.decode() if style == "json" else report.text(portal, found, by_office=by_office), nl=style != "json")
    if dry_run:
        _say("这是试做，没有写文件。", style)
        return 0
    target = root / patrols.path_of(portal.as_of)
    if target.exists() and target.read_bytes() != data and not replace:
        raise PortalError(f"{portal.as_of} 已经巡查过，这一次的结果不同，没有改动。要换成这一次的，写 --replace。")
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, data)
    kept = private.table(private.folder(root, "supervision", portal.as_of.isoformat()) / "signals.csv", report.EVIDENCE,
                         report.evidence(portal, seen)) if seen else None
    _say(f"已写 {target}。" + (f"信号是哪几件，见 {kept}，只供核实，不要提交。" if kept else ""), style)
    return 0


def _say(words: str, style: str) -> None:
    click.echo(words, err=style == "json")

