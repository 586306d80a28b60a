"""Open data: what the pages show as tables, records per page and linked data, with a meaning for every column.

Rows are plain values made by the same answers the pages are made from. It renders no page and judges nothing.
"""
