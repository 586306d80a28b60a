"""Exact aggregates of processing times: the only layer that knows numpy, pandas and dask."""
