"""Fields of CSV rows as numbers, many at a time, straight from the bytes.

Text is told apart by a 64-bit hash of all its bytes; times are decoded eight digits at a word.
Nothing here knows what the columns mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Words = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]

PAD = b"\0" * 24  # so that a word may be read past the last field
_U = np.uint64
_PRIME, _SHIFT = _U(0x9E3779B97F4A7C15), _U(29)
_MASKS = np.array([(1 << 8 * n) - 1 for n in range(8)] + [(1 << 64) - 1], dtype=np.uint64)
_FIRST_DAYS = np.arange(-1970 * 12, 8030 * 12 + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)  # of months from year 0
_LOW = _U(0x0F0F0F0F0F0F0F0F)


class Text:
    """The bytes of a block, readable as eight-byte words at any offset.

    `data` may be longer than the block: what lies behind it is read and masked, never used.
    """

    def __init__(self, data: bytes | memoryview, size: int) -> None:
        self.data = data if len(data) >= size + len(PAD) else bytes(data) + PAD
        self.bytes = np.frombuffer(self.data, dtype=np.uint8, count=size)
        self.words: Words = np.ndarray((size + len(PAD) - 7,), dtype="<u8", buffer=self.data, strides=(1,))

    def hashes(self, start: Array, length: Array) -> Words:
        """One hash a field, equal for equal bytes."""
        word, short = self.words[start], np.flatnonzero(length < 8)
        word[short] &= _MASKS[length[short]]
        found = _mixed(length.astype(np.uint64) * _PRIME, word)
        least = int(length.min(initial=0))
        for offset in range(8, int(length.max(initial=0)), 8):  # the last word overlaps the one before
            here = slice(None) if least > offset else np.flatnonzero(length > offset)
            found[here] = _mixed(found[here], self.words[start[here] + np.minimum(offset, length[here] - 8)])
        return found

    def texts(self, start: Array, length: Array) -> list[str]:
        """The fields themselves."""
        return [bytes(self.data[a:a + n]).decode("utf-8") for a, n in zip(start.tolist(), length.tolist(), strict=True)]

    def times(self, start: Array, length: Array) -> tuple[Ints, Array]:
        """Seconds since 1970 of `YYYY-MM-DDThh:mm:ss`, and which fields are such times."""
        head, middle, tail = (self.words[start + n] for n in (0, 8, 11))
        good = (length == 19) & _like(head, b"0000-00-") & _like(middle, b"00T00:00") & _like(tail, b"00:00:00")
        year = _digits(head, 0, 1) * 100 + _digits(head, 2, 3)
        month, day = _digits(head, 5, 6), _digits(middle, 0, 1)
        hour, minute, second = (_digits(tail, n, n + 1) for n in (0, 3, 6))
        good &= (year > 0) & (month > 0) & (month < 13) & (day > 0) & (hour < 24) & (minute < 60) & (second < 60)
        months = np.where(good, year * 12 + month - 1, 0)
        first = _FIRST_DAYS[months]
        good &= day <= _FIRST_DAYS[months + 1] - first
        return ((first + day - 1) * 24 + hour) * 3600 + minute * 60 + second, good


class Codes:
    """Positions of known texts by their hash; -1 for any other."""

    def __init__(self, names: Sequence[str]) -> None:
        hashes = hashed(names)
        self._order = np.argsort(hashes)
        self._sorted = hashes[self._order]

    def of(self, hashes: Words) -> Ints:
        """The position of each hash among the names."""
        if not len(self._sorted):
            return np.full(len(hashes), -1, dtype=np.int64)
        at = np.minimum(np.searchsorted(self._sorted, hashes), len(self._sorted) - 1)
        return np.where(self._sorted[at] == hashes, self._order[at], -1)


def _mixed(found: Words, word: Words) -> Words:
    mixed = found ^ word
    mixed *= _PRIME
    mixed ^= mixed >> _SHIFT
    return mixed


def hashed(names: Iterable[str]) -> Words:
    """Hashes of texts, as `Text.hashes` gives them."""
    encoded = [name.encode() for name in names]
    length = np.array([len(each) for each in encoded], dtype=np.int64)
    return Text(b"".join(encoded), int(length.sum())).hashes(np.cumsum(length) - length, length)


def _digits(word: Words, tens: int, ones: int) -> Ints:
    low = word & _LOW
    return ((low >> _U(8 * tens) & _U(15)) * _U(10) + (low >> _U(8 * ones) & _U(15))).astype(np.int64)


def _like(word: Words, pattern: bytes) -> Array:
    """Whether a word has digits where the pattern has 0 and the pattern's own bytes elsewhere."""
    fixed = int.from_bytes(bytes(0 if each == 48 else 255 for each in pattern), "little")
    marks = int.from_bytes(bytes(0 if each == 48 else each for each in pattern), "little")
    high = int.from_bytes(bytes(0xF0 if each == 48 else 0 for each in pattern), "little")
    zero = int.from_bytes(bytes(0x30 if each == 48 else 0 for each in pattern), "little")
    six = int.from_bytes(bytes(6 if each == 48 else 0 for each in pattern), "little")
    digit = word & _U(high | zero | 0x0F0F0F0F0F0F0F0F & ~fixed)
    good = ((word & _U(fixed)) == _U(marks)) & ((digit & _U(high)) == _U(zero)) & (((digit + _U(six)) & _U(high)) == _U(zero))
    return np.asarray(good)
