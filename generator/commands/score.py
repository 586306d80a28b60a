"""`portal score`: the quarterly score, by the published rubric."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.errors import PortalError
from generator.reports import supervision as text
from generator.rules.engine import run
from generator.supervision.bulletin import published
from generator.supervision.record import of_scoring
from generator.supervision.scoring import scoring
from generator.supervision.scoring_periods import Period, quarter, quarters


@click.command(cls=Command, short_help="季度督查评分")
@click.option("--quarter", "name", metavar="季度", default=None, help="哪个季度，如 2026-q3，默认是已公布的最后一个整季。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text 给人看，json 有办法、原数和得分，可以自己重算。")
@options.root
@options.as_of
def score(name: str | None, form: str, root: Path, as_of: date | None) -> None:
    """按 catalog/vocabulary/scoring.yml 给各旗县区评分：每个指标的得分、总分、名次，换一套权重名次会怎样。

    分母为零或者太小的、没有数据的不评，权重不摊给别的指标。办法是参考，没有任何机关公布过。
    """
    portal = Portal(root, as_of)
    snapshot = published(portal)
    whole = quarters(snapshot)
    if name is None and not whole:
        raise PortalError(f"已经公布的汇总从 {snapshot.first} 到 {snapshot.last}，没有一个整季，不能评分。")
    show(portal, quarter(snapshot, name) if name else whole[0], form)


def show(portal: Portal, period: Period, form: str) -> None:
    """Print the score of a period."""
    found = scoring(portal, run(portal), period)
    click.echo(of_scoring(found).decode() if form == "json" else text.score(found), nl=form != "json")
