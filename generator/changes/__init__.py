"""What changes from version to version, and what a county owes because of it."""

from generator.changes.lag import Lag, lag
from generator.changes.steps import Step, steps

__all__ = ["Lag", "Step", "lag", "steps"]
