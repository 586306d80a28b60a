"""改了编过的索引号

## 为什么
索引号编了就不变，指南没有了也不给别的用：别处引用的是号，号一改，引用就错了。台账只往后加。
这一条对照提交前的台账，所以只在 `portal diff` 和拉取请求里检查。

## 会指出
第一条的网页被改了，第二条被删了：

```yaml
# 原来: catalog/index-numbers.yml
索引号:
  - {号: 000000000/2026-00001, 网页: items/jianzhu-gongcheng-shigong-xuke/, 名称: 建筑工程施工许可证核发, 日期: 2026-11-02}
  - {号: 000000000/2026-00002, 网页: items/qiye-touzi-xiangmu-beian/, 名称: 企业投资项目备案, 日期: 2026-11-02}
```

```yaml
# 文件: catalog/index-numbers.yml
# yaml-language-server: $schema=schemas/index-numbers.schema.json
索引号:  # expect: VER109
  - {号: 000000000/2026-00001, 网页: items/qiye-touzi-xiangmu-beian/, 名称: 建筑工程施工许可证核发, 日期: 2026-11-02}  # expect: VER109
```

## 不指出
后面加了一条：

```yaml
# 原来: catalog/index-numbers.yml
索引号:
  - {号: 000000000/2026-00001, 网页: items/jianzhu-gongcheng-shigong-xuke/, 名称: 建筑工程施工许可证核发, 日期: 2026-11-02}
```

```yaml
# 文件: catalog/index-numbers.yml
# yaml-language-server: $schema=schemas/index-numbers.schema.json
索引号:
  - {号: 000000000/2026-00001, 网页: items/jianzhu-gongcheng-shigong-xuke/, 名称: 建筑工程施工许可证核发, 日期: 2026-11-02}
  - {号: 000000000/2026-00002, 网页: items/qiye-touzi-xiangmu-beian/, 名称: 企业投资项目备案, 日期: 2026-11-20}
```

## 怎么改
撤销对台账的改动。指南改名、取消，台账都不动。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes import Diff, FileChange
from generator.collection.numbers import FILE, LIST
from generator.findings import ERROR, Fact, Where
from generator.model.tree import Table, plain
from generator.rules.rule import Rule


def against(diff: Diff) -> Iterator[Fact]:
    """Numbers that were in the ledger and are gone, or belong to something else."""
    for change in diff.files:
        if change.path == FILE and change.old is not None and not change.unread:
            yield from _rewritten(change, change.old)


def _rewritten(change: FileChange, old: Table) -> Iterator[Fact]:
    now = {row.text("号"): row for row in change.new.tables(LIST)} if change.new is not None else {}
    head = change.new.place_of(LIST) if change.new is not None else Where(change.path, 1, 1)
    for was in old.tables(LIST):
        number = was.text("号")
        row = now.get(number)
        if row is None:
            yield _fact(head, number, f"编过的 {number}（{was.text('名称')}）没有了。")
        elif plain(row) != plain(was):
            yield _fact(row.where, number, f"{number} 编给 {was.text('名称')}（{was.text('网页')}）以后被改了。")


def _fact(where: Where, number: str, message: str) -> Fact:
    return Fact(where, message, "撤销对台账的改动；要编新号，运行 portal number。", subject=f"{LIST}/{number}")


RULE = Rule(code="VER109", name="index-number-rewritten", severity=ERROR, since="0.2",
            basis="政府信息公开目录系统实施指引（试行）", mended_by="市工改办", against=against)
