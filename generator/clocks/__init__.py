"""Working days by the published calendar, due dates, and the three clocks over the events of a case."""

from generator.clocks.calendar import Calendar, Due, lineage
from generator.clocks.case import Figures, figures
from generator.clocks.kinds import Kind, Kinds
from generator.clocks.log import OPEN, Event
from generator.clocks.review import Review
from generator.clocks.terms import Terms, terms

__all__ = ["OPEN", "Calendar", "Due", "Event", "Figures", "Kind", "Kinds", "Review", "Terms", "figures", "lineage", "terms"]
