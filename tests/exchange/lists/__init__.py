"""Foreign lists against the baseline."""
