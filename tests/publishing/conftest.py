"""Where the tests build, and by which way of exchanging the trees."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.publishing import Entry, Summary, exchange
from tests.publishing.sample import Pages, publish


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "repository" / "site"


@pytest.fixture
def build(output: Path) -> Callable[[Pages], tuple[list[Entry], Summary]]:
    return partial(publish, output)


@pytest.fixture(params=["exchange", "link", "pair"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the three ways to publish, the better ones taken away."""
    if request.param != "exchange":
        monkeypatch.setattr(exchange, "_swap", lambda a, b: False)
    if request.param == "pair":

        def refuse(*args: object, **kwargs: object) -> None:
            raise OSError("links need a privilege here")

        monkeypatch.setattr(exchange.os, "symlink", refuse)
    return str(request.param)
