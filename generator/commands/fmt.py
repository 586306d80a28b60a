"""placeholder"""
import click
from generator.commands.chinese import Command
@click.command(cls=Command)
def fmt() -> None:
    """x"""
