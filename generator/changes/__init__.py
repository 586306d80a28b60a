"""What changes: from version to version, from revision to revision, and what a county owes because of it."""

from generator.changes.diff import Diff, FileChange
from generator.changes.impact import Impact, impacts
from generator.changes.lag import Lag, lag
from generator.changes.owed import Standing, standing
from generator.changes.steps import KEPT, Step, notes, settled, steps, steps_of

__all__ = ["KEPT", "Diff", "FileChange", "Impact", "Lag", "Standing", "Step", "impacts", "lag", "notes", "settled", "standing", "steps", "steps_of"]
