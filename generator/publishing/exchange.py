"""Staging and output change places. Three ways, best first: renameat2 with
RENAME_EXCHANGE (one step, Linux); a symbolic link replaced by another (one step, any
POSIX file system; the output is then a link to `.site.0` or `.site.1`); a pair of
renames (Windows; the output is missing for a moment, and `recover` mends a kill there).
A server must be given the path of the output, not a bind mount of the folder itself:
a mount would follow the folder into staging."""

import ctypes
import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from generator.publishing.guard import beside, is_ours, link_targets

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def exchange(output: Path, staging: Path) -> None:
    """After it `output` shows what `staging` held, and `staging` the older tree, if any."""
    if output.is_symlink():
        _turn_link(output, staging)
        return
    output.mkdir(exist_ok=True)
    if _swap(staging, output):
        if not is_ours(staging):
            staging.rmdir()  # the first publication: nothing was there
        return
    # A plain folder cannot be replaced by a link in one step: this gap comes once.
    if not _turn_link(output, staging):
        _rename_pair(output, staging)


def recover(output: Path) -> None:
    """Mend what a build killed inside `exchange` left; call it under the lock."""
    staging = beside(output, "next")
    beside(output, "link").unlink(missing_ok=True)
    old = beside(output, "old")
    with suppress(OSError):
        old.rmdir()  # only goes when empty: a first publication had nothing to keep
    if not os.path.lexists(output) and is_ours(old):
        os.rename(old, output)
    live = os.readlink(output) if output.is_symlink() else ""
    for stray in (*link_targets(output), old):
        if stray.name == live or not is_ours(stray):
            continue
        if staging.exists():
            shutil.rmtree(stray)
        else:
            os.rename(stray, staging)


def _swap(a: Path, b: Path) -> bool:
    """Both names exchanged in one step; False where kernel or file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):  # Windows, macOS, an old libc
        return False
    if renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV):
        return False
    raise OSError(code, os.strerror(code), str(b))


def _turn_link(output: Path, staging: Path) -> bool:
    """Point the output's link at the new tree; False where links cannot be made."""
    was_link = output.is_symlink()
    live = output.with_name(os.readlink(output)) if was_link else beside(output, "old")
    target = next(t for t in link_targets(output) if t != live)
    link = beside(output, "link")
    try:
        os.symlink(target.name, link, target_is_directory=True)
    except (OSError, NotImplementedError):
        return False
    os.rename(staging, target)
    if not was_link:
        os.rename(output, live)
    os.replace(link, output)
    _keep_older(live, staging)
    return True


def _rename_pair(output: Path, staging: Path) -> None:
    old = beside(output, "old")
    os.rename(output, old)
    os.rename(staging, output)
    _keep_older(old, staging)


def _keep_older(older: Path, staging: Path) -> None:
    """The tree that was published becomes the next staging; an empty one is dropped."""
    if is_ours(older):
        os.rename(older, staging)
    elif older.exists():
        older.rmdir()
