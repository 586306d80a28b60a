"""`portal explain`: a rule's page."""

from __future__ import annotations

import click

from generator.commands.chinese import Command
from generator.errors import PortalError
from generator.findings import SEVERITY_WORDS
from generator.rules.registry import PAGES, RULES


@click.command(cls=Command, short_help="解释一条规则")
@click.argument("code", metavar="规则", required=False)
def explain(code: str | None) -> None:
    """解释一条规则：为什么有、什么会被指出、怎么改。规则写编号(LVL101)或者名字；不写就列出全部规则。"""
    if code is None:
        for rule in RULES.values():
            click.echo(f"{rule.code}  {PAGES[rule.name].partition(chr(10))[0]}  ({rule.name})")
        return
    for rule in RULES.values():
        if code.upper() == rule.code or code == rule.name:
            title, _, page = PAGES[rule.name].partition("\n")
            click.echo(f"{rule.code} {title}\n\n{SEVERITY_WORDS[rule.severity]} · {rule.name} · 谁改：{rule.mended_by} · 依据：{rule.basis}\n{page.rstrip()}")
            return
    raise PortalError(f"没有 {code} 这条规则。运行 portal explain 看全部规则。")
