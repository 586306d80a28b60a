"""写着编辑性，其实改了实质内容

## 为什么
“编辑性”只用于错别字、窗口电话、办理地点。写成编辑性的版本没有宽限，旗县区不会收到跟进的提醒；是不是实质改动由比较得出，不由标签说了算。

## 会指出

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
变更:
  - {版本: 3, 类型: 编辑性, 生效日期: 2026-10-08, 原因: 文字调整, 文号: 示例〔2026〕2号, 影响: [{要素: 申请材料/建筑工程施工许可申请表/材料形式, 影响: 减负, 说明: 改为在线填报}]}  # expect: VER103
  - {版本: 2, 类型: 调整, 生效日期: 2026-03-02, 宽限: 20个工作日, 原因: 压缩时限, 文号: 示例〔2026〕1号}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

## 不指出

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
变更:
  - {版本: 3, 类型: 调整, 生效日期: 2026-10-08, 宽限: 20个工作日, 原因: 压减材料, 文号: 示例〔2026〕2号, 影响: [{要素: 申请材料/建筑工程施工许可申请表/材料形式, 影响: 减负, 说明: 改为在线填报}]}
  - {版本: 2, 类型: 调整, 生效日期: 2026-03-02, 宽限: 20个工作日, 原因: 压缩时限, 文号: 示例〔2026〕1号}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

## 怎么改
类型改成 `调整`，补上 `宽限`、`原因`；加重的再写 `文号`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.comparing import Effect
from generator.findings import ERROR, Fact
from generator.model.records import COSMETIC
from generator.rules.rule import Rule
from generator.rules.versions import named, present


def check(portal: Portal) -> Iterator[Fact]:
    """Newest steps called cosmetic that changed something in substance."""
    for kept in present(portal):
        change = kept.step.version.change
        weighing = [each for each, effect in kept.effects() if effect is not Effect.NEUTRAL]
        if change.kind == COSMETIC and weighing:
            node = change.table.get("类型")
            yield kept.fact(node.where if node else change.table.where, f"第{change.version}版写的是编辑性，实际改了{named(weighing)}。",
                            "类型改成 调整，写明宽限和原因。", f"变更/{change.version}", *(kept.spot(each) for each in weighing))


RULE = Rule(code="VER103", name="cosmetic-label-on-change", severity=ERROR, since="0.2",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="部门", check=check)
