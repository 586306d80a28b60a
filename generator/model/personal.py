"""Numbers that belong to a person: mobile numbers and identity card numbers, in bytes as stored.

Used by whatever must not publish them and by the door that lets case records in; landlines and
organisations' codes are not personal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.records import day

MOBILE, IDENTITY = "手机号", "身份证号"
_NUMBER = re.compile(rb"(?<![0-9A-Za-z.])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?![0-9A-Za-z])")
_DIGITS = bytes(ord("0") if chr(byte).isdigit() and byte < 128 else ord(" ") for byte in range(256))
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MOBILE_DIGITS = 11


def numbers(data: bytes) -> Iterator[tuple[int, str]]:
    """Where such numbers begin, and of which kind they are."""
    if b"0" * _MOBILE_DIGITS not in data.translate(_DIGITS):  # both kinds are at least so many digits in a row
        return
    for found in _NUMBER.finditer(data):
        if len(found[0]) == _MOBILE_DIGITS:
            yield found.start(), MOBILE
        elif is_identity_number(found[0].decode()):
            yield found.start(), IDENTITY


def is_identity_number(text: str) -> bool:
    """Whether 18 characters are an identity card number: a birth date and the check digit of GB 11643."""
    born = day(f"{text[6:10]}-{text[10:12]}-{text[12:14]}")
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text[:17], strict=True))
    return born.year > 1900 and "10X98765432"[total % 11] == text[17].upper()
