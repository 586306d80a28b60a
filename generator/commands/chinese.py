"""click in Chinese: headings of the help, and its complaints as one sentence each."""

from __future__ import annotations

import click


class Command(click.Command):
    """A command whose help reads Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how to call it."""
        pieces = [piece for piece in self.collect_usage_pieces(ctx) if piece != "[OPTIONS]"]
        formatter.write(f"用法: {ctx.command_path} [选项] {' '.join(pieces)}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options under a Chinese heading."""
        rows = [row for row in (option.get_help_record(ctx) for option in self.get_params(ctx)) if row]
        with formatter.section("选项"):
            formatter.write_dl([(names, text.replace("Show this message and exit.", "显示这段说明。")) for names, text in rows])


class Group(Command, click.Group):
    """A group whose help lists its commands in the order they were added."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands as added."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        Command.format_options(self, ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl([(name, command.get_short_help_str(60)) for name, command in self.commands.items()])


def sentence(error: click.ClickException) -> str:
    """What is wrong with a call, in Chinese."""
    if isinstance(error, click.NoSuchOption):
        near = f"是不是 {'、'.join(error.possibilities)}?" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项。{near}"
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"缺少 {name}。"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param else ""
        kind = error.param.type if error.param else None
        if isinstance(kind, click.Choice):
            return f"{name} 只能是:{'、'.join(str(choice) for choice in kind.choices)}。"
        return error.message if error.message and not error.message.isascii() else f"{name} 的值不对。"
    if isinstance(error, click.UsageError) and "No such command" in error.message:
        return f"没有 {error.message.split(chr(39))[1]} 这个命令。"
    return "命令的写法不对。"
