"""Guide → workbook → guide, byte for byte, for a hundred drawn guides and a hundred county files over them."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.rebuilding import mismatches, portal_of


def test_a_hundred_guides_come_back_byte_for_byte(tmp_path: Path) -> None:
    assert mismatches(portal_of(tmp_path / "portal", 20261120, 100), tmp_path) == []
