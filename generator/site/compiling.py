"""Templates compiled beside the reading of the data: a forked child turns them into bytecode while the parent reads.

Compiling takes as long as reading and needs no data, so the second processor does it meanwhile. Where there is no
fork the templates are compiled when first asked for, as usual.
"""

from __future__ import annotations

import marshal
import multiprocessing
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment, TemplateSyntaxError
from jinja2.bccache import Bucket


class Precompiled(BytecodeCache):
    """Bytecode by template name, handed over once. Names missing in it are compiled as usual."""

    def __init__(self, compiled: dict[str, bytes]) -> None:
        self._compiled = compiled

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The bucket of a template, filled when its bytecode was handed over."""
        bucket = Bucket(environment, name, "")
        if name in self._compiled:
            bucket.code = marshal.loads(self._compiled[name])
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing to load: the bucket is filled when it is made."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Nothing is kept."""


class Compilation:
    """A compilation under way. `result` waits for it; it is empty where there is no fork."""

    def __init__(self, environment: Environment, folder: Path, *, apart: bool) -> None:
        self._receiver: Connection | None = None
        if apart and "fork" in multiprocessing.get_all_start_methods():
            self._receiver, sender = multiprocessing.Pipe(duplex=False)
            self._child = multiprocessing.get_context("fork").Process(target=_compile_all, args=(environment, folder, sender), daemon=True)
            self._child.start()
            sender.close()

    def result(self) -> Precompiled:
        """The bytecode; what a broken child did not hand over is compiled by who needs it."""
        compiled: dict[str, bytes] = {}
        if self._receiver is not None:
            with suppress(EOFError):
                compiled = self._receiver.recv()
            self._child.join()
        return Precompiled(compiled)


def _compile_all(environment: Environment, folder: Path, sender: Connection) -> None:
    compiled: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        try:
            code = environment.compile(path.read_text(encoding="utf-8"), name, str(path))
        except TemplateSyntaxError:
            continue  # said with its line where the page is rendered
        assert isinstance(code, CodeType)
        compiled[name] = marshal.dumps(code)
    with suppress(OSError):  # nobody waits any more
        sender.send(compiled)


