"""One order of an applicant's burden: what is lighter, what is heavier, of two values of one shape.

The order is declared per element in the item schema; this package compares and yields facts.
Which pair is compared (county and city, version and version, promise and statute, case and
guide) is the caller's choice. There is no second comparison anywhere.
"""

from generator.comparing.effect import Difference, Effect
from generator.comparing.engine import compare, compare_element
from generator.comparing.entries import by_identity

__all__ = ["Difference", "Effect", "by_identity", "compare", "compare_element"]
