"""Which of our items, or of our entries, a foreign name means: by the same name, by another name it bears, by a near one.

A near name is never taken in silence: its score goes with it, and where two are as near as each other
neither is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from generator.model.identity import normal

BY_CODE, BY_NAME, BY_ALIAS, BY_NEAR, AMBIGUOUS, NOT = "编码", "名称", "别名", "相近", "分不清", "没有"
NEAR, NEAR_SHORT, SHORT = 80, 88, 7  # least score of a near name, and of one up to SHORT characters long: one character there may be another matter
LEAST, LONG = 5, 10  # characters a near name must have; from which on words may stand between its parts
APART, LIKE = 3, 55  # how far the second must be; what is worth a hint
_MARKS = re.compile(r"[^\w]|_")
_TAIL = re.compile("证?(?:的)?(?:核发|审批|审核|批准|办理|发放|登记)?")


class Match(NamedTuple):
    """What a name means. `score` counts to 100; for one not matched, `key` is the nearest known and may be empty."""

    key: str
    how: str
    score: int = 100
    called: str = ""  # which of our names it was near to
    other: str = ""  # the other one it is as near to

    @property
    def found(self) -> bool:
        """Whether it means one of ours."""
        return self.how not in (AMBIGUOUS, NOT)


class Names:
    """Known names by what they name: its own name and its other ones (aliases, former names)."""

    def __init__(self, own: Mapping[str, str], others: Mapping[str, Iterable[str]]) -> None:
        self._own = {_plain(name): key for key, name in own.items()}
        self._others: dict[str, str] = {}
        for key, names in others.items():
            for name in names:
                self._others.setdefault(_plain(name), key)
        self._said = {**{_plain(name): name for names in others.values() for name in names}, **{_plain(name): name for name in own.values()}}

    def same(self, name: str) -> Match | None:
        """By the same name, or by another it bears; brackets and marks count for nothing."""
        plain = _plain(name)
        if plain in self._own:
            return Match(self._own[plain], BY_NAME)
        if plain in self._others:
            return Match(self._others[plain], BY_ALIAS, called=self._said[plain])
        return None

    def near(self, name: str, taken: Iterable[str] = ()) -> Match:
        """By a near name among those not taken."""
        gone = set(taken)
        known = {plain: key for plain, key in {**self._others, **self._own}.items() if key not in gone}
        best: dict[str, tuple[bool, int, str]] = {}
        plain = _plain(name)
        for candidate, score, _ in process.extract(plain, list(known), scorer=_score, limit=12, score_cutoff=LIKE):
            enough = score >= (NEAR_SHORT if min(len(plain), len(candidate)) <= SHORT else NEAR)
            best[known[candidate]] = max(best.get(known[candidate], (False, 0, "")), (enough, round(score), candidate))
        ranked = sorted(best.items(), key=lambda pair: (not pair[1][0], -pair[1][1], pair[0]))
        if not ranked:
            return Match("", NOT, 0)
        key, (enough, score, candidate) = ranked[0]
        said = self._said[candidate]
        if not enough:
            return Match(key, NOT, score, said)
        if len(ranked) > 1 and ranked[1][1][0] and score - ranked[1][1][1] < APART:
            return Match(key, AMBIGUOUS, score, said, self._said[ranked[1][1][2]])
        return Match(key, BY_NEAR, score, said)


def _score(first: str, second: str, **_: object) -> float:
    """How near two names are: as wholes, and by how much of the shorter the longer holds, long ones with gaps."""
    whole, least = fuzz.ratio(first, second), min(len(first), len(second))
    if least < LEAST and not _longer(first, second):
        return min(whole, NEAR - 1)
    held = 100 * LCSseq.similarity(first, second) / least if least >= LONG else 0
    return (whole + max(held, fuzz.partial_ratio(first, second))) / 2


def _longer(first: str, second: str) -> bool:
    """Whether one name is the other and a word of procedure behind it: 取水许可, 取水许可审批."""
    short, long = sorted((first, second), key=len)
    return len(short) >= LEAST - 1 and long.startswith(short) and bool(_TAIL.fullmatch(long[len(short):]))


def _plain(name: str) -> str:
    return _MARKS.sub("", normal(name)).lower()
