"""The command in a process of its own, forked from one that has imported the generator but run nothing.

A thousand tests run `portal`; starting Python anew for each would be a third of their time. Whatever
concerns a fresh interpreter (PYTHONHASHSEED, TZ, what is imported when) starts one instead.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.tools.preloaded"])


def run(words: Sequence[str], cwd: Path, timeout: float = 300) -> CompletedProcess[str]:
    """`portal <words>` in the folder, nothing on standard input; what it wrote and its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = (Path(folder) / name for name in ("out", "err"))
        process = _SERVER.Process(target=_portal, args=(list(words), cwd, out, err))
        process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise TimeoutExpired(list(words), timeout)
        return CompletedProcess(list(words), process.exitcode, *(path.read_bytes().decode("utf-8") for path in (out, err)))


def _portal(words: list[str], cwd: Path, out: Path, err: Path) -> None:
    """In the forked process: its streams and folder as a shell would set them, then the command's own main."""
    from generator.commands import main

    os.chdir(cwd)
    for number, path, flags in ((0, os.devnull, os.O_RDONLY), (1, out, os.O_WRONLY | os.O_CREAT), (2, err, os.O_WRONLY | os.O_CREAT)):
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = ["portal", *words]
    main(words)
