"""The command line: the only layer that prints, exits or lets anything be written."""

from generator.commands.cli import main

__all__ = ["main"]
