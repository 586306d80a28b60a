"""`portal`: the group, its exit codes, and how trouble is said.

0 nothing at or above --fail-on; 1 findings; 2 could not run.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from generator.commands import chinese
from generator.errors import PortalError

COMMANDS = (
    "check", "build", "serve", "explain", "new", "fmt", "schemas", "ingest", "publish-statistics", "diff", "release",
    "claim", "status", "review", "gate", "owners", "publish", "rollback", "export", "import", "compare", "desk", "inspect", "sample",
    "bulletin", "score", "evaluate", "letters", "number", "links",
)


class _Commands(chinese.Group):
    """Each command is imported when it is asked for: `portal check` must not pay for workbooks and MkDocs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; `import` lives in `import_`, a word Python keeps for itself."""
        if cmd_name not in COMMANDS:
            return None
        name = "import_" if cmd_name == "import" else cmd_name.replace("-", "_")
        collecting = gc.isenabled()
        gc.disable()  # what is imported lives to the end: there is nothing to collect
        try:
            command: click.Command = getattr(import_module(f"generator.commands.{name}"), name)
        finally:
            if collecting:
                gc.enable()
        return command


@click.group(cls=_Commands, help="赤峰市工程建设项目审批公开：检查清单和指南，生成网站。")
def cli() -> None:
    """The group."""


def all_commands() -> dict[str, click.Command]:
    """Every command by name, all imported; for tests of the documents."""
    context = click.Context(cli)
    return {name: command for name in COMMANDS if (command := cli.get_command(context, name)) is not None}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; never a traceback for wrong use."""
    gc.set_threshold(100_000, 50, 100)  # what a command reads lives to its end: looking for garbage took a fifth of a check
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
