"""From files to what holds in a place: joining lists and guide, laying a county's overlay over it."""

from generator.resolving.overlay import ADD, CHANGE, DROP, overlay
from generator.resolving.reverting import revert
from generator.resolving.union import join

__all__ = ["ADD", "CHANGE", "DROP", "join", "overlay", "revert"]
