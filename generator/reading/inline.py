"""A plain value as YAML on one line, in the way the data files are written.

Quotes stand only where YAML would read something else. It writes; it never reads.
"""

from __future__ import annotations

import re
from typing import Any

from generator.reading.canon import NOT_TEXT

_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`\s])[^,\[\]{}\n]+(?<!\s)")


def inline(value: Any) -> str:
    """A value on one line, quoted where YAML would read something else."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {inline(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(each) for each in value) + "]"
    if not isinstance(value, str):
        return str(value)
    plain = _PLAIN.fullmatch(value) and ": " not in value and " #" not in value and not value.endswith(":")
    return value if plain and not NOT_TEXT.fullmatch(value) else "'" + value.replace("'", "''") + "'"
