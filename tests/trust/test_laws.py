"""The laws of order and overlay on many random values; a failing one prints how to repeat it."""

from __future__ import annotations

import pytest

from tests.comparing import laws as comparing
from tests.resolving import laws as resolving

pytestmark = pytest.mark.trust
EXAMPLES = 1500


@pytest.mark.parametrize("law", comparing.LAWS)
def test_order(law: str) -> None:
    comparing.run(comparing.LAWS[law], EXAMPLES, repeatable=False)


@pytest.mark.parametrize("law", resolving.LAWS)
def test_overlay(law: str) -> None:
    comparing.run(resolving.LAWS[law], EXAMPLES, repeatable=False)
