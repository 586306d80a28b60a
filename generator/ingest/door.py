"""The privacy door: columns about persons are dropped unread, numbers of persons in text refuse the row.

Applied before anything is kept, even in the private folder. Units and codes pass; a bare number in a
column of its own is taken for a code, so that serial numbers that begin like a mobile number pass too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from generator.model.personal import IDENTITY, numbers

_PERSON = re.compile(
    r"申请人|申办人|联系人|联系方式|联系电话|电话|手机|证件|身份证|办理人|经办人|承办人|审批人|受理人|审核人|操作人|领取人|委托人|代理人|法定代表人|法人姓名|负责人|姓名|住址|邮箱|"
    r"^(BLR|BLRXM|SQR\w*|LXR\w*|LXDH|SJHM?|ZJHM?|ZJLX|SFZH?|FRXM|JBR\w*|DLR\w*)$|"
    r"applicant|applyer|apply_?(user|person|name)|contact|phone|mobile|e?mail|cert_?no|card_?no|handle_user|user_?name|operator|^org:resource$|^(person|resource)$", re.IGNORECASE)
_ORGANISATION = re.compile(r"申请人类型|applyer_type|apply_(date|time)|申请时间|申请日期|证照名称|证件名称", re.IGNORECASE)
_MOBILE = 11
_MAYBE = re.compile(r"1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx]", re.ASCII)


def personal(columns: Iterable[str], more: Iterable[str] = ()) -> list[str]:
    """Headings of columns about persons."""
    known = frozenset(more)
    return [name for name in columns if name in known or is_personal(name)]


def is_personal(name: str) -> bool:
    """Whether a heading is about a person."""
    name = name.rpartition("trace:")[2]
    return bool(_PERSON.search(name)) and not _ORGANISATION.search(name)


def guard(codes: Iterable[str], texts: Iterable[str], more: Iterable[str], unread: Iterable[str]) -> Callable[[Mapping[str, str]], bool]:
    """A function that says whether a row holds a person's number where it must not.

    `codes` are columns used as ids, `texts` columns kept as text, `more` columns about persons by
    the mapping, `unread` columns it says to leave alone.
    """
    ids, kept, closed = frozenset(codes), frozenset(texts), frozenset(more) | frozenset(unread)
    skipped: dict[str, bool] = {}

    def holds(cells: Mapping[str, str]) -> bool:
        if not _MAYBE.search("\x1f".join(cells.values())):
            return False
        for name, value in cells.items():
            if name not in skipped:
                skipped[name] = name in closed or (name not in kept and is_personal(name))
            if skipped[name] or not _MAYBE.search(value):
                continue
            for _, kind in numbers(value.encode()):
                if kind == IDENTITY or name in kept or (name not in ids and len(value.strip()) > _MOBILE):
                    return True
        return False

    return holds
