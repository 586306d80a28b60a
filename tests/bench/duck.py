"""The same three histograms by DuckDB's SQL: what anyone would do who knows SQL well.

Terms, calendar and the due dates of listed times are tables handed to it, as ours are; the time for
them is not counted on either side.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from generator.statistics.basis import Basis
from generator.statistics.days import FIRST, LAST, UNSET, Limits

Row = tuple[str, str, int, str, int, int]

_SQL = Path(__file__).with_suffix(".sql")


def connect(basis: Basis, threads: int) -> duckdb.DuckDBPyConnection:
    """A database with the terms and the calendar."""
    found = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
    days = np.arange(FIRST, LAST)
    zero = np.zeros(len(days), dtype=np.int64)
    tables = {"calendar": pd.DataFrame({"day": days, "worked": basis.days.count(zero, days)}), "terms": _terms(basis), "procedures": _procedures(basis)}
    limits = {(int(n), int(u)) for limit in (basis.listed, basis.notice) for n, u in zip(limit.number.ravel(), limit.unit.ravel(), strict=True) if u != UNSET}
    tables["due"] = pd.concat([pd.DataFrame({"number": n, "unit": u, "day": days, "last": basis.days.due(
        zero, days, Limits(np.full(len(days), n), np.full(len(days), u)))}) for n, u in sorted(limits)])
    for name, frame in tables.items():
        found.register("frame", frame)
        found.execute(f"create table {name} as select * from frame")
        found.unregister("frame")
    return found


def _terms(basis: Basis) -> pd.DataFrame:
    return pd.DataFrame([(place, item, term, int(basis.start[term]), int(basis.notice.number[term]), int(basis.notice.unit[term]), bool(basis.natural[term]))
                         for at, place in enumerate(basis.places) for item, term in zip(basis.items, basis.term[at].tolist(), strict=True)],
                        columns=["place", "item", "term", "kind", "number", "unit", "in_days"])


def _procedures(basis: Basis) -> pd.DataFrame:
    return pd.DataFrame([(term, name, int(basis.listed.number[term, at]), int(basis.listed.unit[term, at]))
                         for term in range(len(basis.terms)) for at, name in enumerate(basis.procedures) if basis.lawful[term, at]],
                        columns=["term", "name", "number", "unit"])


def histograms(database: duckdb.DuckDBPyConnection, path: Path) -> dict[str, Any]:
    """Columns place, item, month since 1970, clock, days, n."""
    return database.execute(_SQL.read_text(encoding="utf-8"), {"path": str(path)}).fetchnumpy()


def rows(columns: dict[str, Any]) -> list[Row]:
    """The same row by row, sorted; sums come as floating numbers."""
    return sorted((place, item, int(month), clock, int(days), int(n))
                  for place, item, month, clock, days, n in zip(*(column.tolist() for column in columns.values()), strict=True))
