"""Tests of the data: the catalogue and the guides themselves."""
