"""Blank forms and samples that guides name: where the file must lie. Older versions share the forms of their place."""

from __future__ import annotations

from functools import lru_cache

from generator.collection.portal import Portal
from generator.model.tree import Table

LIST = "表单"


def source(entry: Table, file: str) -> str:
    """Where the file an entry of 表单 names lies among the data: `guides/<place>/forms/<file>`."""
    return f"{'/'.join(entry.where.path.split('/')[:2])}/forms/{file}"


@lru_cache(maxsize=4)
def forms(portal: Portal) -> frozenset[str]:
    """Paths of all files in the forms folders."""
    return frozenset(path for path in portal.source.paths() if "/forms/" in path)
