"""click in Chinese: headings of the help, and its complaints as one sentence each."""

from __future__ import annotations

import click


class Command(click.Command):
    """A command whose help reads Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how to call it."""
        pieces = [piece for piece in self.collect_usage_pieces(ctx) if piece != "[OPTIONS]"]
        formatter.write(f"用法：{ctx.command_path} [选项] {' '.join(pieces)}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options under a Chinese heading."""
        options = [option for option in self.get_params(ctx) if isinstance(option, click.Option)]
        rows = [row for row in (option.get_help_record(ctx) for option in options) if row]
        with formatter.section("选项"):
            formatter.write_dl([(_chinese(names), _chinese(text)) for names, text in rows])


class Group(Command, click.Group):
    """A group whose help reads Chinese, its commands' too."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        Command.format_options(self, ctx, formatter)
        with formatter.section("命令"):
            commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
            formatter.write_dl([(name, command.get_short_help_str(60)) for name, command in commands if command])


_WORDS = {"Show this message and exit.": "显示这段说明。", "INTEGER RANGE": "整数", "PATH": "路径", "[required]": "必须写。"}


def _chinese(text: str) -> str:
    """The few words click adds of its own."""
    for word, meaning in _WORDS.items():
        text = text.replace(word, meaning)
    return text


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
            return f"{name} 只能是：{'、'.join(str(choice) for choice in kind.choices)}。"
        if isinstance(kind, click.IntRange):
            return f"{name} 只能是 {kind.min} 到 {kind.max} 的整数。"
        return f"{name} 的值不对。"
    if isinstance(error, click.UsageError) and "No such command" in error.message:
        return f"没有 {error.message.split(chr(39))[1]} 这个命令。"
    return "命令的写法不对。"
