"""变更记录与版本对不上

## 为什么
变更记录新的在前，每个版本一条，日期一个比一个早；第一条就是现在的版本。对不上，就不知道哪一天执行的是哪一版，旗县区该在哪一天以前跟进也算不出来。

## 会指出
现在是第3版，变更记录只到第2版：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
版本: 3  # expect: VER107
变更:
  - {版本: 2, 类型: 调整, 生效日期: 2026-03-02, 宽限: 20个工作日, 原因: 压缩时限, 文号: 示例〔2026〕1号}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

## 不指出

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
变更:
  - {版本: 3, 类型: 调整, 生效日期: 2026-10-08, 宽限: 20个工作日, 原因: 压减材料，缩短时限, 文号: 示例〔2026〕2号, 影响: [{要素: 申请材料/建筑工程施工许可申请表/材料形式, 影响: 减负, 说明: 改为在线填报}]}
  - {版本: 2, 类型: 调整, 生效日期: 2026-03-02, 宽限: 20个工作日, 原因: 压缩时限, 文号: 示例〔2026〕1号}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

## 怎么改
照实际补齐或者改正这一条。新版本用 `portal release` 发布，它会记好；不要手工改版本号，也不要改以前各条的日期。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.model.records import change_record
from generator.rules.rule import Rule
from generator.rules.versions import DESK, Kept, present


def check(portal: Portal) -> Iterator[Fact]:
    """Present files whose number, order or dates disagree with their change record or with what is kept."""
    for kept in present(portal, *DESK):
        yield from _number(kept)
        yield from _order(kept)
        yield from _against_kept(portal, kept)


def _number(kept: Kept) -> Iterator[Fact]:
    record, number = change_record(kept.tree), kept.step.version.number
    node = kept.tree.get("版本")
    where = node.where if node is not None else kept.tree.where
    if (record and record[0].version != number) or (not record and number > 1):
        newest = f"最新一条是第{record[0].version}版" if record else "没有变更记录"
        yield kept.fact(where, f"写的是第{number}版，{newest}。", "版本与变更记录的第一条写一样；新版本用 portal release 发布。", "版本",
                        *([record[0].table.where] if record else []))


def _order(kept: Kept) -> Iterator[Fact]:
    for newer, older in pairwise(change_record(kept.tree)):
        if older.version >= newer.version:
            yield kept.fact(older.table.where, f"第{older.version}版排在第{newer.version}版后面。", "新的在前，一个版本一条。", f"变更/{older.version}", newer.table.where)
        elif older.effective > newer.effective:
            yield kept.fact(older.table.where, f"第{older.version}版的生效日期比第{newer.version}版还晚。", "照实际改正其中一个日期。", f"变更/{older.version}", newer.table.where)


def _against_kept(portal: Portal, kept: Kept) -> Iterator[Fact]:
    rows = {change.version: change for change in change_record(kept.tree)}
    for version in portal.versions(kept.kind, kept.place, kept.item):
        number = portal.documents[version.path].slot.number
        if not number:
            continue
        if version.number != number:
            yield kept.fact(version.tree.where, f"留存为第{number}版的文件里写的是第{version.number}版。", "把它改成留存时的样子，或者改正文件名。", f"第{number}版")
        elif number in rows and version.change.table is not version.tree and rows[number].effective != version.effective:
            yield kept.fact(rows[number].table.where, f"第{number}版的生效日期与留存的文件不一样，那里是{version.effective}。",
                            "以前各版的日期不能改，改回去。", f"变更/{number}", version.change.table.where)


RULE = Rule(code="VER107", name="record-disagrees", severity=ERROR, since="0.2",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="部门", check=check)
