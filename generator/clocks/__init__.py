"""Working days by the published calendar, and due dates counted with them."""

from generator.clocks.calendar import Calendar, Due

__all__ = ["Calendar", "Due"]
