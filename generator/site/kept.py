"""Compiled templates kept between builds, as Python keeps .pyc files: in the folder jinja2 has for the user, by their text.

A compiler may work out a filter of a constant text, so the text of the filters' modules counts too. Whoever asks Python
to write no bytecode (PYTHONDONTWRITEBYTECODE) gets none here, and a folder that cannot be used is no fault.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from generator.site import environment, prose, qr, words

_FILTERS = (environment, words, prose, qr)


class Kept(FileSystemBytecodeCache):
    """One file a template; one of another text is written over."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(str(folder) if folder else None, "portal-%s.cache")
        self._filters = "".join(Path(module.__file__).read_text(encoding="utf-8") for module in _FILTERS if module.__file__)

    def get_source_checksum(self, source: str) -> str:
        """Of the template and of what may be worked out in it."""
        return super().get_source_checksum(source + self._filters)

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was kept; nothing where it cannot be read."""
        self._tried(super().load_bytecode, bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, where that can be done."""
        self._tried(super().dump_bytecode, bucket)

    def _tried(self, act: Callable[[Bucket], None], bucket: Bucket) -> None:
        with suppress(OSError, ValueError, EOFError, UnpicklingError):
            act(bucket)


def kept() -> Kept | None:
    """The templates compiled before, None where none may be kept."""
    with suppress(OSError, RuntimeError):
        return None if sys.dont_write_bytecode else Kept()
    return None
