"""The sample site says what its snapshots say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import snapshots


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return snapshots.make(tmp_path_factory.mktemp("snapshots"))


@pytest.mark.parametrize("page", snapshots.PAGES, ids=lambda page: page or "home")
def test_a_page_says_what_its_snapshot_says(page: str, made: dict[str, str]) -> None:
    file = snapshots.name(page)
    kept = (Path(snapshots.FOLDER) / file).read_text(encoding="utf-8")
    assert made[file] == kept, "看过差别，认可的话运行 python -m tests.site.snapshots"


def test_no_snapshot_is_left_over(made: dict[str, str]) -> None:
    assert {file.name for file in snapshots.FOLDER.iterdir()} == set(made)
