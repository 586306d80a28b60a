"""What files were read as last time: a preview reads a portal again at every change, a comparison reads it twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Read = TypeVar("_Read")


class Known(Generic[_Read]):
    """By path, the last reading and the bytes it came from. Nothing read this way is ever changed afterwards."""

    def __init__(self, worth: Callable[[_Read], bool] = lambda _: True) -> None:
        self._worth = worth
        self._last: dict[str, tuple[tuple[object, ...], _Read]] = {}

    def read(self, path: str, basis: tuple[object, ...], anew: Callable[[], _Read]) -> _Read:
        """The last reading when it has the same basis (the bytes, and by what they are read); else read anew, kept if worth it."""
        before = self._last.get(path)
        if before is not None and before[0] == basis:
            return before[1]
        found = anew()
        if self._worth(found):
            self._last[path] = (basis, found)
        return found
