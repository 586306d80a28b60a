"""`portal new`: files to fill in, every element explained."""

from __future__ import annotations

from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options, starting
from generator.commands.chinese import Group
from generator.errors import PortalError


@click.group(cls=Group, short_help="生成带说明的空表")
def new() -> None:
    """生成要填写的文件：每个要素一段说明，必填的先写 待核，可不写的放在说明里。已有的文件不覆盖。"""


@new.command(short_help="新事项：自治区清单和市清单各一个文件")
@click.argument("slug", metavar="拼音")
@click.option("--name", required=True, metavar="名称", help="事项的全称。")
@options.root
def item(slug: str, name: str, root: Path) -> None:
    """新事项的自治区清单文件和市清单文件。拼音全用小写，词之间用 -，以后不改，如 gongshui-baozhuang。"""
    _put(root, starting.item(Portal(root), slug, name),
         f"填写这两个文件，再运行 portal new guide {slug} 生成市指南，最后运行 portal check。")


@new.command(short_help="市指南，或者旗县区与市级不同的地方")
@click.argument("slug", metavar="拼音")
@click.option("--place", default=None, metavar="旗县区", help="给哪个旗县区，写代码、名称或者拼音；不写就是市指南。")
@options.root
def guide(slug: str, place: str | None, root: Path) -> None:
    """一个事项的市指南；写了 --place 就是那个旗县区的文件，只写与市级不同的地方。"""
    portal = Portal(root)
    where = options.places(portal, (place,))[0] if place else portal.city
    _put(root, starting.guide(portal, slug, where),
         f"填写这个文件，再运行 portal check {where.code}。" if place else "填写这个文件，再运行 portal check。")


@new.command(short_help="新旗县区或者开发区：认领表和办事窗口")
@click.argument("code", metavar="代码")
@click.argument("slug", metavar="拼音")
@click.argument("name", metavar="名称")
@options.root
def county(code: str, slug: str, name: str, root: Path) -> None:
    """新旗县区的认领表(旗县级的事项都写成认领，跟随现行版本)和办事窗口。开发区的代码以 X 开头，后面八位数字。"""
    portal = Portal(root)
    files = starting.county(portal, code, slug, name)
    known = code in portal.places
    listed = "" if known else f"{starting.listing(portal, code, slug, name)}\n然后"
    _put(root, files, f"{listed}逐项核对认领表：不办的改成 不实施、市级办理或者并入；再运行 portal check{f' {code}' if known else ''}。")


def _put(root: Path, files: dict[str, str], then: str) -> None:
    """Write all files or none; never over one that is there."""
    for path in files:
        if (root / path).exists():
            raise PortalError(f"已经有 {path}，没有覆盖，也没有写别的文件。要重新生成，先把它改名。")
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with open(root / path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        click.echo(f"已生成 {path}")
    click.echo(f"接着：{then}")
