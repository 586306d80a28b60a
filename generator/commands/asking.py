"""The questions `portal release` asks: what is missing of a change record, one at a time.

At a terminal they are asked; elsewhere what is missing is one sentence that names the options.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

import click

from generator.changes.releasing import GRACE, Answers, Release
from generator.errors import PortalError
from generator.model import quantity
from generator.reports import saying

EFFECTS = ("减负", "加重", "不变")
_OPTIONS = {"原因": "--reason", "文号": "--document", "生效日期": "--effective", "宽限": "--grace", "承接": "--successor"}


def effect(text: str) -> tuple[str, str, str]:
    """--effect 要素=影响:说明."""
    path, _, rest = text.partition("=")
    word, _, note = rest.replace("：", ":", 1).partition(":")
    if word not in EFFECTS or not path or not note:
        raise PortalError(f"--effect 写的是“{text}”。写成 要素=影响:说明，影响是减负、加重或者不变，如 受理条件/用地手续/内容=不变:文字更明确。")
    return path, word, note


def day(text: str) -> date:
    """A day as typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PortalError(f"生效日期写的是“{text}”，不是日期。写成 2026-12-01 的样子。") from None


def complete(release: Release, answers: Answers) -> Answers:
    """The answers with nothing missing. A burden that no document backs stops here."""
    if answers.grace and quantity.parse(answers.grace) is None:
        raise PortalError(f"宽限写的是“{answers.grace}”。写成 {GRACE} 的样子。")
    missing = release.missing(answers)
    if missing and not interactive():
        raise PortalError(f"还缺{'、'.join(missing)}。用 {' '.join(dict.fromkeys(_option(name) for name in missing))} 写明，或者在终端里运行，逐项回答。")
    while missing:
        answers = _asked(release, answers, missing[0])
        missing = release.missing(answers)
    return answers


def interactive() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _option(name: str) -> str:
    return _OPTIONS.get(name) or "--effect"


def _asked(release: Release, answers: Answers, name: str) -> Answers:
    if name.startswith("影响:"):
        path = name.removeprefix("影响:")
        difference = next(each for each in release.differences if each.subject == path)
        click.echo(f"分不出轻重：{saying.change(difference)}")
        while (word := click.prompt(f"对申请人是{'、'.join(EFFECTS)}中的哪一种")) not in EFFECTS:
            click.echo(f"只能是{'、'.join(EFFECTS)}。")
        return replace(answers, effects=(*answers.effects, (path, word, click.prompt("理由"))))
    if name == "生效日期":
        return replace(answers, effective=day(click.prompt("生效日期(如 2026-12-01)")))
    if name == "宽限":
        return replace(answers, grace=click.prompt("旗县区跟进的宽限", default=GRACE))
    if name == "承接":
        return replace(answers, successors=tuple(click.prompt("承接事项的拼音标识(几个用空格隔开)").split()))
    if name == "文号":
        return replace(answers, document=click.prompt("加重负担或者取消事项，要有文号"))
    return replace(answers, reason=click.prompt("为什么改"))
