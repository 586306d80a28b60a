"""A gathered change for people: plain text for a terminal, Markdown for a pull request. Same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.findings import SEVERITY_WORDS

Row = dict[str, Any]
_MOST = 30


def render(row: Row, *, markdown: bool = False) -> str:
    """The whole report."""
    return laid(lines(row), markdown=markdown)


def laid(lines: Iterable[tuple[int, str]], *, markdown: bool) -> str:
    """Lines with their depth as text or Markdown."""
    return "\n".join(_markdown(lines) if markdown else _plain(lines)) + "\n"


def _markdown(lines: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Headings, then bullets by depth; what a file says is never markup."""
    for depth, text in lines:
        text = "".join(f"\\{letter}" if letter in "\\`*_[]<>#|~&@" else letter for letter in text)
        yield f"\n## {text}\n" if depth == 0 else f"{'  ' * (depth - 1)}- {text}"


def _plain(lines: Iterable[tuple[int, str]]) -> Iterator[str]:
    for depth, text in lines:
        yield f"━━ {text} ━━" if depth == 0 else f"{'  ' * (depth - 1)}{text}"


def lines(row: Row) -> Iterator[tuple[int, str]]:
    """(depth, text): 0 a heading, 1 an entry, 2 below it."""
    changes = [each for each in row["changes"] if not each["frozen"] or each["kind"] == "读不出来"]
    yield 0, f"改了什么（{len(changes)} 个文件）" if changes else "改了什么"
    if not changes:
        yield 1, "清单和指南没有改动。"
    for change in changes:
        yield from _change(change)
    if row["impact"]:
        yield 0, "影响到谁"
    for impact in row["impact"]:
        yield from _impact(impact)
    if row["findings"]:
        yield 0, f"要改的（{len(row['findings'])} 处）"
    for finding in row["findings"]:
        yield 1, f"{SEVERITY_WORDS[finding['severity']]} {finding['code']} {finding['path']}:{finding['line']} {finding['message']}"
        yield 2, f"怎么改：{finding['advice']}"
    if row["pages"]:
        yield 0, f"会变的页面（{len(row['pages'])} 个）"
    for page in row["pages"][:_MOST]:
        yield 1, page
    if len(row["pages"]) > _MOST:
        yield 1, f"另有 {len(row['pages']) - _MOST} 个"


def _change(change: Row) -> Iterator[tuple[int, str]]:
    about = " · ".join(word for word in (change["place_name"], change["item_name"]) if word) or change["path"]
    old, new = change["versions"]
    number = f"，第{old}版 → 第{new}版" if old and new and old != new else ""
    yield 1, f"{about}（{change['kind']}{number}）{change['path'] if change['path'] != about else ''}"
    record = change["record"]
    if record and old != new:
        words = [record["kind"], f"{record['effective']}起", f"宽限{record['grace']}" if record["grace"] else "", record["reason"], record["document"]]
        yield 2, "，".join(word for word in words if word) + (f"，由 {'、'.join(record['successors'])} 承接" if record["successors"] else "")
    for text in (*change["unread"], *change["pins"]):
        yield 2, text
    for each in change["differences"]:
        told = "（由编辑判定）" if each["effect"] != each["by_order"] else ""
        yield 2, f"{each['effect']}{told} {each['said']}"


def _impact(impact: Row) -> Iterator[tuple[int, str]]:
    due = f"，最迟 {impact['due']}{'（暂定）' if impact['provisional'] else ''} 跟进" if impact["due"] else ""
    yield 1, f"{impact['item_name']}：改了{'、'.join(impact['sections']) or '不影响申请人的内容'}{due}"
    if impact["comes"]:
        yield 2, f"照市级执行、不用另改指南的：{'、'.join(impact['comes'])}"
    for each in impact["stands"]:
        yield 2, f"{each['place']}另有规定，仍照本地的：{'、'.join(each['own'])}"
    for each in impact["heavier"]:
        yield 2, f"{each['place']}将比市级重：{'、'.join(each['subjects'])}{due or '，现在就要改'}"
    for each in impact["redundant"]:
        yield 2, f"{each['place']}的这几行与市级一样了，可以删：{'、'.join(each['own'])}"
    if impact["must_follow"]:
        yield 2, f"要改跟随版本的：{'、'.join(impact['must_follow'])}（portal claim 旗县区 {impact['item']} --take-over）"
    if impact["project_types"]:
        yield 2, f"涉及的项目类型：{'、'.join(impact['project_types'])}"
    if impact["figures"]:
        yield 2, f"涉及的实际用时：{'、'.join(impact['figures'])}（times/{impact['item']}/），新版生效以后受理的件照新版算"
