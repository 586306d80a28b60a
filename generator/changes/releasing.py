"""A new version of a file: its number, its line in the change record, and the old text frozen.

The clerk edits the file first. What it said before comes from git (or from a copy laid into
history/ by hand); what the change record must say follows from the comparison of the two. What is
missing is named, never made up. It plans; the command asks and writes.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.changes.diff import laid
from generator.changes.rewriting import Plan
from generator.changes.steps import settled, substantive
from generator.collection import Portal
from generator.comparing import Difference, Effect, compare
from generator.errors import PortalError
from generator.model.records import COSMETIC, ENDED, version_of
from generator.model.tree import Table
from generator.reading.document import Document, read
from generator.reading.layout import COUNTY, Slot, level_of, schema_line
from generator.reading.surgery import Surgery

ADJUST, GRACE = "调整", "20个工作日"


@dataclass(frozen=True)
class Answers:
    """What the change record shall say; empty where nobody has said it yet."""

    kind: str = ""
    reason: str = ""
    document: str = ""
    effective: date | None = None
    grace: str = ""
    successors: tuple[str, ...] = ()
    effects: tuple[tuple[str, str, str], ...] = ()  # 要素, 影响, 说明


@dataclass(frozen=True)
class Release:
    """An edited file against the text it replaces."""

    path: str
    slot: Slot
    new: Table
    old: Table
    frozen: bytes
    differences: tuple[Difference, ...]

    @property
    def number(self) -> int:
        """The number of the version to come."""
        return version_of(self.old, self.path).number + 1

    def kind(self, answers: Answers) -> str:
        """The kind of change: as said, else by what the order says."""
        return answers.kind or (ADJUST if substantive(self.differences) else COSMETIC)

    def effects(self, answers: Answers) -> list[tuple[Difference, Effect]]:
        """Differences with their effect, as the answers settle them."""
        notes = {path: effect for path, effect, _ in answers.effects}
        return [(each, settled(each, notes)) for each in self.differences]

    def missing(self, answers: Answers) -> list[str]:
        """Names of the answers that are still needed, in the order of asking; 影响:要素 for a line of 影响."""
        effects = self.effects(answers)
        heavier = any(effect is Effect.HEAVIER for _, effect in effects)
        need = [f"影响:{each.subject}" for each, effect in effects if effect is Effect.OPEN]
        kind = self.kind(answers)
        need += ["原因"] * (not answers.reason)
        need += ["文号"] * ((heavier or kind in ENDED) and not answers.document)
        need += ["生效日期"] * (answers.effective is None)
        need += ["宽限"] * (kind != COSMETIC and not answers.grace and level_of(self.slot.place) != COUNTY)  # nobody follows a county
        return need + ["承接"] * (kind in ("拆分", "合并") and not answers.successors)


def opened(portal: Portal, path: str, slot: Slot, before: bytes | None) -> Release:
    """The edited file and the text before it: the copy in history/ if someone laid it there, else `before`."""
    document = portal.documents.get(path)
    if document is None or document.tree is None or document.stale:
        raise PortalError(f"{path} 没有或者读不出来。先运行 portal check 看哪一行要改。")
    number = version_of(document.tree, path).number
    kept = portal.documents.get(history(path, number))
    if kept is not None and kept.tree is not None:
        old, frozen = kept.tree, portal.source.read(kept.path)
    else:
        found = _before(portal, path, slot, before, number)
        assert found.tree is not None
        assert before is not None
        old, frozen = found.tree, _refit(before, history(path, number), slot)
    new, was = ((laid(portal, slot, tree) if level_of(slot.place) == COUNTY else tree.entries) for tree in (document.tree, old))
    return Release(path, slot, document.tree, old, frozen, tuple(compare(new, was, portal.shapes.of_home(slot.kind))))


def _before(portal: Portal, path: str, slot: Slot, before: bytes | None, number: int) -> Document:
    if before is None:
        raise PortalError(f"不知道 {path} 改以前是什么样子(没有 git，或者还没有提交过)。把改以前的文件存为 {history(path, number)}，再运行一次。")
    found = read(path, slot, before, portal.schemas)
    if found.tree is None:
        raise PortalError(f"{path} 提交过的那一版读不出来，不能留存。把改以前的文件存为 {history(path, number)}，再运行一次。")
    was = version_of(found.tree, path).number
    if was != number:
        raise PortalError(f"{path} 写的是第{number}版，提交过的是第{was}版。版本由本命令来加：先改回 {was}，再运行一次；已经提交的，用 --base 指明改以前的提交。")
    return found


def history(path: str, number: int) -> str:
    """Where a superseded version of a file is kept."""
    folder, name = posixpath.split(path)
    return f"{folder}/history/{name.removesuffix('.yml')}/{number}.yml"


def releasing(portal: Portal, release: Release, answers: Answers) -> Plan:
    """The plan of a release of which nothing is missing."""
    kind = release.kind(answers)
    if not release.differences and kind not in ENDED:
        raise PortalError(f"{release.path} 与第{release.number - 1}版没有不同，不用发布新版。先改内容，再运行。")
    if kind == COSMETIC and substantive(release.differences):
        words = "、".join(dict.fromkeys(each.subject for each in release.differences if each.effect is not Effect.NEUTRAL))
        raise PortalError(f"改了{words}，不是编辑性的改动。类型写 调整。")
    if kind in ENDED and release.slot.kind != "市清单":
        raise PortalError(f"{kind}写在市清单里(catalog/{portal.city.folder}/)，不写在这里。")
    plan, data = Plan(), portal.source.read(release.path)
    surgery = Surgery(release.path, data, portal.schemas.keys)
    surgery.set(("版本",), release.number)
    row = _row(release.number, kind, answers)
    if "变更" in release.new.entries:
        surgery.prepend(("变更",), row)
    else:
        surgery.put(("变更",), [row])
    written = surgery.result()
    again = read(release.path, release.slot, written, portal.schemas)
    if again.tree is None:
        fact = again.problems[0].fact
        raise PortalError(f"填的内容不合格式，没有写：{fact.message}{fact.advice}")
    frozen = history(release.path, release.number - 1)
    plan.put(frozen, release.frozen, portal.source.read(frozen) if frozen in portal.documents else None)
    plan.put(release.path, written, data)
    plan.done = [f"{release.path}：版本由 {release.number - 1} 改为 {release.number}，变更记录加一条({kind}，{answers.effective}起)。",
                 f"{frozen}：第{release.number - 1}版照原样留存。"]
    return plan


def _row(number: int, kind: str, answers: Answers) -> dict[str, Any]:
    row: dict[str, Any] = {"版本": number, "类型": kind, "生效日期": str(answers.effective)}
    for key, value in (("宽限", answers.grace if kind != COSMETIC else ""), ("原因", answers.reason), ("文号", answers.document)):
        if value:
            row[key] = value
    if answers.effects:
        row["影响"] = [dict(zip(("要素", "影响", "说明"), each, strict=True)) for each in answers.effects]
    if kind in ENDED:
        row["承接"] = list(answers.successors)
    return row


def _refit(data: bytes, path: str, slot: Slot) -> bytes:
    """The frozen text as it stood; only the editor's line finds its schema from the new folder."""
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    first, end, rest = data.removeprefix(mark).partition(b"\n")
    line = schema_line(path, slot.schema).encode() + (b"\r" if first.endswith(b"\r") else b"")
    return mark + (line + end + rest if first.startswith(b"# yaml-language-server:") else line + b"\n" + first + end + rest)
