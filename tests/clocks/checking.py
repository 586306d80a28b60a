"""What the tests of the clocks share: the published calendar and vocabulary, and one case against the reference."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from generator.clocks import Calendar, Event, Figures, Kinds, Terms, figures
from generator.model.tree import Table
from generator.reading.yamltree import build
from tests.clocks.reference import reference

CATALOG = Path(__file__).resolve().parents[2] / "catalog"


def tree(path: Path) -> Table:
    """A data file as a tree."""
    found, problems = build(path.name, path.read_text(encoding="utf-8"), frozenset())
    assert found is not None, problems
    return found


CALENDAR = Calendar(tree(path) for path in sorted((CATALOG / "calendar").glob("*.yml")))
KINDS = Kinds(tree(CATALOG / "vocabulary" / "events.yml"))


def count(events: Iterable[Event], terms: Terms, as_of: date) -> Figures:
    """The figures of a case by the published data."""
    return figures(events, terms, CALENDAR, as_of, KINDS)


def agree(events: list[Event], terms: Terms, as_of: date) -> None:
    """The figures are what the reference says, and add up."""
    found = count(events, terms, as_of)
    expected = reference(events, terms, as_of)
    names = ("outcome", "received", "started", "ended", "statutory", "net", "service", "span", "gross", "before", "supplement",
             "late", "promised_late")
    ours = {name: getattr(found, name) for name in names}
    ours |= {"due": found.due and found.due.day, "promised_due": found.promised_due and found.promised_due.day,
             "provisional": found.provisional, "excluded": found.excluded,
             "review": found.review and (*found.review[:2], found.review.due and found.review.due.day, *found.review[3:])}
    theirs = dict.fromkeys(ours) | {"provisional": False, "excluded": {}} | expected
    assert ours == theirs, (events, terms, as_of)
    add_up(found)


def add_up(found: Figures) -> None:
    """Gross days are the statutory clock, what came before it, and the excluded days; never more, never less."""
    if found.gross is not None:
        assert found.service is not None
        assert found.gross == found.service + (found.supplement or 0)
    if found.net is not None:
        assert found.gross == (found.before or 0) + found.net + sum(found.excluded.values())
