"""How a name sounds, so that it can be sorted by pinyin and found by its initials.

The package's dictionary of 47,000 phrases stays unread: it costs more than a tenth of a second on every start, and the
first reading of each character gives the same for every name and alias of the catalogue (a test compares both), but for
those in `_READ`.
"""

from __future__ import annotations

import os
from functools import cache

# The package reads these while it is imported.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")

from pypinyin import Style, pinyin

_READ = {"长": "chang"}  # 长城保护条例; in this field nothing is read zhang


def syllables(text: str) -> str:
    """`shi gong xu ke`; what is no Chinese character is left out."""
    return " ".join(filter(None, map(sound, text)))


@cache
def sound(character: str) -> str:
    """The first reading of a character, empty when it has none."""
    return _READ.get(character) or "".join(part[0] for part in pinyin(character, style=Style.NORMAL, errors="ignore"))


def spellings(text: str) -> tuple[str, str]:
    """Whole pinyin run together, and initials: `shigongxuke`, `sgxk`."""
    parts = syllables(text).split()
    return "".join(parts), "".join(part[0] for part in parts)
