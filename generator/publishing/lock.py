"""One build at a time on one output. The lock is an advisory flock on a file beside the
output; the kernel drops it when the last process holding it ends, so a killed build
leaves nothing to clean. Forked workers share it: while one still writes, no other build
starts. Windows has no flock: there builds are not kept apart."""

import os
import sys
from pathlib import Path

from generator.errors import PortalError
from generator.publishing.guard import beside, unwritable

if sys.platform != "win32":
    import fcntl


def take(output: Path) -> int:
    """A descriptor that holds the lock until it is closed in every process."""
    path = beside(output, "lock")
    try:
        held = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as error:
        raise unwritable(error, path) from error
    if sys.platform == "win32":
        return held
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        owner = os.read(held, 20).decode("ascii", "replace").strip()
        os.close(held)
        who = f"（进程 {owner}）" if owner else ""
        raise PortalError(f"另一个构建{who}正在写入 {output}；请等它结束后再试，或用 --output 另选位置。") from error
    except OSError as error:
        os.close(held)
        raise PortalError(f"{output} 所在的磁盘不支持加锁；请用 --output 选本机磁盘上的文件夹。") from error
    # The file itself stays: unlinking it would let two builds lock two different files.
    os.ftruncate(held, 0)
    os.write(held, str(os.getpid()).encode("ascii"))
    return held
