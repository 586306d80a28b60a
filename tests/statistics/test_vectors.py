"""The vectors of the clocks, worked by hand, through the tables as well."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.clocks.test_vectors import AS_OF, CASES, event_of, terms_of
from tests.statistics.both import by_loop, by_tables


@pytest.mark.parametrize(("file", "vector"), CASES, ids=[f"{file}-{vector['名称']}" for file, vector in CASES])
def test_vector(file: str, vector: dict[str, Any]) -> None:
    cases, as_of = [[event_of(text) for text in vector["事件"]]], date.fromisoformat(vector.get("截至", AS_OF))
    terms = [terms_of(vector["事项"])]
    assert by_tables(cases, terms, as_of) == by_loop(cases, terms, as_of)
