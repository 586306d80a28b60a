"""`portal check`: run the rules and report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.writing import book_at, replace
from generator.errors import PortalError
from generator.findings import ERROR, SEVERITIES, WARNING, Finding, counts
from generator.reports import github, json, text
from generator.rules.engine import run


@click.command(cls=Command, short_help="检查清单和指南")
@click.argument("names", nargs=-1, metavar="[旗县区…]")
@options.root
@options.as_of
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text", help="输出格式：text 给人看，json 给程序，github 在拉取请求里标注。")
@click.option("--fail-on", type=click.Choice(SEVERITIES), default=ERROR, help="发现到哪一级算不通过：error 错误（默认），warning 连提示也算。")
@click.option("--by-office", is_flag=True, help="按谁来改分组，作为各单位的工作单。")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="和 --by-office 一起用：工作单写成工作簿，以 .xlsx 结尾，一个单位一张表。")
def check(names: tuple[str, ...], root: Path, as_of: date | None, style: str, fail_on: str, by_office: bool, output: Path | None) -> int:
    """检查全部数据；写了旗县区就只报那几个地方的问题。

    不改数据。每个问题都写明在哪一行、对照哪一行、怎么改、谁来改。
    退出码：0 通过，1 有问题，2 没能检查。
    """
    if output is not None and (not by_office or style != "text"):
        raise PortalError("-o 写的是工作单，要和 --by-office 一起用，不能和 --format 一起用。")
    target = book_at(output) if output is not None else None
    portal = Portal(root, as_of)
    codes = {place.code for place in options.places(portal, names)}
    findings = [finding for finding in run(portal) if not codes or finding.place in codes]
    if target is not None:
        _save(portal, findings, target)
    elif style == "json":
        click.echo(json.render(findings))
    elif style == "github":
        click.echo(github.render(findings), nl=False)
    else:
        click.echo(text.render(portal, findings, by_office=by_office))
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(finding.open and finding.severity in grave for finding in findings))


def _save(portal: Portal, findings: list[Finding], output: Path) -> None:
    from generator.exchange import worklist

    replace(output, worklist(portal, findings))
    total = counts(findings)
    click.echo(f"工作单写在 {output}：{total[ERROR]} 处错误，{total[WARNING]} 处提示，{total['waived']} 处已豁免。数据截至 {portal.as_of.isoformat()}。")
