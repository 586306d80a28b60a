"""`portal release`: the bookkeeping of a new version."""

from __future__ import annotations

from pathlib import Path

import click

from generator.changes.releasing import Answers, Release, opened, releasing
from generator.collection import Portal
from generator.commands import asking, options
from generator.commands.chinese import Command
from generator.commands.writing import write
from generator.errors import PortalError
from generator.model.records import ENDED, Place
from generator.reading.layout import COUNTY, REGION, slot
from generator.reading.source import Revision
from generator.reports import saying

KINDS = ("调整", "编辑性", *ENDED)


@click.command(cls=Command, short_help="发布新版：加版本，留旧版，记变更")
@click.argument("name", metavar="地方")
@click.argument("item", metavar="事项")
@options.root
@click.option("--list", "listed", is_flag=True, help="发布的是市清单，不是市指南(拆分、合并、废置总是市清单)。")
@click.option("--kind", type=click.Choice(KINDS), default=None, help="变更的类型；不写就看改动：影响申请人的是调整，否则是编辑性。")
@click.option("--reason", default="", metavar="原因", help="为什么改。")
@click.option("--document", default="", metavar="文号", help="作出决定的文件；加重负担、取消事项必须有。")
@click.option("--effective", default="", metavar="日期", help="从哪一天起按新版办理。")
@click.option("--grace", default="", metavar="期限", help="旗县区跟进的宽限，如 20个工作日。")
@click.option("--effect", "effects", multiple=True, metavar="要素=影响:说明", help="分不出轻重的改动，逐条写明；可以写几次。")
@click.option("--successor", "successors", multiple=True, metavar="事项", help="拆分、合并、废置后由谁承接；可以写几次。")
@click.option("--base", default="", metavar="提交", help="改以前的样子在哪个提交里，默认是 HEAD。")
@click.option("--dry-run", is_flag=True, help="只说要做什么，不写文件。")
def release(name: str, item: str, root: Path, listed: bool, kind: str | None, base: str, dry_run: bool, effects: tuple[str, ...],
            successors: tuple[str, ...], **given: str) -> None:
    """先改好内容，再运行本命令：版本加一，改以前的样子照原样留存到 history，变更记录加一条。

    缺什么问什么。加重申请人负担的，没有原因和文号不写。旗县区的本地指南也用它；跟进市级新版用 portal claim。
    """
    portal = Portal(root)
    place = options.places(portal, (name,))[0]
    answers = Answers(kind or "", given["reason"], given["document"], asking.day(given["effective"]) if given["effective"] else None,
                      given["grace"], successors, tuple(asking.effect(each) for each in effects))
    found = _opened(portal, root, place, item, listed or answers.kind in ENDED, base)
    for difference, effect in found.effects(answers):
        click.echo(f"{saying.MARKS[effect]} {saying.change(difference)}")
    if not found.differences and answers.kind not in ENDED:
        raise PortalError(f"{found.path} 与第{found.number - 1}版没有不同，不用发布新版。先改内容，再运行。")
    plan = releasing(portal, found, asking.complete(found, answers))
    for line in plan.done:
        click.echo(line)
    if dry_run:
        click.echo("只是预演，没有写。")
        return
    write(root, plan.files, portal.schemas)
    click.echo("已写。接着运行 portal diff HEAD 看影响，再运行 portal check。")


def _opened(portal: Portal, root: Path, place: Place, item: str, listed: bool, base: str) -> Release:
    if place.level == COUNTY and listed:
        raise PortalError("清单和事项的拆分、合并、废置由市里写；旗县区只发布自己的指南，不写 --list。")
    path = f"{'catalog' if listed or place.level == REGION else 'guides'}/{place.folder}/{item}.yml"
    kind = slot(path)
    if kind is None or path not in portal.documents:
        raise PortalError(f"没有 {path}。事项写拼音标识，与文件名一样。")
    try:
        before = Revision(root, base or "HEAD").read(path)
    except (PortalError, OSError):
        if base:
            raise PortalError(f"git 里没有 {base} 这个版本，或者那里没有 {path}。") from None
        before = None
    return opened(portal, path, kind, before)
