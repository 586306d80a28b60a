"""The vocabulary of synonyms, and a mapping file laid over it: both are of one shape and read by the one reader."""

from __future__ import annotations

from generator.collection import Portal
from generator.errors import PortalError
from generator.exchange.lists.words import PATH
from generator.model.tree import Table
from generator.reading.document import read
from generator.reading.layout import Slot

_NAME = "对照表"


def tables(portal: Portal, mapping: bytes | None) -> list[Table]:
    """The portal's own words first, those of the mapping after them. Raises PortalError for a mapping that is wrong."""
    found = [portal.table(PATH)]
    if mapping is not None:
        document = read(_NAME, Slot("list-words", "list-words"), mapping, portal.schemas)
        if document.tree is None:
            fact = document.problems[0].fact
            raise PortalError(f"{_NAME}第 {fact.where.line} 行有错，读不出来。{fact.message}{fact.advice}")
        found.append(document.tree)
    return found
