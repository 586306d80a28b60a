"""`portal claim`: a county follows the city's version in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from generator.changes.claiming import claiming
from generator.collection import Holding, Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.writing import write
from generator.errors import PortalError
from generator.model.tree import Items, Node, Table
from generator.reading.layout import COUNTY
from generator.rules.repeating import copied, repeated


@click.command(cls=Command, short_help="旗县区跟进市级新版")
@click.argument("name", metavar="旗县区")
@click.argument("items", nargs=-1, metavar="[事项…]")
@options.root
@options.as_of
@click.option("--take-over", "way", flag_value="take-over", help="照新版办理：改跟随版本，删掉本地指南里与市级一样了的内容。")
@click.option("--confirm", "way", flag_value="confirm", help="照新版办理，本地与市级不同的地方逐条看过、照旧保留：只改跟随版本。")
@click.option("--dry-run", is_flag=True, help="只说要改什么，不写文件。")
def claim(name: str, items: tuple[str, ...], root: Path, as_of: date | None, way: str | None, dry_run: bool) -> None:
    """把认领表里的跟随版本改成市级现行的版本，日期写 --as-of 的那一天，旧的版本记到“此前”。

    不写事项就是全部认领的事项。只改要改的那几行，说明、次序、对齐都不动；再运行一次什么都不改。
    """
    if way is None:
        raise PortalError("写上 --take-over(照市级的，删掉重复的)或者 --confirm(本地不同的保留)。")
    portal = Portal(root, as_of)
    place = options.places(portal, (name,))[0]
    if place.level != COUNTY:
        raise PortalError(f"{place.name}没有认领表，只有旗县区认领。")
    plan = claiming(portal, place, items, _same if way == "take-over" else None)
    for line in plan.done:
        click.echo(line)
    for line in plan.left:
        click.echo(f"还要看：{line}")
    if not plan.files:
        click.echo("没有要改的。")
    elif dry_run:
        click.echo(f"只是预演，没有写。要改的文件：{'、'.join(plan.files)}")
    else:
        write(root, plan.files, portal.schemas)
        click.echo(f"已改 {'、'.join(plan.files)}。接着运行 portal check {place.code}。")


def _same(holding: Holding, own: Table) -> Iterator[Node]:
    """Lines of a county's file that say what the city's guide says."""
    for shape, _ in copied(holding, own):
        node = own.get(shape.name)
        yield from node.nodes if isinstance(node, Items) else ()
    yield from (node for node, _, _ in repeated(holding, own))
