"""Case records of other systems → events in the normal form, in the private folder only.

Every row that comes in is counted or excluded by a named reason with its physical line; personal
columns are dropped at the door. What the events mean for a clock is not known here.
"""

from generator.ingest.mapping import Mapping, read_mapping, shipped
from generator.ingest.planning import Plan, plan
from generator.ingest.running import Report, run

__all__ = ["Mapping", "Plan", "Report", "plan", "read_mapping", "run", "shipped"]
