"""VER: versions and change records, and what a change did between two revisions."""
