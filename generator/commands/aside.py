"""Something worked out on the other processor meanwhile: a forked child computes it, the parent asks for it later."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

_Made = TypeVar("_Made")


class Aside(Generic[_Made]):
    """`Aside(make)` begins, `result()` waits. What `make` raises is raised by `result`.

    Where there is no fork, or `apart` is false, or the child was lost, the parent makes it when it asks.
    """

    def __init__(self, make: Callable[[], _Made], *, apart: bool) -> None:
        self._make = make
        self._receiver: Connection | None = None
        if apart and "fork" in multiprocessing.get_all_start_methods():
            self._receiver, sender = multiprocessing.Pipe(duplex=False)
            multiprocessing.get_context("fork").Process(target=_work, args=(make, sender), daemon=True).start()
            sender.close()

    def result(self) -> _Made:
        """What was made."""
        if self._receiver is not None:
            with suppress(EOFError):
                made, error = self._receiver.recv()
                if error is not None:
                    raise error
                return made  # type: ignore[no-any-return]
        return self._make()


def _work(make: Callable[[], _Made], sender: Connection) -> None:
    message: tuple[object, Exception | None]
    try:
        message = (make(), None)
    except Exception as error:  # handed over and raised again where it is asked for
        message = (None, error)
    with suppress(OSError):  # nobody waits any more
        sender.send(message)
