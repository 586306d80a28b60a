"""The laws of overlays on drawn values; more of them under `make trust`."""

from __future__ import annotations

import pytest

from tests.comparing.laws import run
from tests.resolving.laws import LAWS


@pytest.mark.parametrize("law", LAWS)
def test_law(law: str) -> None:
    run(LAWS[law], 150, repeatable=True)
