"""Files that commands publish by day or quarter: those that can be read, oldest first, up to the portal's day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, NamedTuple, Protocol, TypeVar

from generator.collection.known import Known
from generator.collection.portal import Portal


class _Dated(Protocol):
    @property
    def as_of(self) -> date: ...


_File = TypeVar("_File", bound=_Dated)

_KNOWN = Known[Any]()


class Broken(NamedTuple):
    """A file that cannot be used, where and why."""

    path: str
    line: int
    message: str


def published(portal: Portal, pattern: re.Pattern[str], read: Callable[[str, bytes], _File], wrong: type[ValueError],
              stated: Callable[[_File], str], words: tuple[str, str]) -> tuple[list[_File], list[Broken]]:
    """Files whose path matches; its first group is what the file must state itself.

    `read` raises `wrong` (with `line` if it knows it) for a file that is none; `words` are what is
    stated and what names it: 日期, 文件夹.
    """
    good: list[_File] = []
    broken: list[Broken] = []
    for path in portal.source.paths():
        named = pattern.match(path)
        if not named:
            continue
        try:
            data = portal.source.read(path)
            file = _KNOWN.read(path, (read, data), partial(read, path, data))
        except OSError:
            broken.append(Broken(path, 1, "打不开"))
        except wrong as error:
            broken.append(Broken(path, getattr(error, "line", 1), str(error)))
        else:
            if stated(file) != named[1]:
                broken.append(Broken(path, 1, f"写的{words[0]}是 {stated(file)}，和{words[1]}不一致"))
            elif file.as_of <= portal.as_of:
                good.append(file)
    return sorted(good, key=stated), broken
