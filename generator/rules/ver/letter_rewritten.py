"""改了登记过的函件

## 为什么
函件登记只往后加：发给谁、指出什么、哪天答复，登记以后就是当时的样子，改了就说不清督办过没有。能改的只有状态、文号、答复日期；发出去的不能再写回拟稿或者撤销。
这一条对照提交前的登记，所以只在 `portal diff` 和拉取请求里检查。

## 会指出
答复期限被改晚了，第二份被删了：

```yaml
# 原来: catalog/letters.yml
函件:
  - {编号: 2026-001, 种类: 提醒函, 收文: '150402', 日期: 2026-11-05, 答复期限: 2026-11-19, 状态: 拟稿, 文号: 待填, 问题: [{标识: 'a1', 规则: LVL104}]}
  - {编号: 2026-002, 种类: 提醒函, 收文: '150430', 日期: 2026-11-05, 答复期限: 2026-11-19, 状态: 拟稿, 文号: 待填, 问题: [{标识: 'a2', 规则: LVL104}]}
```

```yaml
# 文件: catalog/letters.yml
# yaml-language-server: $schema=schemas/letters.schema.json
函件:  # expect: VER108
  - {编号: 2026-001, 种类: 提醒函, 收文: '150402', 日期: 2026-11-05, 答复期限: 2026-12-19, 状态: 拟稿, 文号: 待填, 问题: [{标识: 'a1', 规则: LVL104}]}  # expect: VER108
```

## 不指出
发出以后改了状态，填了文号，后面加了一份：

```yaml
# 原来: catalog/letters.yml
函件:
  - {编号: 2026-001, 种类: 提醒函, 收文: '150402', 日期: 2026-11-05, 答复期限: 2026-11-19, 状态: 拟稿, 文号: 待填, 问题: [{标识: 'a1', 规则: LVL104}]}
```

```yaml
# 文件: catalog/letters.yml
# yaml-language-server: $schema=schemas/letters.schema.json
函件:
  - {编号: 2026-001, 种类: 提醒函, 收文: '150402', 日期: 2026-11-05, 答复期限: 2026-11-19, 状态: 已发, 文号: 示例〔2026〕1号, 问题: [{标识: 'a1', 规则: LVL104}]}
  - {编号: 2026-002, 种类: 提醒函, 收文: '150430', 日期: 2026-11-20, 答复期限: 2026-12-04, 状态: 拟稿, 文号: 待填, 问题: [{标识: 'a2', 规则: LVL104}]}
```

## 怎么改
撤销对登记的改动。写错的，把 `状态` 改成 `撤销`，另写一份；已经发出的，另发一份更正。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes import Diff, FileChange
from generator.findings import ERROR, Fact, Where
from generator.model.tree import Table, plain
from generator.rules.rule import Rule

FILE = "catalog/letters.yml"
_MAY_CHANGE = frozenset({"状态", "文号", "答复日期"})
_SENT, _TAKEN_BACK = ("已发", "已答复", "办结"), ("拟稿", "撤销")


def against(diff: Diff) -> Iterator[Fact]:
    """Letters that were in the ledger and are gone, or say something else."""
    for change in diff.files:
        if change.path == FILE and change.old is not None and not change.unread:
            yield from _rewritten(change, change.old)


def _rewritten(change: FileChange, old: Table) -> Iterator[Fact]:
    new = change.new.tables("函件") if change.new is not None else ()
    now = {row.text("编号"): row for row in new}
    head = change.new.place_of("函件") if change.new is not None else Where(change.path, 1, 1)
    for was in old.tables("函件"):
        number, row = was.text("编号"), now.get(was.text("编号"))
        if row is None:
            yield _fact(head, number, f"登记过的 {number} {was.text('种类')}没有了。")
            continue
        changed = [name for name in dict.fromkeys((*was.entries, *row.entries)) if name not in _MAY_CHANGE and _value(was, name) != _value(row, name)]
        if changed:
            yield _fact(row.where, number, f"{number} 登记过，{'、'.join(changed)}被改了。")
        elif was.text("状态") in _SENT and row.text("状态") in _TAKEN_BACK:
            yield _fact(row.where, number, f"{number} 已经发出，状态又改成了{row.text('状态')}。")


def _value(row: Table, name: str) -> object:
    node = row.get(name)
    return None if node is None else plain(node)


def _fact(where: Where, number: str, message: str) -> Fact:
    return Fact(where, message, "撤销对登记的改动；写错的把状态改成 撤销，另写一份。", subject=f"函件/{number}")


RULE = Rule(code="VER108", name="letter-rewritten", severity=ERROR, since="0.2",
            basis="赤工改办综合字〔2023〕7号四(三)", mended_by="市工改办", against=against)
