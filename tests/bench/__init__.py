"""`make bench`: times, memory and ratios, measured against a peer in the same run. Never part of `make test`."""
