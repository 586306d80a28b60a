"""Lists as offices really publish them: read as meant, every planted defect found, nothing else reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.collection import Portal
from generator.exchange.lists import compared
from generator.exchange.lists.kinds import KINDS
from tests.exchange.lists import baseline, cases


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """The made-up city."""
    return Portal(baseline.make(tmp_path_factory.mktemp("lists") / "portal"))


def test_the_baseline_is_sound(portal: Portal) -> None:
    assert [document.path for document in portal.documents.values() if document.tree is None] == []
    assert len(portal.items) == len(baseline.ITEMS) + 4


@pytest.mark.parametrize("folder", cases.NAMES)
def test_a_list_as_it_came(portal: Portal, folder: str) -> None:
    case = cases.case(folder)
    report = compared(portal, portal.places[case.place], case.name, case.data)
    assert cases.found(report) == case.expected


def test_every_kind_of_finding_is_planted_somewhere() -> None:
    planted = {line.partition(" | ")[0] for name in cases.NAMES for line in cases.case(name).expected}
    assert planted == set(KINDS)


def test_there_are_enough_lists() -> None:
    assert len(cases.NAMES) >= 8
    assert Path(cases.FOLDER / cases.NAMES[0] / "expected.txt").is_file()
