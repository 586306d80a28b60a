"""The small portal as a fixture."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.collection import small


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small portal, free to be broken."""
    return small.make(tmp_path / "portal")
