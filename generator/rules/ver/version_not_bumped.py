"""改了实质内容，版本没有加

## 为什么
旗县区跟随的是市级指南的第几版，办事的人要能查到“我申请那天的指南”。内容变了版本不变，旗县区不知道要跟进，以前的样子也没有留下。
改错别字、窗口电话这样不影响申请人的，不必加版本。把“待核”“未公布”填成内容，也要加版本，只是提示。
旗县区改了本地指南也要加版本，网站和订阅才说得出当地从哪一天起变了；没有加，是提示。

## 会指出
第2版已经留存，现行文件还写第2版，承诺时限却改了：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
版本: 2  # expect: VER101
变更:
  - {版本: 2, 类型: 调整, 生效日期: 2026-03-02, 宽限: 20个工作日, 原因: 压缩时限, 文号: 示例〔2026〕1号}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

```yaml
# 文件: catalog/150402-hongshan/claims.yml
# yaml-language-server: $schema=../schemas/claims.schema.json
旗县区: '150402'
示例: 是
部门: {发展和改革: 待核, 住房和城乡建设: 待核}
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}
```

```yaml
# 文件: catalog/150430-aohan/claims.yml
# yaml-language-server: $schema=../schemas/claims.schema.json
旗县区: '150430'
示例: 是
部门: {发展和改革: 待核, 住房和城乡建设: 待核}
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}
```

```yaml
# 文件: catalog/X15040001-shili/claims.yml
# yaml-language-server: $schema=../schemas/claims.schema.json
旗县区: 'X15040001'
示例: 是
部门: {发展和改革: 待核, 住房和城乡建设: 待核}
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}
```

## 不指出
只改了不影响申请人的内容：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
现场原因: 核对原件，当场退回
```

## 怎么改
改好内容以后运行 `portal release 赤峰市 事项`（旗县区写自己的名称）：它把版本加一，把旧版留存到 `history/`，在变更记录里加一条，并问清原因、文号和生效日期。不要手工改版本号。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes import Diff
from generator.collection import Portal
from generator.comparing import Difference, Effect, compare
from generator.findings import ERROR, WARNING, Fact, Where
from generator.model.tree import Table
from generator.rules.rule import Rule
from generator.rules.versions import DESK, changed, named, present

OWN = "旗县区指南"


def check(portal: Portal) -> Iterator[Fact]:
    """Present files that differ in substance from a kept version of their own number."""
    for kept in present(portal):
        if kept.rival is not None:
            differences = compare(kept.tree.entries, kept.rival.tree.entries, portal.shapes.of_home(kept.kind))
            yield from _fact(kept.tree, kept.step.version.number, differences, kept.place, kept.item, kept.kind, kept.rival.tree.where)


def against(diff: Diff) -> Iterator[Fact]:
    """Files that differ in substance between two revisions under one number."""
    for change, now, before in changed(diff):
        if now.number <= before.number:
            yield from _fact(now.tree, now.number, list(change.differences), change.slot.place, change.slot.item, change.slot.kind, None)
    for change, now, before in changed(diff, OWN):
        if now.number <= before.number:
            facts = _fact(now.tree, now.number, list(change.differences), change.slot.place, change.slot.item, OWN, None)
            yield from (fact._replace(severity=WARNING) for fact in facts)


def _fact(tree: Table, number: int, differences: list[Difference], place: str, item: str, kind: str, other: Where | None) -> Iterator[Fact]:
    weighing = [each for each in differences if each.effect is not Effect.NEUTRAL]
    if weighing:
        node = tree.get("版本")
        yield Fact(node.where if node else tree.where, f"改了{named(weighing)}，版本还是第{number}版。",
                   "改完内容运行 portal release，由它加版本、留旧版、记变更。", place, item, "版本", (other,) if other else (),
                   severity=WARNING if all(each.effect is Effect.UNKNOWN for each in weighing) else ERROR, mended_by=DESK[kind])


RULE = Rule(code="VER101", name="version-not-bumped", severity=ERROR, since="0.2",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="部门", check=check, against=against)
