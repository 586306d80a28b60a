"""The one partition function: a block of event rows → what every engine adds up.

Engines differ only in where it runs. It reads no file and writes none.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from generator.statistics.aggregate import Aggregate
from generator.statistics.basis import Basis
from generator.statistics.blocks import Block
from generator.statistics.cases import figures
from generator.statistics.counting import count
from generator.statistics.fields import Array
from generator.statistics.rows import parse
from generator.statistics.visits import STAMP, VISIT, stamps, visits


class Part(NamedTuple):
    """What a block comes to: its aggregate, and what must be looked at across blocks."""

    aggregate: Aggregate
    visits: Array
    stamps: Array


def partition(block: Block, basis: Basis, across: bool = True) -> Part:
    """The aggregate of a block; without `across` nothing of single cases."""
    rows = parse(block, basis)
    found = figures(rows, basis)
    known = (rows.place >= 0) & (rows.item >= 0) & ~found.odd
    counted = count(rows, found, known, basis)
    if not across:
        return Part(counted, np.empty(0, dtype=VISIT), np.empty(0, dtype=STAMP))
    return Part(counted, visits(rows, found, known), stamps(rows, found, known, basis))
