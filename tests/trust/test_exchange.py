"""Guide → workbook → guide, byte for byte, for two thousand drawn guides and as many county files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.rebuilding import mismatches, portal_of

BATCH, GUIDES = 100, 2000


@pytest.mark.trust
@pytest.mark.parametrize("seed", range(GUIDES // BATCH))
def test_drawn_guides_come_back_byte_for_byte(seed: int, tmp_path: Path) -> None:
    assert mismatches(portal_of(tmp_path / "portal", seed, BATCH), tmp_path) == []
