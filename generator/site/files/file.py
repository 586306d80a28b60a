"""One file that is no page: where it stands, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Href = Callable[[str], str]


class File(NamedTuple):
    """A file of the site. `make` is given the link function of the file's own depth and mode."""

    path: str
    make: Callable[[Href], bytes]


class Feed(NamedTuple):
    """How a page names a file a reader can subscribe to."""

    path: str
    title: str
    kind: str = "application/atom+xml"
