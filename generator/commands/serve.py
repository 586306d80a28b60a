"""placeholder"""
import click
from generator.commands.chinese import Command
@click.command(cls=Command)
def serve() -> None:
    """x"""
