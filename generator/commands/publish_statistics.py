"""`portal publish-statistics`: from private events to the dated snapshot."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.errors import PortalError


@click.command("publish-statistics", cls=Command, short_help="汇总办件事件，写出可以公布的数")
@options.root
@options.as_of
@click.option("--events", type=click.Path(path_type=Path), multiple=True, help="归一的事件文件，可以写几次，默认是 private/events/ 里的全部。")
@click.option("--engine", type=click.Choice(["pandas", "dask"]), default="pandas", help="在本机的几个进程里算（pandas，默认），还是交给集群（dask）。结果完全相同。")
@click.option("--scheduler", metavar="地址", default=None, help="dask 调度器的地址，如 tcp://10.0.0.5:8786。")
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="本机同时用几个进程，默认全部处理器。")
@click.option("--dry-run", is_flag=True, help="只算一遍，说有多少，不写文件。")
@click.option("--revise", metavar="原因", default=None, help="更正已经公布的同一天的汇总，写明原因；改动的旧数会留在新数旁边。")
def publish_statistics(root: Path, as_of: date | None, events: tuple[Path, ...], engine: str, scheduler: str | None,
                       jobs: int | None, dry_run: bool, revise: str | None) -> int:
    """汇总办件事件，写到 statistics/日期/snapshot.json。只写按地方、事项、月份汇总的数，没有一件一件的记录。

    同一天已经公布过的不覆盖，除非写 --revise 和原因。退出码：0 完成，2 没能汇总。
    """
    from generator.statistics import engines, publishing, snapshot

    portal = Portal(root, as_of)
    paths = list(events) or sorted((root / "private" / "events").glob("*.csv.gz"))
    if not paths:
        raise PortalError("private/events/ 里没有事件文件。先运行 portal ingest，或者用 --events 指定。")
    for path in paths:
        if not path.is_file():
            raise PortalError(f"没有 {path} 这个文件。")
    target = root / "statistics" / portal.as_of.isoformat() / "snapshot.json"
    if target.exists() and revise is None and not dry_run:
        raise PortalError(f"{portal.as_of} 的汇总已经公布，没有改动。要更正，写 --revise 原因。")
    tree = publishing.make(portal, paths, *engines.chosen(engine, scheduler, jobs or os.cpu_count() or 1), _progress())
    if target.exists() and revise:
        tree = snapshot.revised(json.loads(target.read_bytes()), tree, revise, portal.as_of)
    records = tree["records"]
    click.echo(f"来了 {records['in']} 行，计入 {records['counted']} 行，排除 {sum(records['excluded'].values())} 行。"
               f"办结的从 {tree['from']} 到 {tree['to']}，{len(tree['flags'])} 处可疑，因人数少隐去 {len(tree['hidden'])} 处。")
    if dry_run:
        click.echo("这是试算，没有写文件。")
        return 0
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting = target.with_suffix(".new")
    waiting.write_bytes(snapshot.dump(tree))
    os.replace(waiting, target)
    click.echo(f"已写 {target}。接着：运行 portal check 和 portal build，核对后提交。")
    return 0


def _progress() -> Callable[[int], None]:
    moving = sys.stderr.isatty()
    return lambda read: click.echo(f"\r\033[K已读 {read >> 20} MB…", nl=False, err=True) if moving else None
