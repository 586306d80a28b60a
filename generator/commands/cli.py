"""`portal`: the group, its exit codes, and how trouble is said.

0 nothing at or above --fail-on; 1 findings; 2 could not run.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from generator.commands import chinese
from generator.commands.build import build
from generator.commands.check import check
from generator.commands.claim import claim
from generator.commands.diff import diff
from generator.commands.explain import explain
from generator.commands.export import export
from generator.commands.fmt import fmt
from generator.commands.gate import gate
from generator.commands.import_ import import_
from generator.commands.ingest import ingest
from generator.commands.new import new
from generator.commands.owners import owners
from generator.commands.publish import publish
from generator.commands.publish_statistics import publish_statistics
from generator.commands.release import release
from generator.commands.review import review
from generator.commands.rollback import rollback
from generator.commands.schemas import schemas
from generator.commands.serve import serve
from generator.commands.status import status
from generator.errors import PortalError


@click.group(cls=chinese.Group, help="赤峰市工程建设项目审批公开：检查清单和指南，生成网站。")
def cli() -> None:
    """The group."""


for command in (check, build, serve, explain, new, fmt, schemas, ingest, publish_statistics, diff, release, claim, status, review, gate, owners, publish, rollback, export, import_):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; never a traceback for wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = cli.main(args=arguments, prog_name="portal", standalone_mode=False)
    except PortalError as error:
        _stop(str(error))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        sys.exit(0)
    except click.ClickException as error:
        hint = f"看用法：{error.ctx.command_path} --help" if isinstance(error, click.UsageError) and error.ctx else ""
        _stop(chinese.sentence(error) + hint)
    except (click.Abort, KeyboardInterrupt):
        _stop("已停止，没有改动任何已发布的内容。")
    except BrokenPipeError:
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def _stop(message: str) -> None:
    click.echo(message, err=True)
    sys.exit(2)
