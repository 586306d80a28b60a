"""The ledger of letters (`catalog/letters.yml`): who was written to, about what, by when to answer. It only grows.

Entries are appended as text, so that what stands there, comments included, is not touched; numbers run on within a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from generator.collection import Portal
from generator.findings import Where
from generator.model.records import day
from generator.reading.layout import schema_line

FILE = "catalog/letters.yml"
DRAFT, WITHDRAWN, SETTLED = "拟稿", "撤销", "办结"
SENT = ("已发", "已答复", SETTLED)
_HEAD = f"""{schema_line(FILE, "letters")}
# 提醒函、督办函的登记，portal letters --write 往后加。只往后加，不改编号和次序，不删；不要的写 状态: 撤销。
# 发出以后把 状态 改成 已发，填 文号；收到答复写 已答复 和 答复日期；
# 问题改了或者说明清楚了写 办结，不再发。拟稿和撤销的不公开
函件:
"""


class Entry(NamedTuple):
    """One letter. `matters` are the ids of what it is about; `codes` their rules with items."""

    number: str
    kind: str
    recipient: str
    day: date
    reply: date
    status: str
    document: str
    replied: date
    matters: tuple[str, ...]
    codes: tuple[tuple[str, str, str], ...]
    sample: bool
    where: Where

    @property
    def standing(self) -> bool:
        """Whether it counts: it was not withdrawn."""
        return self.status != WITHDRAWN

    @property
    def sent(self) -> bool:
        """Whether it left the office, and so is public."""
        return self.status in SENT


def entries(portal: Portal) -> list[Entry]:
    """Letters up to the portal's day, as written."""
    rows = portal.table(FILE).tables("函件")
    found = [Entry(row.text("编号"), row.text("种类"), row.text("收文"), day(row.text("日期")), day(row.text("答复期限")), row.text("状态"),
                   row.text("文号"), day(row.text("答复日期")), tuple(each.text("标识") for each in row.tables("问题")),
                   tuple((each.text("规则"), each.text("事项"), each.text("对象")) for each in row.tables("问题")), row.text("示例") == "是", row.where)
             for row in rows]
    return [entry for entry in found if entry.day <= portal.as_of]


def following(ledger: Sequence[Entry], today: date, more: int = 0) -> str:
    """The number after the last one of the year, and `more` after that: 2026-003."""
    used = [int(entry.number[5:]) for entry in ledger if entry.number.startswith(f"{today.year}-")]
    return f"{today.year}-{max(used, default=0) + 1 + more:03d}"


class New(NamedTuple):
    """What is written of a new letter; `matters` are id, rule, item, subject."""

    number: str
    kind: str
    recipient: str
    day: date
    reply: date
    matters: tuple[tuple[str, str, str, str], ...]
    sample: bool


def appended(data: bytes, new: Iterable[New]) -> bytes:
    """The ledger with drafts at its end; an empty ledger gets its head first."""
    text = data.decode("utf-8") if data else _HEAD
    text = text.replace("函件: []", "函件:")
    return (text + ("" if text.endswith("\n") else "\n") + "".join(map(_entry, new))).encode()


def _entry(new: New) -> str:
    lines = [f"  - 编号: {new.number}", f"    种类: {new.kind}", f"    收文: '{new.recipient}'", f"    日期: {new.day.isoformat()}",
             f"    答复期限: {new.reply.isoformat()}", f"    状态: {DRAFT}", "    文号: 待填", *(["    示例: 是"] if new.sample else []), "    问题:"]
    for mark, rule, item, subject in new.matters:
        lines += [f"      - 标识: {quoted(mark)}", f"        规则: {rule}", *([f"        事项: {item}"] if item else []),
                  *([f"        对象: {quoted(subject)}"] if subject else [])]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A YAML single-quoted scalar on one line."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
