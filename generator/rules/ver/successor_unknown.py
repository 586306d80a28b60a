"""取消、合并、拆分的事项，没有写由谁承接

## 为什么
事项拆分、合并、废置以后，旧网址要转到承接的事项，正在办的人要知道接着找谁。拆分、合并必须写承接事项；废置没有承接的写 `承接: []`，表示确实没有。

## 会指出
承接的事项清单里没有：

```yaml
# 片段: catalog/150400-chifeng/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
版本: 2
变更:
  - {版本: 2, 类型: 废置, 生效日期: 2026-12-01, 宽限: 20个工作日, 原因: 示例, 文号: 示例〔2026〕4号, 承接: [jianzhu-gongcheng-shigong-xukee]}  # expect: VER106
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

## 不指出

```yaml
# 片段: catalog/150400-chifeng/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
版本: 2
变更:
  - {版本: 2, 类型: 合并, 生效日期: 2026-12-01, 宽限: 20个工作日, 原因: 示例, 文号: 示例〔2026〕4号, 承接: [jianzhu-gongcheng-shigong-xuke]}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

## 怎么改
`承接` 写承接事项的拼音标识，与清单的文件名一字不差；拆成几个就写几个。承接的事项还没有的，先用 `portal new item` 建好。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Where
from generator.model.records import ENDED, Change
from generator.model.tree import Items
from generator.reading.explain import near_names
from generator.rules.routes import listed
from generator.rules.rule import Rule
from generator.rules.versions import Kept, present


def check(portal: Portal) -> Iterator[Fact]:
    """Files of the city's list that end an item without saying who carries it on, or name nobody there is."""
    known = listed(portal)
    for kept in present(portal, "市清单"):
        change = kept.step.version.change
        if change.kind not in ENDED:
            continue
        if not change.successors and (change.kind != "废置" or "承接" not in change.table.entries):
            yield _fact(kept, change, change.table.where, f"{change.kind}没有写承接事项。", "写上承接事项的拼音标识；废置以后确实没有承接的，写 承接: []。")
        for item, where in _named(change):
            if item == kept.item or (item not in known and known):
                near = near_names(item, sorted(known))
                guess = f"是不是 {'、'.join(near)}？" if near and item != kept.item else ""
                yield _fact(kept, change, where, f"承接事项“{item}”{'就是它自己' if item == kept.item else '清单里没有'}。", f"{guess}照承接事项的文件名写。")


def _named(change: Change) -> Iterator[tuple[str, Where]]:
    node = change.table.get("承接")
    if isinstance(node, Items):
        yield from ((text, child.where) for text, child in zip(change.successors, node.nodes, strict=True))


def _fact(kept: Kept, change: Change, where: Where, message: str, advice: str) -> Fact:
    return kept.fact(where, message, advice, f"变更/{change.version}/承接")


RULE = Rule(code="VER106", name="successor-unknown", severity=ERROR, since="0.2",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="市工改办", check=check)
