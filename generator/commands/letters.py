"""`portal letters`: reminders and supervision letters that are due; a plan first, files and ledger with --write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.writing import create, write
from generator.errors import PortalError
from generator.reports import supervision as text
from generator.rules.engine import run
from generator.supervision.escalation import Letter, plan
from generator.supervision.ledger import FILE, New, appended


@click.command(cls=Command, short_help="到期未改的，写提醒函、督办函")
@click.argument("names", nargs=-1, metavar="[旗县区…]")
@click.option("--write", "writing", is_flag=True, help=f"写出文件，登记到 {FILE}。不写就只列计划。")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), default=None, help="文件放到哪个文件夹，默认是 private/letters；已有的不覆盖。")
@click.option("--form", type=click.Choice(["函", "文件"]), default="函", help="信函格式（默认）还是文件格式。")
@options.root
@options.as_of
def letters(names: tuple[str, ...], writing: bool, output: Path | None, form: str, root: Path, as_of: date | None) -> None:
    """最近一次半月巡查列出、过了期限还没有改的问题，按 catalog/vocabulary/escalation.yml 该发提醒函还是督办函。

    先看计划，再写 --write。写出的函在登记里是“拟稿”，不公开；发出以后把状态改成“已发”，填文号，网站才登出来。
    发文机关、文号、印章没有配置的留“待填”，标成黄色。
    """
    portal = Portal(root, as_of)
    wanted = {place.code for place in options.places(portal, names)}
    found = plan(portal, run(portal), wanted)
    if not found:
        click.echo(f"数据截至 {portal.as_of.isoformat()}，没有该发的函：没有过了期限又没有改的，或者已经发过、还在答复期限里。")
        return
    folder = output or root / "private" / "letters"
    files = {folder / name_of(portal, letter): letter for letter in found}
    click.echo(text.plan(found, [str(path) for path in files]))
    if not writing:
        click.echo(f"\n这是计划，没有写文件，也没有登记。要写的话加 --write：{len(found)} 份。")
        return
    from generator.letters import letter_document

    if taken := [path for path in files if path.exists()]:
        raise PortalError(f"{taken[0]} 已经有了，不覆盖，一份都没有写。换一个文件夹，或者先把它移走。")
    made = {path: letter_document(letter, portal.city, "文件" if form == "文件" else "函") for path, letter in files.items()}
    data = (root / FILE).read_bytes() if (root / FILE).exists() else b""
    create(made)
    write(root, {FILE: appended(data, map(entry, found))}, portal.schemas)
    click.echo(f"\n已写 {len(made)} 份到 {folder}，登记在 {FILE}（拟稿）。标成黄色的是待填的；发出以后把状态改成“已发”，填文号。")


def name_of(portal: Portal, letter: Letter) -> str:
    """2026-001-ti-xing-han-150402.docx."""
    tail = letter.recipient.key if letter.recipient.key in portal.places else "bumen"
    return f"{letter.number}-{letter.step.slug}-{tail}.docx"


def entry(letter: Letter) -> New:
    """What the ledger keeps of a letter."""
    matters = tuple((point.matter.id, point.matter.code, point.matter.item, point.matter.subject) for point in letter.points)
    return New(letter.number, letter.step.name, letter.recipient.key, letter.day, letter.reply.day, matters, letter.sample)
