"""`portal fmt`: put data files into their one layout (see `generator.reading.canon`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.writing import replace
from generator.errors import PortalError
from generator.reading.canon import canonical
from generator.reading.layout import Slot, slot
from generator.reading.source import Folder
from generator.reading.validator import Schemas


@click.command(cls=Command, short_help="整理数据文件的写法")
@click.argument("paths", nargs=-1, metavar="[文件或文件夹…]", type=click.Path(path_type=Path))
@options.root
@click.option("--check", "only_check", is_flag=True, help="只列出要整理的文件，不写；有要整理的，退出码为 1。")
def fmt(paths: tuple[Path, ...], root: Path, only_check: bool) -> int:
    """整理清单和指南的写法：第一行是格式说明，要素按固定次序，行末没有空格，代码加引号。

    不改任何内容，不丢任何说明；不写文件名就整理全部。history 里的旧版本不动。
    读不出来的文件不动，并说明在哪一行；怎么改看 portal check。
    """
    source = Folder(root)
    schemas = Schemas(source)
    seen, changed, left = 0, 0, 0
    for path, place in _chosen(root, source, paths):
        seen += 1
        data = source.read(path)
        text, problems = canonical(path, place, data, schemas)
        if text is None:
            left += 1
            fact = problems[0].fact
            click.echo(f"没有整理：{fact.where.path}:{fact.where.line}:{fact.where.column} {fact.message}{fact.advice}")
        elif text != data:
            changed += 1
            if not only_check:
                replace(root / path, text)
            click.echo(f"{'要整理：' if only_check else '已整理：'}{path}")
    click.echo(f"看了 {seen} 个文件，{'要整理' if only_check else '整理了'} {changed} 个，读不出来 {left} 个。"
               f"{'运行 portal fmt 整理。' if only_check and changed else ''}")
    return int(only_check and changed > 0)


def _chosen(root: Path, source: Folder, paths: tuple[Path, ...]) -> Iterator[tuple[str, Slot]]:
    files = {path: place for path in source.paths() if (place := slot(path)) and not place.number and path.endswith(".yml")}
    wanted = [_relative(root, path) for path in paths]
    for path, each in zip(paths, wanted, strict=True):
        if not any(f"{file}/".startswith(each) for file in files):
            raise PortalError(f"{path} 不是数据文件，里面也没有数据文件。")
    for file, place in files.items():
        if not wanted or any(f"{file}/".startswith(each) for each in wanted):
            yield file, place


def _relative(root: Path, path: Path) -> str:
    """A path as the source names it, with a slash behind it; '' for the root itself."""
    if not path.exists():
        raise PortalError(f"没有 {path} 这个文件或者文件夹。")
    try:
        inner = path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise PortalError(f"{path} 不在数据文件夹 {root} 里。用 --root 指明数据在哪里。") from None
    return "" if inner == "." else f"{inner}/"
