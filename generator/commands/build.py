"""`portal build`: make the site."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import click

from generator.commands import options
from generator.commands.aside import Aside
from generator.commands.chinese import Command
from generator.findings import WARNING, counts


@click.command(cls=Command, short_help="生成网站")
@options.root
@click.option("--output", type=click.Path(path_type=Path), default=None, help="网站放到哪个文件夹，默认是数据文件夹里的 site。")
@options.as_of
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="同时用几个处理器，默认全部。")
@click.option("--strict", is_flag=True, help="有一处错误就不发布，已发布的网站保持原样。")
@click.option("--offline", is_flag=True, help="链接写到 index.html，网站可以从磁盘直接打开。")
@click.option("--workbooks", is_flag=True, help="同时生成各地的清单工作簿（Excel、WPS）和最近一期月通报的公文（Word、WPS），供下载。")
def build(root: Path, output: Path | None, as_of: date | None, jobs: int | None, strict: bool, offline: bool, workbooks: bool) -> int:
    """检查数据，生成网站，核对全部链接，一次换上。

    哪个旗县区的文件读不出来，就只有那几页退回上一版；其余照常发布。
    退出码：0 没有错误，1 有错误(网站照常发布，除非写了 --strict),2 没能生成。
    """
    from generator.site.compiling import compile_all
    from generator.site.kept import kept

    begun, jobs = time.monotonic(), jobs or os.cpu_count() or 1
    compiled = Aside(partial(compile_all, root, kept()), apart=jobs > 1)  # beside even the importing of the rest
    from generator.commands.making import make

    output = output or root / "site"
    result = make(root, output, as_of=as_of, jobs=jobs, strict=strict, mode="file" if offline else "folder", say=_progress(),
                  compiled=compiled, workbooks=workbooks)
    total = counts(result.findings)
    if result.summary is None:
        click.echo(f"没有发布：有 {result.errors} 处错误，按 --strict 保持原来的网站。运行 portal check 看是哪些。")
        return 1
    changes = result.summary
    click.echo(f"生成 {result.pages} 页，{changes.files} 个文件（新增 {len(changes.added)}，改动 {len(changes.changed)}，"
               f"删除 {len(changes.removed)}），用时 {time.monotonic() - begun:.1f} 秒。数据截至 {result.portal.as_of.isoformat()}。")
    click.echo(f"网站在 {output}。接着：{_next(output, offline)}")
    if result.errors or total[WARNING]:
        click.echo(f"数据有 {result.errors} 处错误、{total[WARNING]} 处提示，都已在网站上公布。运行 portal check 看怎么改。")
    return int(result.errors > 0)


def _next(output: Path, offline: bool) -> str:
    if offline:
        return f"用浏览器打开 {output / 'index.html'}。"
    return "运行 portal serve 在本机预览，或者把这个文件夹放到网站服务器上。"


def _progress() -> Callable[[str, int, int], None]:
    """A line that moves on a terminal, a line a stage elsewhere."""
    moving, last = sys.stderr.isatty(), [""]

    def say(stage: str, done: int, total: int) -> None:
        if moving:
            click.echo(f"\r\033[K{stage}{f' {done}/{total}' if total else ''}…", nl=done == total > 0, err=True)
        elif stage != last[0]:
            last[0] = stage
            click.echo(f"{stage}…", err=True)

    return say
