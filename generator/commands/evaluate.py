"""`portal evaluate`: the yearly evaluation, by the same rubric as the quarters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.score import show
from generator.supervision.bulletin import published
from generator.supervision.scoring_periods import year as of_year


@click.command(cls=Command, short_help="年度综合评估")
@click.option("--year", metavar="年份", default=None, help="哪一年，如 2026，默认是已公布的最后一年；没有结束的只含已经结束的季度。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text 给人看，json 有办法、原数和得分，可以自己重算。")
@options.root
@options.as_of
def evaluate(year: str | None, form: str, root: Path, as_of: date | None) -> None:
    """按同一套办法评全年：不是各季度的平均，是用全部月份的件数重新算。"""
    portal = Portal(root, as_of)
    snapshot = published(portal)
    show(portal, of_year(snapshot, year or snapshot.last[:4]), form)
