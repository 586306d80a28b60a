"""All files of a portal on one day, resolved on request by place and item."""

from generator.collection.holding import Baseline, Holding
from generator.collection.portal import Portal

__all__ = ["Baseline", "Holding", "Portal"]
