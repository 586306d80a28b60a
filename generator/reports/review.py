"""A pull request in the words of a clerk: may it land, what is new, what was there before, what it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from generator.changes.gate import PROGRAM, Trespass
from generator.collection import Portal
from generator.findings import ERROR, SEVERITY_WORDS, Finding, Where
from generator.reports import change_text, github
from generator.reports.text import office

ANNOTATIONS = 10  # GitHub shows no more a step


class Review(NamedTuple):
    """What was seen. `fresh` are findings the base does not have, `old` is how many it shares."""

    portal: Portal
    trespasses: Sequence[Trespass]
    fresh: Sequence[Finding]
    old: int
    change: dict[str, Any]

    @property
    def wrong(self) -> int:
        """How many things stop it."""
        return len(self.trespasses) + sum(finding.severity == ERROR for finding in self.fresh)


def render(review: Review, *, markdown: bool = False) -> str:
    """The whole review; text or Markdown."""
    return change_text.laid([*_lines(review), *change_text.lines({**review.change, "findings": []})], markdown=markdown)


def annotated(review: Review) -> str:
    """GitHub annotations, trespasses first, then errors; the rest is in the summary."""
    gate = [Finding("GATE", "path-gate", ERROR, each.message, "撤销对它的改动，或者交给它的主人改。", "工具", "", "", "", Where(each.path, 1, 1))
            for each in review.trespasses]
    ordered = [*gate, *sorted(review.fresh, key=lambda finding: finding.severity != ERROR)]
    return github.render(ordered[:ANNOTATIONS])


def _lines(review: Review) -> Iterator[tuple[int, str]]:
    yield 0, f"还不能合并：{review.wrong} 处要改" if review.wrong else "可以合并"
    yield 1, f"数据按 {review.portal.as_of.isoformat()} 检查；原来就有、这次没有碰的 {review.old} 处不算。"
    if review.trespasses:
        yield 0, f"不能改的文件（{len(review.trespasses)} 个）"
    for each in review.trespasses:
        yield 1, f"{each.path}：{each.message}{'程序、模板、格式和流程单独提交。' if each.owner == PROGRAM else ''}"
    desks: dict[str, list[Finding]] = defaultdict(list)
    for finding in review.fresh:
        desks[office(review.portal, finding)].append(finding)
    if desks:
        yield 0, f"这次新出现的问题（{len(review.fresh)} 处）"
    for desk, found in desks.items():
        yield 1, f"{desk}（{len(found)} 处）"
        for finding in found:
            yield 2, f"{SEVERITY_WORDS[finding.severity]} {finding.code} {finding.where.path}:{finding.where.line} {finding.message}怎么改：{finding.advice}"
